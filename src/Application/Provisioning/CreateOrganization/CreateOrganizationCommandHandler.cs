using HelpDesk.Users.Application.Organizations;
using HelpDesk.Users.Domain.Results;
using MediatR;

namespace HelpDesk.Users.Application.Provisioning.CreateOrganization;

internal sealed class CreateOrganizationCommandHandler(IOrganizations organizations, FirstAdministrators administrators)
    : IRequestHandler<CreateOrganizationCommand, Result<CreatedOrganization>>
{
    public async Task<Result<CreatedOrganization>> Handle(CreateOrganizationCommand request, CancellationToken cancellationToken)
    {
        var organization = request.ToOrganization(request.OrganizationId.Value);
        var administrator = await administrators.CreateAsync(organization, request, cancellationToken);
        var stored = await organizations.AddAsync(organization, cancellationToken);
        if (!stored.IsSuccess)
        {
            return Result<CreatedOrganization>.Failure(stored.Errors);
        }

        var added = await administrators.AddAsync(administrator, cancellationToken);
        return added.IsSuccess ? new CreatedOrganization(organization, added.Value) : Result<CreatedOrganization>.Failure(added.Errors);
    }
}
