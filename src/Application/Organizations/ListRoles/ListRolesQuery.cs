using HelpDesk.Users.Application.Common.Access;
using HelpDesk.Users.Application.Common.Messaging;
using HelpDesk.Users.Domain.Organizations;
using HelpDesk.Users.Domain.Results;

namespace HelpDesk.Users.Application.Organizations.ListRoles;

/// <summary>Reads the roles of the caller's organization, sorted by number.</summary>
[RequiresMembership(AuditName = "ListRoles")]
public sealed record ListRolesQuery : ParsedRequest, IQuery<Result<IReadOnlyList<RoleDefinition>>>;
