using HelpDesk.Users.Application.Common.Access;
using HelpDesk.Users.Application.Common.Messaging;
using HelpDesk.Users.Domain.Organizations;
using HelpDesk.Users.Domain.Results;

namespace HelpDesk.Users.Application.Organizations.GetLocal;

/// <summary>
/// Reads a local of an organization, for who may read the organization. Refused with <see cref="ErrorCodes.OrganizationNotFound"/>
/// or <see cref="ErrorCodes.LocalNotFound"/>.
/// </summary>
/// <param name="OrganizationId">The organization.</param>
/// <param name="LocalId">The local's id.</param>
[RequiresPermissionOnOrganization(Permissions.OrganizationsManage, Permissions.UsersRead, AuditName = "GetLocal")]
public sealed record GetLocalQuery(string OrganizationId, string LocalId) : IQuery<Result<Local>>, IAboutOrganization;
