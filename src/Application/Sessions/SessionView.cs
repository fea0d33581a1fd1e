namespace HelpDesk.Users.Application.Sessions;

/// <summary>A sign-in that can still be refreshed.</summary>
/// <param name="Id">Its id: the family of its refresh tokens.</param>
/// <param name="CreatedAt">When the user signed in, UTC.</param>
/// <param name="LastUsedAt">When it was last refreshed, else when the user signed in, UTC.</param>
/// <param name="Address">The IP address it was last used from.</param>
/// <param name="UserAgent">What the client said that it is.</param>
public sealed record SessionView(Guid Id, DateTimeOffset CreatedAt, DateTimeOffset LastUsedAt, string? Address, string? UserAgent);
