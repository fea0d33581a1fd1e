using HelpDesk.Users.Domain.Results;
using MediatR;

namespace HelpDesk.Users.Application.Organizations.ListOrganizations;

internal sealed class ListOrganizationsQueryHandler(IOrganizations organizations) : IRequestHandler<ListOrganizationsQuery, Result<OrganizationPage>>
{
    public async Task<Result<OrganizationPage>> Handle(ListOrganizationsQuery request, CancellationToken cancellationToken) => new OrganizationPage(
        await organizations.ListAsync(request.IsActive, (request.Page - 1) * request.Limit, request.Limit, cancellationToken),
        await organizations.CountAsync(request.IsActive, cancellationToken));
}
