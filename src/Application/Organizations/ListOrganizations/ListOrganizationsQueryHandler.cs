using HelpDesk.Users.Application.Common.Messaging;
using HelpDesk.Users.Domain.Results;
using MediatR;

namespace HelpDesk.Users.Application.Organizations.ListOrganizations;

internal sealed class ListOrganizationsQueryHandler(IOrganizations organizations)
    : IRequestHandler<ListOrganizationsQuery, Result<OrganizationPage>>
{
    public async Task<Result<OrganizationPage>> Handle(ListOrganizationsQuery request, CancellationToken cancellationToken)
    {
        var (isActive, limit) = (request.IsActive.OrNull(), request.Limit.ValueOr(ListOrganizationsQuery.DefaultLimit));
        return new OrganizationPage(
            await organizations.ListAsync(isActive, (request.Page.ValueOr(1) - 1) * limit, limit, cancellationToken),
            await organizations.CountAsync(isActive, cancellationToken));
    }
}
