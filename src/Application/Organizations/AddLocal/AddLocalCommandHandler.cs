using HelpDesk.Users.Domain.Organizations;
using HelpDesk.Users.Domain.Results;
using MediatR;

namespace HelpDesk.Users.Application.Organizations.AddLocal;

internal sealed class AddLocalCommandHandler(IOrganizations organizations, OrganizationChanges changes)
    : IRequestHandler<AddLocalCommand, Result<Local>>
{
    public async Task<Result<Local>> Handle(AddLocalCommand request, CancellationToken cancellationToken)
    {
        if (await organizations.LoadAsync(request.OrganizationId, cancellationToken) is not { } former)
        {
            return OrganizationErrors.NotFound;
        }

        var organization = former.AddLocal(request.Local.Value);
        if (!organization.IsSuccess)
        {
            return Result<Local>.Failure(organization.Errors);
        }

        var saved = await changes.SaveAsync(former, organization.Value, cancellationToken);
        return saved.IsSuccess ? request.Local.Value : Result<Local>.Failure(saved.Errors);
    }
}
