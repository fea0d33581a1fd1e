using HelpDesk.Users.Domain.Organizations;
using HelpDesk.Users.Domain.Results;
using MediatR;

namespace HelpDesk.Users.Application.Organizations.GetRole;

internal sealed class GetRoleQueryHandler(IOrganizations organizations) : IRequestHandler<GetRoleQuery, Result<RoleDefinition>>
{
    public async Task<Result<RoleDefinition>> Handle(GetRoleQuery request, CancellationToken cancellationToken)
    {
        if (await organizations.FindAsync(request.OrganizationId, cancellationToken) is not { } organization)
        {
            return OrganizationErrors.NotFound;
        }

        return organization.Roles.SingleOrDefault(role => role.Key == request.Key) is { } found ? found : OrganizationErrors.RoleNotFound;
    }
}
