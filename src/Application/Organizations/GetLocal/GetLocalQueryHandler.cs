using HelpDesk.Users.Domain.Organizations;
using HelpDesk.Users.Domain.Results;
using MediatR;

namespace HelpDesk.Users.Application.Organizations.GetLocal;

internal sealed class GetLocalQueryHandler(IOrganizations organizations) : IRequestHandler<GetLocalQuery, Result<Local>>
{
    public async Task<Result<Local>> Handle(GetLocalQuery request, CancellationToken cancellationToken)
    {
        if (await organizations.FindAsync(request.OrganizationId, cancellationToken) is not { } organization)
        {
            return OrganizationErrors.NotFound;
        }

        return organization.Locals.SingleOrDefault(local => local.Id == request.LocalId) is { } found
            ? found
            : OrganizationErrors.LocalNotFound;
    }
}
