using HelpDesk.Users.Application.Common.Access;
using HelpDesk.Users.Application.Common.Messaging;
using HelpDesk.Users.Domain.Organizations;
using HelpDesk.Users.Domain.Results;

namespace HelpDesk.Users.Application.ServiceAccounts.RotateServiceAccountSecret;

/// <summary>
/// Gives a service a new secret, which is told this once; the one before counts until the overlap ends. Who gets the secret can do
/// all that the service may, so the caller must be able to give that itself. Refused with <see cref="ErrorKind.Validation"/>,
/// <see cref="ErrorCodes.ServiceAccountNotFound"/> or <see cref="ErrorCodes.PermissionMissing"/>.
/// </summary>
/// <param name="ClientId">The account.</param>
[RequiresPermission(Permissions.ServiceAccountsManage, AuditName = "RotateServiceAccountSecret")]
public sealed record RotateServiceAccountSecretCommand(string ClientId) : ParsedRequest, ICommand<Result<NewServiceSecret>>
{
    /// <summary>How long the secret before still counts; a day when it is left out.</summary>
    public Input<TimeSpan> Overlap { get; init; }
}
