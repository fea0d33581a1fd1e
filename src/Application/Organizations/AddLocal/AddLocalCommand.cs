using HelpDesk.Users.Application.Common.Access;
using HelpDesk.Users.Application.Common.Messaging;
using HelpDesk.Users.Domain.Organizations;
using HelpDesk.Users.Domain.Results;

namespace HelpDesk.Users.Application.Organizations.AddLocal;

/// <summary>
/// Adds a local at the end of an organization's list. Refused with <see cref="ErrorKind.Validation"/>,
/// <see cref="ErrorCodes.OrganizationNotFound"/> or <see cref="ErrorCodes.LocalIdTaken"/>.
/// </summary>
[RequiresPermission(Permissions.OrganizationsManage, AuditName = "AddLocal")]
public sealed record AddLocalCommand(string OrganizationId, Input<Local> Local) : ParsedRequest, ICommand<Result<Local>>;
