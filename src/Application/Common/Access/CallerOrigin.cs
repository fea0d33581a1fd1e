namespace HelpDesk.Users.Application.Common.Access;

/// <summary>Where a request comes from, as far as its connection and headers tell.</summary>
/// <param name="Address">The IP address, null when there is none.</param>
/// <param name="UserAgent">What the client says that it is, null when it says nothing.</param>
/// <param name="CorrelationId">What finds the request in the log, null when there is no request.</param>
public sealed record CallerOrigin(string? Address, string? UserAgent, string? CorrelationId)
{
    /// <summary>From nowhere: the service itself.</summary>
    public static CallerOrigin None { get; } = new(null, null, null);
}
