namespace HelpDesk.Users.Application.Common.Access;

/// <summary>The origin of a request, from its connection and headers.</summary>
/// <param name="UserAgent">The <c>User-Agent</c> header; null when there is none.</param>
/// <param name="CorrelationId">The id that finds the request in the log; null when there is no request.</param>
public sealed record CallerOrigin(string? Address, string? UserAgent, string? CorrelationId)
{
    /// <summary>The origin of requests that this service itself sends.</summary>
    public static CallerOrigin None { get; } = new(null, null, null);
}
