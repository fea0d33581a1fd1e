using HelpDesk.Users.Application.Common.Access;
using HelpDesk.Users.Application.Common.Messaging;
using HelpDesk.Users.Domain.Organizations;
using HelpDesk.Users.Domain.Results;

namespace HelpDesk.Users.Application.ServiceAccounts.RotateServiceAccountSecret;

/// <summary>
/// Gives a service a new secret, which is returned only once. The previous secret stays valid until the overlap ends. With the secret,
/// the caller gets all permissions of the service, so the caller must be able to give them. Refused with
/// <see cref="ErrorKind.Validation"/>, <see cref="ErrorCodes.ServiceAccountNotFound"/> or <see cref="ErrorCodes.PermissionMissing"/>.
/// </summary>
[RequiresPermission(Permissions.ServiceAccountsManage, AuditName = "RotateServiceAccountSecret")]
public sealed record RotateServiceAccountSecretCommand(string ClientId) : ParsedRequest, ICommand<Result<NewServiceSecret>>
{
    /// <summary>How long the previous secret stays valid; one day when omitted.</summary>
    public Input<TimeSpan> Overlap { get; init; }
}
