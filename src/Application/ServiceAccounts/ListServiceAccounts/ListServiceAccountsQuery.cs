using HelpDesk.Users.Application.Common.Access;
using HelpDesk.Users.Application.Common.Messaging;
using HelpDesk.Users.Domain.Organizations;
using HelpDesk.Users.Domain.Results;

namespace HelpDesk.Users.Application.ServiceAccounts.ListServiceAccounts;

/// <summary>Reads all service accounts of the caller's organization in order of creation.</summary>
[RequiresPermission(Permissions.ServiceAccountsManage, AuditName = "ListServiceAccounts")]
public sealed record ListServiceAccountsQuery : ParsedRequest, IQuery<Result<IReadOnlyList<ServiceAccountView>>>;
