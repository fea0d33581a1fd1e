using HelpDesk.Users.Application.Common.Access;
using HelpDesk.Users.Application.Common.Messaging;
using HelpDesk.Users.Domain.Organizations;
using HelpDesk.Users.Domain.Results;

namespace HelpDesk.Users.Application.Organizations.GetRole;

/// <summary>
/// Reads a role of an organization. Refused with <see cref="ErrorCodes.OrganizationNotFound"/> or
/// <see cref="ErrorCodes.RoleNotFound"/>.
/// </summary>
[RequiresPermissionOnOrganization(Permissions.OrganizationsManage, Permissions.UsersRead, AuditName = "GetRole")]
public sealed record GetRoleQuery(string OrganizationId, string Key) : IQuery<Result<RoleDefinition>>, IAboutOrganization;
