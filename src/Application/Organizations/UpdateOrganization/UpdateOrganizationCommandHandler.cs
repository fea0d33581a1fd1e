using HelpDesk.Users.Application.Common.Messaging;
using HelpDesk.Users.Domain.Organizations;
using HelpDesk.Users.Domain.Results;
using MediatR;

namespace HelpDesk.Users.Application.Organizations.UpdateOrganization;

internal sealed class UpdateOrganizationCommandHandler(IOrganizations organizations, OrganizationChanges changes)
    : IRequestHandler<UpdateOrganizationCommand, Result<Organization>>
{
    public async Task<Result<Organization>> Handle(UpdateOrganizationCommand request, CancellationToken cancellationToken)
    {
        if (await organizations.LoadAsync(request.OrganizationId, cancellationToken) is not { } former)
        {
            return OrganizationErrors.NotFound;
        }

        var access = ChangeAccess(former, request.IsActive);
        if (!access.IsSuccess)
        {
            return access;
        }

        var organization = access.Value with
        {
            Name = request.Name.IsSet ? Organization.ParseName(request.Name.Value).Value : former.Name,
            Policy = new(
                request.Areas.IsSet ? AreaCatalogue.Parse(request.Areas.Value) : former.Policy.Areas,
                request.RequiresPasswordChange.IsSet ? request.RequiresPasswordChange.Value : former.Policy.RequiresPasswordChange),
        };
        var saved = await changes.SaveAsync(former, organization, cancellationToken);
        return saved.IsSuccess ? organization : Result<Organization>.Failure(saved.Errors);
    }

    private static Result<Organization> ChangeAccess(Organization organization, Optional<bool> isActive) => isActive switch
    {
        { IsSet: false } => organization,
        { Value: true } => organization with { IsActive = true },
        _ => organization.Deactivate(),
    };
}
