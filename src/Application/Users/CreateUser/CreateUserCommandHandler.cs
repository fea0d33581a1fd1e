using HelpDesk.Users.Application.Abstractions;
using HelpDesk.Users.Application.Access;
using HelpDesk.Users.Domain.Results;
using HelpDesk.Users.Domain.Users;
using MediatR;

namespace HelpDesk.Users.Application.Users.CreateUser;

internal sealed class CreateUserCommandHandler(
    IUserRepository users,
    IOrganizations organizations,
    IPasswords passwords,
    PasswordPolicy policy,
    ICallerAccessor caller,
    TimeProvider clock) : IRequestHandler<CreateUserCommand, Result<UserView>>
{
    public async Task<Result<UserView>> Handle(CreateUserCommand request, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var organization = await organizations.GetAsync(caller.Current.OrganizationId, cancellationToken);
        var created = User.Create(
            organization.Id,
            EmailAddress.Parse(request.Email).Value,
            PersonName.Parse(request.Name).Value,
            [organization.FindRole(request.Role).Value],
            organization.FindArea(request.Area).Value,
            Telefono.Parse(request.Telefono).Value,
            mustChangePassword: true,
            temporaryPasswordUntil: now + policy.TemporaryLifetime,
            now);
        if (!created.IsSuccess)
        {
            return Result<UserView>.Failure(created.Errors);
        }

        var passwordHash = passwords.Hash(Password.Parse(request.Password?.Value).Value);
        var added = await users.AddAsync(created.Value, passwordHash, cancellationToken);
        return added.IsSuccess ? UserView.From(added.Value) : Result<UserView>.Failure(added.Errors);
    }
}
