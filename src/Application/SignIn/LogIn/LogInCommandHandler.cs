using HelpDesk.Users.Application.Audit;
using HelpDesk.Users.Application.Common.Access;
using HelpDesk.Users.Application.Passwords;
using HelpDesk.Users.Application.Users;
using HelpDesk.Users.Domain.Results;
using HelpDesk.Users.Domain.Users;
using MediatR;

namespace HelpDesk.Users.Application.SignIn.LogIn;

internal sealed class LogInCommandHandler(
    ICredentials credentials,
    IPasswords passwords,
    ISignInGuard guard,
    SessionStarter sessions,
    IUserStats stats,
    IAuditTrail audit,
    ICallerAccessor caller,
    TimeProvider clock) : IRequestHandler<LogInCommand, Result<SignedIn>>
{
    public async Task<Result<SignedIn>> Handle(LogInCommand request, CancellationToken cancellationToken)
    {
        var (email, password) = (request.Email.Value, request.Password.Value);
        var organizationId = caller.Current.OrganizationId;
        if (await guard.GetLockAsync(organizationId, email.Canonical, cancellationToken) is { } locked)
        {
            var owner = await credentials.FindOwnerAsync(organizationId, email, cancellationToken);
            return Refuse(About(owner), SignInErrors.Locked(locked));
        }

        var credential = await credentials.FindByEmailAsync(organizationId, email, cancellationToken);
        var attempt = About(credential is null ? null : new(credential.User.Id, credential.User.Email));
        var verdict = await passwords.VerifyAsync(credential?.PasswordHash, password, cancellationToken);
        if (credential is null || verdict == PasswordVerdict.Wrong)
        {
            var alreadyLocked = await guard.RecordFailureAsync(
                organizationId,
                email.Canonical,
                isOfUser: credential is not null,
                cancellationToken);
            return Refuse(attempt, alreadyLocked is null ? SignInErrors.InvalidCredentials : SignInErrors.Locked(alreadyLocked.Value));
        }

        if (await guard.RecordSuccessAsync(organizationId, email.Canonical, cancellationToken) is { } lockedMeanwhile)
        {
            return Refuse(attempt, SignInErrors.Locked(lockedMeanwhile));
        }

        var newHash = verdict == PasswordVerdict.RightButOutdated ? await passwords.RehashAsync(password, cancellationToken) : null;
        var current = await credentials.RecordSignInAsync(credential, clock.GetUtcNow(), newHash, cancellationToken);
        if (current is not { User.Status: UserStatus.Active })
        {
            return Refuse(attempt, current is null ? SignInErrors.InvalidCredentials : SignInErrors.UserInactive);
        }

        var started = await sessions.StartAsync(current, cancellationToken);
        audit.Add(started.IsSuccess
            ? attempt with { Actor = new(AuditActorKind.User, attempt.SubjectId, attempt.SubjectName) }
            : attempt.Refused(started.Errors[0]));
        return started.IsSuccess
            ? started.Value with { User = await stats.IncludeAsync(started.Value.User, request.WithStats, cancellationToken) }
            : started;

        AuditEntry About(AddressOwner? owner) =>
            new(AuditActions.SignIn) { SubjectId = owner?.Id.ToString(), SubjectName = owner?.Email ?? email.Value };
    }

    private Error Refuse(AuditEntry attempt, Error error)
    {
        audit.Add(attempt.Refused(error));
        return error;
    }
}
