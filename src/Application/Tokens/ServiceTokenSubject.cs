namespace HelpDesk.Users.Application.Tokens;

/// <summary>The service that gets an access token.</summary>
/// <param name="ClientId">The client id.</param>
/// <param name="OrganizationId">The service's organization.</param>
/// <param name="OrganizationTemplate">The template of that organization.</param>
/// <param name="Permissions">The codes of the permissions of the token.</param>
/// <param name="AccessVersion">The service's access version: a greater one revokes the token.</param>
public sealed record ServiceTokenSubject(
    string ClientId,
    string OrganizationId,
    string OrganizationTemplate,
    IReadOnlyList<string> Permissions,
    long AccessVersion);
