using HelpDesk.Users.Application.Common.Access;
using HelpDesk.Users.Application.Organizations;
using HelpDesk.Users.Application.Users;
using HelpDesk.Users.Domain.Organizations;
using HelpDesk.Users.Domain.Results;
using HelpDesk.Users.Domain.Users;
using MediatR;

namespace HelpDesk.Users.Application.Provisioning.SeedOrganization;

internal sealed class SeedOrganizationCommandHandler(
    IOrganizations organizations,
    OrganizationChanges changes,
    IUserRepository users,
    FirstAdministrators administrators,
    PasswordPolicy policy,
    ICallerAccessor caller) : IRequestHandler<SeedOrganizationCommand, Result<FirstAdministrator?>>
{
    public async Task<Result<FirstAdministrator?>> Handle(SeedOrganizationCommand request, CancellationToken cancellationToken)
    {
        var configured = request.ToOrganization(caller.Current.OrganizationId);
        var stored = await StoreAsync(configured, cancellationToken);
        if (!stored.IsSuccess)
        {
            return Result<FirstAdministrator?>.Failure(stored.Errors);
        }

        if (await users.AnyAsync(cancellationToken))
        {
            return Result<FirstAdministrator?>.Success(null);
        }

        // The password is checked only when it will be set: later, the configured password can be older than the policy.
        if (request.AdminPassword.IsSet
            && policy.Check(request.AdminPassword.Value, request.AdminEmail.Value.Value, name: null) is { IsSuccess: false } refused)
        {
            return Result<FirstAdministrator?>.Failure([.. refused.Errors.Of(nameof(request.AdminPassword))]);
        }

        var administrator = await administrators.CreateAsync(configured, request, cancellationToken);
        var added = await administrators.AddAsync(administrator, cancellationToken);
        return added.IsSuccess ? added.Value : Result<FirstAdministrator?>.Failure(added.Errors);
    }

    private async Task<Result> StoreAsync(Organization configured, CancellationToken cancellationToken) =>
        await organizations.LoadAsync(configured.Id, cancellationToken) is { } known
            ? await changes.SaveAsync(known, known.Configure(configured.Name, configured.Policy, configured.Locals), cancellationToken)
            : await organizations.AddAsync(configured, cancellationToken);
}
