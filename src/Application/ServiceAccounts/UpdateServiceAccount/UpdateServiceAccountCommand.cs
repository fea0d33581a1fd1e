using HelpDesk.Users.Application.Common.Access;
using HelpDesk.Users.Application.Common.Messaging;
using HelpDesk.Users.Domain.Organizations;
using HelpDesk.Users.Domain.Results;

namespace HelpDesk.Users.Application.ServiceAccounts.UpdateServiceAccount;

/// <summary>
/// Locks a service out, which ends its tokens, or lets it in again. Refused with <see cref="ErrorKind.Validation"/>
/// or <see cref="ErrorCodes.ServiceAccountNotFound"/>.
/// </summary>
/// <param name="ClientId">The account.</param>
[RequiresPermission(Permissions.ServiceAccountsManage, AuditName = "UpdateServiceAccount")]
public sealed record UpdateServiceAccountCommand(string ClientId) : ParsedRequest, ICommand<Result<ServiceAccountView>>
{
    /// <summary>False locks the service out, true lets it in again.</summary>
    public Input<bool> IsActive { get; init; }
}
