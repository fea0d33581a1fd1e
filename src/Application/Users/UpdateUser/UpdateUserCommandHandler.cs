using HelpDesk.Users.Application.Common.Access;
using HelpDesk.Users.Application.Organizations;
using HelpDesk.Users.Application.Passwords;
using HelpDesk.Users.Domain.Results;
using HelpDesk.Users.Domain.Users;
using MediatR;

namespace HelpDesk.Users.Application.Users.UpdateUser;

internal sealed class UpdateUserCommandHandler(
    IUserRepository users,
    IUserQueries queries,
    IUserStats stats,
    IOrganizations organizations,
    IPasswords passwords,
    IFormerPasswords formerPasswords,
    PasswordPolicy policy,
    ICallerAccessor caller,
    TimeProvider clock) : IRequestHandler<UpdateUserCommand, Result<UserView>>
{
    public async Task<Result<UserView>> Handle(UpdateUserCommand request, CancellationToken cancellationToken)
    {
        var assignment = request.IsAssignment ? await FindAssignmentAsync(request, cancellationToken) : null;
        if (assignment is { Errors.Count: > 0 })
        {
            return Result<UserView>.Failure(assignment.Errors);
        }

        var password = request.Password.ToOptional().Value;
        if (password is not null && await WasUsedAsync(password, request.User, cancellationToken))
        {
            return Error.Validation(ErrorCodes.PasswordReused, nameof(request.Password));
        }

        var passwordHash = password is null ? null : await passwords.HashAsync(password, cancellationToken);

        var loaded = await users.LoadAsync(request.User, request.ExpectedVersions, cancellationToken);
        if (!loaded.IsSuccess)
        {
            return Result<UserView>.Failure(loaded.Errors);
        }

        var user = loaded.Value;
        var access = await user.ChangeAccessAsync(
            request.Status.ToOptional(),
            assignment?.Roles ?? default,
            assignment?.Area ?? default,
            () => users.CountOtherAdministratorsAsync(user, cancellationToken),
            clock.GetUtcNow());
        if (!access.IsSuccess)
        {
            return Result<UserView>.Failure(access.Errors);
        }

        var details = ChangeDetails(user, request, assignment);
        if (!details.IsSuccess)
        {
            return Result<UserView>.Failure(details.Errors);
        }

        await users.SaveAsync(user, passwordHash, cancellationToken);
        return await stats.IncludeAsync(UserView.From(user), request.WithStats, cancellationToken);
    }

    private async Task<Assignment> FindAssignmentAsync(UpdateUserCommand request, CancellationToken cancellationToken) => new(
        await organizations.GetAsync(caller.Current.OrganizationId, cancellationToken),
        request.Roles,
        request.Locals,
        request.Area);

    private async Task<bool> WasUsedAsync(Password password, UserReference reference, CancellationToken cancellationToken)
    {
        var userId = reference.Id ?? (await queries.FindAsync(reference, cancellationToken))?.Id;
        return userId is { } id
            && await formerPasswords.ContainAsync(id, password, orTemporary: caller.Current.UserId == id, cancellationToken);
    }

    private Result ChangeDetails(User user, UpdateUserCommand request, Assignment? assignment)
    {
        var now = clock.GetUtcNow();
        var changed = user.ChangeEmailAndName(request, now);
        if (!changed.IsSuccess)
        {
            return changed;
        }

        if (request.Telefono.IsSet)
        {
            user.ChangeTelefono(request.Telefono.Value, now);
        }

        if (assignment is { Locals: { IsSet: true, Value: var locals } })
        {
            user.MoveTo(locals, now);
        }

        if (request.Password.IsSet && caller.Current.UserId == user.Id)
        {
            user.PasswordChanged(now);
        }
        else if (request.Password.IsSet)
        {
            user.PasswordReset(now + policy.TemporaryLifetime, now);
        }

        switch (request.MustChangePassword.ToOptional())
        {
            case { IsSet: true, Value: true }:
                user.RequirePasswordChange(now);
                break;
            case { IsSet: true, Value: false }:
                user.WaivePasswordChange(now);
                break;
        }

        return Result.Success;
    }
}
