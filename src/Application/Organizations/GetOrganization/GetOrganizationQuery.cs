using HelpDesk.Users.Application.Common.Access;
using HelpDesk.Users.Application.Common.Messaging;
using HelpDesk.Users.Domain.Organizations;
using HelpDesk.Users.Domain.Results;

namespace HelpDesk.Users.Application.Organizations.GetOrganization;

/// <summary>
/// Reads an organization. Callers who can read the users of their own organization can read its roles and locals too. Refused with
/// <see cref="ErrorCodes.OrganizationNotFound"/>.
/// </summary>
[RequiresPermissionOnOrganization(Permissions.OrganizationsManage, Permissions.UsersRead, AuditName = "GetOrganization")]
public sealed record GetOrganizationQuery(string OrganizationId) : IQuery<Result<Organization>>, IAboutOrganization;
