namespace HelpDesk.Users.Application.Tokens;

/// <summary>The service that an access token speaks of.</summary>
/// <param name="ClientId">Its client id.</param>
/// <param name="OrganizationId">The organization it belongs to.</param>
/// <param name="OrganizationTemplate">The template of that organization.</param>
/// <param name="Permissions">The codes that the token may be used for.</param>
/// <param name="AccessVersion">The version of the service's access that the token belongs to.</param>
public sealed record ServiceTokenSubject(
    string ClientId,
    string OrganizationId,
    string OrganizationTemplate,
    IReadOnlyList<string> Permissions,
    long AccessVersion);
