using HelpDesk.Users.Application.Common.Messaging;

namespace HelpDesk.Users.Application.Sessions;

/// <summary>The data of a refresh token.</summary>
/// <param name="Family">The id of the sign-in that it descends from.</param>
/// <param name="SignedInAt">The time of that sign-in, UTC.</param>
/// <param name="AccessVersion">The user's access version when the token was issued.</param>
/// <param name="ExpiresAt">When the token expires, UTC: at the end of the session at the latest.</param>
/// <param name="IsUsed">Whether the token has been used.</param>
/// <param name="Successor">
/// The token that replaced this one, while it may be sent again: it is unused, and this one was used a short time ago. Otherwise null.
/// </param>
public sealed record RefreshGrant(
    Guid UserId,
    string OrganizationId,
    Guid Family,
    DateTimeOffset SignedInAt,
    long AccessVersion,
    DateTimeOffset ExpiresAt,
    bool IsUsed,
    Secret? Successor);
