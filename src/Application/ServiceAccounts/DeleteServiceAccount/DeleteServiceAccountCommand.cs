using HelpDesk.Users.Application.Common.Access;
using HelpDesk.Users.Application.Common.Messaging;
using HelpDesk.Users.Domain.Organizations;
using HelpDesk.Users.Domain.Results;

namespace HelpDesk.Users.Application.ServiceAccounts.DeleteServiceAccount;

/// <summary>
/// Permanently deletes a service account and revokes its tokens. Refused with <see cref="ErrorCodes.ServiceAccountNotFound"/>.
/// </summary>
[RequiresPermission(Permissions.ServiceAccountsManage, AuditName = "DeleteServiceAccount")]
public sealed record DeleteServiceAccountCommand(string ClientId) : ICommand<Result>;
