namespace HelpDesk.Users.WebApi.OpenApi;

/// <summary>How many members an object has.</summary>
[AttributeUsage(AttributeTargets.Class)]
internal sealed class MembersAttribute(int least) : Attribute
{
    public int Least { get; } = least;

    /// <summary>The most members; 0 for any number.</summary>
    public int Most { get; init; }
}
