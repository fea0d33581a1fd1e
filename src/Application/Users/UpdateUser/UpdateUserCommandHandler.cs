using HelpDesk.Users.Application.Abstractions;
using HelpDesk.Users.Application.Access;
using HelpDesk.Users.Domain.Organizations;
using HelpDesk.Users.Domain.Results;
using HelpDesk.Users.Domain.Users;
using MediatR;

namespace HelpDesk.Users.Application.Users.UpdateUser;

internal sealed class UpdateUserCommandHandler(
    IUserRepository users,
    IOrganizations organizations,
    IPasswords passwords,
    IFormerPasswords formerPasswords,
    PasswordPolicy policy,
    ICallerAccessor caller,
    TimeProvider clock) : IRequestHandler<UpdateUserCommand, Result<UserView>>
{
    public async Task<Result<UserView>> Handle(UpdateUserCommand request, CancellationToken cancellationToken)
    {
        var organization = await organizations.GetAsync(caller.Current.OrganizationId, cancellationToken);
        var password = request.Password.IsSet ? Password.Parse(request.Password.Value?.Value).Value : null;
        var isOwn = caller.Current.UserId == request.UserId;
        if (password is not null && await formerPasswords.ContainAsync(request.UserId, password, orTemporary: isOwn, cancellationToken))
        {
            return Error.Validation(ErrorCodes.PasswordReused, nameof(request.Password));
        }

        var passwordHash = password is null ? null : passwords.Hash(password);

        var user = await users.FindAsync(request.UserId, cancellationToken);
        if (user is null)
        {
            return UserErrors.NotFound;
        }

        var access = await ChangeAccessAsync(user, request, organization, cancellationToken);
        if (!access.IsSuccess)
        {
            return Result<UserView>.Failure(access.Errors);
        }

        ChangeDetails(user, request);
        var saved = await users.SaveAsync(user, passwordHash, cancellationToken);
        return saved.IsSuccess ? UserView.From(user) : Result<UserView>.Failure(saved.Errors);
    }

    private async Task<Result> ChangeAccessAsync(
        User user,
        UpdateUserCommand request,
        Organization organization,
        CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        if (request.IsActive is { IsSet: true, Value: true })
        {
            user.Reactivate(now);
        }

        if (request.Role.IsSet || request.Area.IsSet)
        {
            var assigned = user.Assign(
                request.Role.IsSet ? [organization.FindRole(request.Role.Value).Value] : user.Roles,
                request.Area.IsSet ? organization.FindArea(request.Area.Value).Value : user.Area,
                await users.CountOtherAdministratorsAsync(user, cancellationToken),
                now);
            if (!assigned.IsSuccess)
            {
                return assigned;
            }
        }

        return request.IsActive is { IsSet: true, Value: false }
            ? user.Deactivate(await users.CountOtherAdministratorsAsync(user, cancellationToken), now)
            : Result.Success;
    }

    private void ChangeDetails(User user, UpdateUserCommand request)
    {
        var now = clock.GetUtcNow();
        if (request.Email.IsSet)
        {
            user.ChangeEmail(EmailAddress.Parse(request.Email.Value).Value, now);
        }

        if (request.Name.IsSet)
        {
            user.Rename(PersonName.Parse(request.Name.Value).Value, now);
        }

        if (request.Telefono.IsSet)
        {
            user.ChangeTelefono(Telefono.Parse(request.Telefono.Value).Value, now);
        }

        if (request.Password.IsSet && caller.Current.UserId == user.Id)
        {
            user.PasswordChanged(now);
        }
        else if (request.Password.IsSet)
        {
            user.PasswordReset(now + policy.TemporaryLifetime, now);
        }
    }
}
