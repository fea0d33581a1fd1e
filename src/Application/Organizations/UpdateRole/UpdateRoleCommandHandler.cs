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
            Name = request.RoleName.ValueOr(known.Name),
            Description = request.Description.ValueOr(known.Description),
            Permissions = request.Permissions.ValueOr(known.Permissions),
            NeedsArea = request.NeedsArea.ValueOr(known.NeedsArea),
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
