namespace HelpDesk.Users.Application.Sessions;

/// <summary>A sign-in that can still be refreshed.</summary>
/// <param name="CreatedAt">When the user signed in, UTC.</param>
/// <param name="LastUsedAt">When it was last refreshed, otherwise when the user signed in, UTC.</param>
/// <param name="Address">The IP address that last used it; null when it is unknown.</param>
/// <param name="UserAgent">The <c>User-Agent</c> header; null when there was none.</param>
public sealed record SessionView(Guid Id, DateTimeOffset CreatedAt, DateTimeOffset LastUsedAt, string? Address, string? UserAgent)
{
    /// <summary>Whether it is the session of the caller's own token.</summary>
    public bool IsCurrent { get; init; }
}
