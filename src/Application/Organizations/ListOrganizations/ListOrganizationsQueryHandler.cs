using HelpDesk.Users.Application.Abstractions;
using HelpDesk.Users.Domain.Results;
using MediatR;

namespace HelpDesk.Users.Application.Organizations.ListOrganizations;

internal sealed class ListOrganizationsQueryHandler(IOrganizations organizations) : IRequestHandler<ListOrganizationsQuery, Result<OrganizationPage>>
{
    public async Task<Result<OrganizationPage>> Handle(ListOrganizationsQuery request, CancellationToken cancellationToken)
    {
        var offset = (int)Math.Min((request.Page - 1L) * request.Limit, int.MaxValue);
        return new OrganizationPage(
            await organizations.ListAsync(request.IsActive, offset, request.Limit, cancellationToken),
            await organizations.CountAsync(request.IsActive, cancellationToken));
    }
}
