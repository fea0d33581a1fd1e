using HelpDesk.Users.Application.Common.Access;
using HelpDesk.Users.Application.Organizations;
using HelpDesk.Users.Application.Passwords;
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
        var assignment = new Assignment(organization, request.Roles, request.Locals, request.Area);
        if (assignment.Errors.Count > 0)
        {
            return Result<UserView>.Failure(assignment.Errors);
        }

        var passwordHash = await passwords.HashAsync(request.Password.Value, cancellationToken);
        var created = User.Create(
            new(organization.Id, request.Email.Value, request.Name.Value, assignment.Roles.Value)
            {
                Area = assignment.Area.Value,
                Telefono = request.Telefono.ValueOr(null),
                Locals = assignment.Locals.Value ?? [],
                Username = organization.HasUsernames ? await UsernameOfAsync(request, cancellationToken) : null,
                Avatar = request.Avatar.ValueOr(null),
                IsActive = request.IsActive.ValueOr(true),
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
            // The same request can run twice at the same time: then the other one has taken the address.
            return await idempotency.FindAsync(request, cancellationToken) ?? Result<UserView>.Failure(added.Errors);
        }

        var view = UserView.From(added.Value);
        await idempotency.StoreAsync(request, view, passwordHash, cancellationToken);
        return view;
    }

    private async Task<Username> UsernameOfAsync(CreateUserCommand request, CancellationToken cancellationToken) =>
        request.Username.IsSet ? request.Username.Value : await users.FindFreeUsernameAsync(request.Email.Value, cancellationToken);
}
