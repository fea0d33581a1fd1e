using HelpDesk.Users.Domain.Organizations;
using HelpDesk.Users.Domain.Results;
using MediatR;

namespace HelpDesk.Users.Application.Organizations.UpdateRole;

internal sealed class UpdateRoleCommandHandler(IOrganizations organizations, OrganizationChanges changes)
    : IRequestHandler<UpdateRoleCommand, Result<RoleDefinition>>
{
    public async Task<Result<RoleDefinition>> Handle(UpdateRoleCommand request, CancellationToken cancellationToken)
    {
        if (await organizations.LoadAsync(request.OrganizationId, cancellationToken) is not { } former)
        {
            return OrganizationErrors.NotFound;
        }

        if (former.Roles.SingleOrDefault(role => role.Key == request.Key) is not { } known)
        {
            return OrganizationErrors.RoleNotFound;
        }

        var changed = known with
        {
            Name = request.RoleName.IsSet ? RoleDefinition.ParseName(request.RoleName.Value).Value : known.Name,
            Description = request.Description.IsSet ? RoleDefinition.ParseDescription(request.Description.Value).Value : known.Description,
            Permissions = request.Permissions.IsSet ? Permissions.Parse(request.Permissions.Value).Value : known.Permissions,
            NeedsArea = request.NeedsArea.IsSet ? request.NeedsArea.Value : known.NeedsArea,
        };
        var organization = former.ChangeRole(changed);
        if (!organization.IsSuccess)
        {
            return Result<RoleDefinition>.Failure(organization.Errors);
        }

        var saved = await changes.SaveAsync(former, organization.Value, cancellationToken);
        return saved.IsSuccess ? changed : Result<RoleDefinition>.Failure(saved.Errors);
    }
}
