using HelpDesk.Users.Domain.Organizations;
using HelpDesk.Users.Domain.Results;
using MediatR;

namespace HelpDesk.Users.Application.Organizations.GetOrganization;

internal sealed class GetOrganizationQueryHandler(IOrganizations organizations)
    : IRequestHandler<GetOrganizationQuery, Result<Organization>>
{
    public async Task<Result<Organization>> Handle(GetOrganizationQuery request, CancellationToken cancellationToken) =>
        await organizations.FindAsync(request.OrganizationId, cancellationToken) is { } found ? found : OrganizationErrors.NotFound;
}
