using HelpDesk.Users.Application.Common.Access;
using HelpDesk.Users.Application.Common.Messaging;
using HelpDesk.Users.Domain.Results;
using HelpDesk.Users.Domain.ServiceAccounts;

namespace HelpDesk.Users.Application.ServiceAccounts.CreateServiceAccount;

/// <summary>
/// Creates an active service account in the caller's organization, with a secret that is returned only once. The caller can give it
/// only the permissions of <see cref="Domain.Organizations.Organization.GrantablePermissions"/>. Refused with
/// <see cref="ErrorKind.Validation"/> or <see cref="ErrorCodes.ServiceNameTaken"/>.
/// </summary>
[RequiresPermission(Domain.Organizations.Permissions.ServiceAccountsManage, AuditName = "CreateServiceAccount")]
public sealed record CreateServiceAccountCommand(Input<ServiceAccountName> ServiceName, Input<IReadOnlyList<string>> Permissions)
    : ParsedRequest, ICommand<Result<NewServiceSecret>>;
