namespace HelpDesk.Users.Application.Sessions;

/// <summary>What a refresh token stands for.</summary>
/// <param name="UserId">Whose it was.</param>
/// <param name="OrganizationId">The user's organization.</param>
/// <param name="Family">The sign-in it descends from.</param>
/// <param name="SignedInAt">When that was, UTC.</param>
/// <param name="AccessVersion">The user's access version when it was issued.</param>
/// <param name="ExpiresAt">When it stops counting, UTC.</param>
/// <param name="IsUsed">Whether it has been used, so that it counts no more.</param>
public sealed record RefreshGrant(
    Guid UserId,
    string OrganizationId,
    Guid Family,
    DateTimeOffset SignedInAt,
    long AccessVersion,
    DateTimeOffset ExpiresAt,
    bool IsUsed);
