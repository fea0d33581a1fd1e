using HelpDesk.Users.Application.Common.Access;
using HelpDesk.Users.Application.Common.Messaging;
using HelpDesk.Users.Domain.Organizations;
using HelpDesk.Users.Domain.Results;

namespace HelpDesk.Users.Application.ServiceAccounts.UpdateServiceAccount;

/// <summary>
/// Disables a service account, which revokes its tokens, or enables it again. Refused with <see cref="ErrorKind.Validation"/>
/// or <see cref="ErrorCodes.ServiceAccountNotFound"/>.
/// </summary>
[RequiresPermission(Permissions.ServiceAccountsManage, AuditName = "UpdateServiceAccount")]
public sealed record UpdateServiceAccountCommand(string ClientId) : ParsedRequest, ICommand<Result<ServiceAccountView>>
{
    /// <summary>False disables the service account, true enables it.</summary>
    public Input<bool> IsActive { get; init; }
}
