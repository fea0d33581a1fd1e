namespace HelpDesk.Users.Bench;

/// <summary>What the service and its reference are both asked to do.</summary>
/// <param name="Name">What the table calls it.</param>
/// <param name="Users">How many users the directory has.</param>
/// <param name="AtLeast">The ratio to the reference that is to be reached.</param>
/// <param name="Ours">Makes a request for the service, by connection and how many it has sent.</param>
/// <param name="Theirs">The same for the reference.</param>
internal sealed record Work(string Name, int Users, double AtLeast, Func<int, int, HttpRequestMessage> Ours, Func<int, int, HttpRequestMessage> Theirs)
{
    /// <summary>How many connections send at once.</summary>
    public int Connections { get; init; } = 16;
}
