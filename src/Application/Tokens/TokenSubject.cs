using HelpDesk.Users.Application.Users;

namespace HelpDesk.Users.Application.Tokens;

/// <summary>The user who gets an access token.</summary>
/// <param name="Permissions">The codes of the permissions of the token; none while the user must change the password.</param>
/// <param name="MustChangePassword">Whether the token allows only requests that change the password.</param>
/// <param name="AccessVersion">The user's access version: a greater one revokes the token.</param>
/// <param name="SessionId">The session: its end revokes the token.</param>
/// <param name="SessionExpiresAt">The end of the session, UTC. The token expires then at the latest.</param>
public sealed record TokenSubject(
    UserView User,
    string OrganizationTemplate,
    IReadOnlyList<string> Permissions,
    bool MustChangePassword,
    long AccessVersion,
    Guid SessionId,
    DateTimeOffset SessionExpiresAt);
