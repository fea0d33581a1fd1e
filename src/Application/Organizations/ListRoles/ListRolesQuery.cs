using HelpDesk.Users.Application.Abstractions;
using HelpDesk.Users.Application.Access;
using HelpDesk.Users.Domain.Organizations;
using HelpDesk.Users.Domain.Results;

namespace HelpDesk.Users.Application.Organizations.ListRoles;

/// <summary>Reads the roles of the caller's organization, by number.</summary>
[RequiresMembership]
public sealed record ListRolesQuery : IQuery<Result<IReadOnlyList<RoleDefinition>>>;
