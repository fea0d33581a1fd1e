using HelpDesk.Users.Application.Audit;
using HelpDesk.Users.Application.Common.Access;
using HelpDesk.Users.Application.Common.Messaging;
using HelpDesk.Users.Application.Organizations;
using HelpDesk.Users.Application.Passwords;
using HelpDesk.Users.Domain.Organizations;
using HelpDesk.Users.Domain.Results;
using HelpDesk.Users.Domain.Users;
using MediatR;

namespace HelpDesk.Users.Application.Users.RecoverUser;

internal sealed class RecoverUserCommandHandler(
    IUserRepository users,
    ICredentials credentials,
    IOrganizations organizations,
    IPasswords passwords,
    IAuditTrail audit,
    ICallerAccessor caller,
    TimeProvider clock) : IRequestHandler<RecoverUserCommand, Result<RecoveredUser>>
{
    public async Task<Result<RecoveredUser>> Handle(RecoverUserCommand request, CancellationToken cancellationToken)
    {
        var organization = await organizations.GetAsync(caller.Current.OrganizationId, cancellationToken);
        var found = await credentials.FindByEmailAsync(organization.Id, request.Email.Value, cancellationToken);
        var password = Password.Generate();
        var passwordHash = await passwords.HashAsync(password, cancellationToken);
        if (found is null || await users.FindAsync(found.User.Id, cancellationToken) is not { } user)
        {
            return UserErrors.NotFound;
        }

        if (user.Status != UserStatus.Active && !request.Reactivates)
        {
            return new Error(ErrorKind.Conflict, ErrorCodes.UserInactive);
        }

        var now = clock.GetUtcNow();
        var changed = await ChangeAccessAsync(user, organization, request, now, cancellationToken);
        if (!changed.IsSuccess)
        {
            return Result<RecoveredUser>.Failure(changed.Errors);
        }

        var until = now + RecoverUserCommand.PasswordLifetime;
        user.PasswordReset(until, now);
        await users.SaveAsync(user, passwordHash, cancellationToken);
        audit.Add(new(AuditActions.AccountRecovered)
        {
            SubjectId = user.Id.ToString(),
            SubjectName = user.Email.Value,
            Changes = [new("reason", null, request.Reason.Value.Value), new("operator", null, request.Operator)],
        });
        return new RecoveredUser(user.Email.Value, new(password.Value), organization.Policy.RequiresPasswordChange ? until : null);
    }

    private Task<Result> ChangeAccessAsync(
        User user,
        Organization organization,
        RecoverUserCommand request,
        DateTimeOffset now,
        CancellationToken cancellationToken) => user.ChangeAccessAsync(
        request.Reactivates ? UserStatus.Active : default(Optional<UserStatus>),
        request.MakesAdministrator ? new([organization.Administrator]) : default(Optional<IReadOnlyList<RoleDefinition>>),
        default,
        () => users.CountOtherAdministratorsAsync(user, cancellationToken),
        now);
}
