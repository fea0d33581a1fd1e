namespace HelpDesk.Users.Application.Sessions;

/// <summary>The data of a refresh token.</summary>
/// <param name="Family">The id of the sign-in that it descends from.</param>
/// <param name="SignedInAt">The time of that sign-in, UTC.</param>
/// <param name="AccessVersion">The user's access version when the token was issued.</param>
/// <param name="ExpiresAt">When the token expires, UTC.</param>
/// <param name="IsUsed">Whether the token has been used and is no longer valid.</param>
public sealed record RefreshGrant(
    Guid UserId,
    string OrganizationId,
    Guid Family,
    DateTimeOffset SignedInAt,
    long AccessVersion,
    DateTimeOffset ExpiresAt,
    bool IsUsed);
