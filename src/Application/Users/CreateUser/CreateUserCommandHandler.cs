using HelpDesk.Users.Application.Common.Access;
using HelpDesk.Users.Application.Organizations;
using HelpDesk.Users.Application.Passwords;
using HelpDesk.Users.Domain.Organizations;
using HelpDesk.Users.Domain.Results;
using HelpDesk.Users.Domain.Users;
using MediatR;

namespace HelpDesk.Users.Application.Users.CreateUser;

internal sealed class CreateUserCommandHandler(
    IUserRepository users,
    IOrganizations organizations,
    IPasswords passwords,
    IdempotentCreation idempotency,
    PasswordPolicy policy,
    ICallerAccessor caller,
    TimeProvider clock) : IRequestHandler<CreateUserCommand, Result<UserView>>
{
    public async Task<Result<UserView>> Handle(CreateUserCommand request, CancellationToken cancellationToken)
    {
        if (await idempotency.FindAsync(request, cancellationToken) is { } first)
        {
            return first;
        }

        var now = clock.GetUtcNow();
        var organization = await organizations.GetAsync(caller.Current.OrganizationId, cancellationToken);
        var email = EmailAddress.Parse(request.Email).Value;
        var passwordHash = await passwords.HashAsync(Password.Parse(request.Password?.Value).Value, cancellationToken);
        var created = User.Create(
            new(organization.Id, email, request.Name.Parse().Value, organization.FindRoles(request.Roles).Value)
            {
                Area = organization.FindArea(request.Area).Value,
                Telefono = Telefono.Parse(request.Telefono).Value,
                Locals = organization.FindLocals(request.Locals).Value,
                Username = await UsernameOfAsync(request, organization, email, cancellationToken),
                Avatar = Avatar.Parse(request.Avatar).Value,
                IsActive = request.IsActive,
                MustChangePassword = true,
                TemporaryPasswordUntil = now + policy.TemporaryLifetime,
            },
            now);
        if (!created.IsSuccess)
        {
            return Result<UserView>.Failure(created.Errors);
        }

        var added = await users.AddAsync(created.Value, passwordHash, cancellationToken);
        if (!added.IsSuccess)
        {
            // The same request may have come twice at once: then the other one took the address.
            return await idempotency.FindAsync(request, cancellationToken) ?? Result<UserView>.Failure(added.Errors);
        }

        var view = UserView.From(added.Value);
        await idempotency.KeepAsync(request, view, passwordHash, cancellationToken);
        return view;
    }

    private async Task<Username?> UsernameOfAsync(
        CreateUserCommand request,
        Organization organization,
        EmailAddress email,
        CancellationToken cancellationToken)
    {
        if (!organization.HasUsernames)
        {
            return null;
        }

        return request.Username is null
            ? await users.FindFreeUsernameAsync(email, cancellationToken)
            : Username.Parse(request.Username).Value;
    }
}
