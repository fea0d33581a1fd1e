using HelpDesk.Users.Application.Users;

namespace HelpDesk.Users.Application.Tokens;

/// <summary>Whom an access token speaks of.</summary>
/// <param name="User">The user.</param>
/// <param name="OrganizationTemplate">The template of its organization.</param>
/// <param name="Permissions">The codes it may use; none while it must change its password.</param>
/// <param name="MustChangePassword">Whether the token opens nothing but the way to a new password.</param>
/// <param name="AccessVersion">The version of the user's access that the token belongs to.</param>
public sealed record TokenSubject(UserView User, string OrganizationTemplate, IReadOnlyList<string> Permissions, bool MustChangePassword, long AccessVersion);
