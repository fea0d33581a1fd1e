using HelpDesk.Users.Application.Common.Access;
using HelpDesk.Users.Domain.Organizations;
using HelpDesk.Users.Domain.Results;
using MediatR;

namespace HelpDesk.Users.Application.Organizations.ListRoles;

internal sealed class ListRolesQueryHandler(IOrganizations organizations, ICallerAccessor caller)
    : IRequestHandler<ListRolesQuery, Result<IReadOnlyList<RoleDefinition>>>
{
    public async Task<Result<IReadOnlyList<RoleDefinition>>> Handle(ListRolesQuery request, CancellationToken cancellationToken) =>
        Result<IReadOnlyList<RoleDefinition>>.Success(
            (await organizations.GetAsync(caller.Current.OrganizationId, cancellationToken)).Roles);
}
