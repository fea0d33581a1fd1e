using HelpDesk.Users.Application.Common.Access;
using HelpDesk.Users.Application.Common.Messaging;
using HelpDesk.Users.Domain.Organizations;
using HelpDesk.Users.Domain.Results;

namespace HelpDesk.Users.Application.Organizations.GetOrganization;

/// <summary>
/// Reads an organization: who may see the users of its own may see its roles and locals too. Refused with
/// <see cref="ErrorCodes.OrganizationNotFound"/>.
/// </summary>
/// <param name="OrganizationId">The organization.</param>
[RequiresPermissionOnOrganization(Permissions.OrganizationsManage, Permissions.UsersRead, AuditName = "GetOrganization")]
public sealed record GetOrganizationQuery(string OrganizationId) : IQuery<Result<Organization>>, IAboutOrganization;
