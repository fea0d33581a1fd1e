namespace HelpDesk.Users.Application.Tokens;

/// <summary>The service that gets an access token.</summary>
/// <param name="AccessVersion">The service's access version: a greater one revokes the token.</param>
public sealed record ServiceTokenSubject(
    string ClientId,
    string OrganizationId,
    string OrganizationTemplate,
    IReadOnlyList<string> Permissions,
    long AccessVersion);
