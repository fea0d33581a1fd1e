using HelpDesk.Users.Application.Common.Access;
using HelpDesk.Users.Application.Common.Messaging;
using HelpDesk.Users.Domain.Organizations;
using HelpDesk.Users.Domain.Results;

namespace HelpDesk.Users.Application.Organizations.GetLocal;

/// <summary>
/// Reads a local of an organization. Refused with <see cref="ErrorCodes.OrganizationNotFound"/> or
/// <see cref="ErrorCodes.LocalNotFound"/>.
/// </summary>
[RequiresPermissionOnOrganization(Permissions.OrganizationsManage, Permissions.UsersRead, AuditName = "GetLocal")]
public sealed record GetLocalQuery(string OrganizationId, string LocalId) : IQuery<Result<Local>>, IAboutOrganization;
