using HelpDesk.Users.Application.Common.Access;
using HelpDesk.Users.Application.Common.Messaging;
using HelpDesk.Users.Domain.Organizations;
using HelpDesk.Users.Domain.Results;

namespace HelpDesk.Users.Application.Organizations.AddLocal;

/// <summary>
/// Adds a local to an organization, after all others. Refused with <see cref="ErrorKind.Validation"/>,
/// <see cref="ErrorCodes.OrganizationNotFound"/> or <see cref="ErrorCodes.LocalIdTaken"/>.
/// </summary>
/// <param name="OrganizationId">The organization.</param>
/// <param name="Local">The local.</param>
[RequiresPermission(Permissions.OrganizationsManage, AuditName = "AddLocal")]
public sealed record AddLocalCommand(string OrganizationId, Input<Local> Local) : ParsedRequest, ICommand<Result<Local>>;
