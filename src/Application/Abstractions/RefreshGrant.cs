namespace HelpDesk.Users.Application.Abstractions;

/// <summary>What a refresh token stood for.</summary>
/// <param name="UserId">Whose it was.</param>
/// <param name="OrganizationId">The user's organization.</param>
/// <param name="Family">The sign-in it descends from.</param>
/// <param name="SignedInAt">When that was, UTC.</param>
/// <param name="AccessVersion">The user's access version when it was issued.</param>
public sealed record RefreshGrant(Guid UserId, string OrganizationId, Guid Family, DateTimeOffset SignedInAt, long AccessVersion);
