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

        var policy = new OrganizationPolicy(
            request.Areas.ValueOr(former.Policy.Areas),
            request.RequiresPasswordChange.ValueOr(former.Policy.RequiresPasswordChange));
        var changed = ChangeAccess(former.Rename(request.Name.ValueOr(former.Name)).ChangePolicy(policy), request.IsActive);
        if (!changed.IsSuccess)
        {
            return changed;
        }

        var organization = changed.Value;
        var saved = await changes.SaveAsync(former, organization, cancellationToken);
        return saved.IsSuccess ? organization : Result<Organization>.Failure(saved.Errors);
    }

    private static Result<Organization> ChangeAccess(Organization organization, Input<bool> isActive) => isActive switch
    {
        { IsSet: false } => organization,
        { Value: true } => organization.Reactivate(),
        _ => organization.Deactivate(),
    };
}
