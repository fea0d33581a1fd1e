using HelpDesk.Users.Domain.Organizations;
using HelpDesk.Users.Domain.Results;
using MediatR;

namespace HelpDesk.Users.Application.Organizations.AddRole;

internal sealed class AddRoleCommandHandler(IOrganizations organizations, OrganizationChanges changes)
    : IRequestHandler<AddRoleCommand, Result<RoleDefinition>>
{
    public async Task<Result<RoleDefinition>> Handle(AddRoleCommand request, CancellationToken cancellationToken)
    {
        if (await organizations.LoadAsync(request.OrganizationId, cancellationToken) is not { } former)
        {
            return OrganizationErrors.NotFound;
        }

        var role = new RoleDefinition(
            request.Number.IsSet ? request.Number.Value : former.FindFreeRoleNumber(),
            request.Key.Value,
            request.RoleName.Value,
            request.Permissions.ValueOr([]),
            request.NeedsArea.ValueOr(false),
            Description: request.Description.ValueOr(null));
        var organization = former.AddRole(role);
        if (!organization.IsSuccess)
        {
            return Result<RoleDefinition>.Failure(organization.Errors);
        }

        var saved = await changes.SaveAsync(former, organization.Value, cancellationToken);
        return saved.IsSuccess ? role : Result<RoleDefinition>.Failure(saved.Errors);
    }
}
