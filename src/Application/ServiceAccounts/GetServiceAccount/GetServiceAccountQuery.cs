using HelpDesk.Users.Application.Common.Access;
using HelpDesk.Users.Application.Common.Messaging;
using HelpDesk.Users.Domain.Organizations;
using HelpDesk.Users.Domain.Results;

namespace HelpDesk.Users.Application.ServiceAccounts.GetServiceAccount;

/// <summary>Reads a service account of the caller's organization. Refused with <see cref="ErrorCodes.ServiceAccountNotFound"/>.</summary>
[RequiresPermission(Permissions.ServiceAccountsManage, AuditName = "GetServiceAccount")]
public sealed record GetServiceAccountQuery(string ClientId) : IQuery<Result<ServiceAccountView>>;
