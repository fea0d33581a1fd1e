using HelpDesk.Users.Application.Common.Access;
using HelpDesk.Users.Application.Common.Messaging;
using HelpDesk.Users.Domain.Organizations;
using HelpDesk.Users.Domain.Results;

namespace HelpDesk.Users.Application.ServiceAccounts.DeleteServiceAccount;

/// <summary>Deletes a service account for good, its tokens with it. Refused with <see cref="ErrorCodes.ServiceAccountNotFound"/>.</summary>
/// <param name="ClientId">The account.</param>
[RequiresPermission(Permissions.ServiceAccountsManage, AuditName = "DeleteServiceAccount")]
public sealed record DeleteServiceAccountCommand(string ClientId) : ICommand<Result>;
