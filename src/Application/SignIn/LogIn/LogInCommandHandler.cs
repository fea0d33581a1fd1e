using HelpDesk.Users.Application.Abstractions;
using HelpDesk.Users.Application.Access;
using HelpDesk.Users.Domain.Results;
using HelpDesk.Users.Domain.Users;
using MediatR;

namespace HelpDesk.Users.Application.SignIn.LogIn;

internal sealed class LogInCommandHandler(
    ICredentials credentials,
    IPasswords passwords,
    ISignInGuard guard,
    SessionStarter sessions,
    ICallerAccessor caller,
    TimeProvider clock) : IRequestHandler<LogInCommand, Result<SignedIn>>
{
    public async Task<Result<SignedIn>> Handle(LogInCommand request, CancellationToken cancellationToken)
    {
        var email = EmailAddress.Parse(request.Email).Value;
        var password = request.Password!;
        var organizationId = caller.Current.OrganizationId;
        if (await guard.GetLockAsync(organizationId, email.Canonical, cancellationToken) is { } locked)
        {
            return SignInErrors.Locked(locked);
        }

        var credential = await credentials.FindByEmailAsync(organizationId, email, cancellationToken);
        var verdict = passwords.Verify(credential?.PasswordHash, password);
        if (credential is null || verdict == PasswordVerdict.Wrong)
        {
            return await guard.RecordFailureAsync(organizationId, email.Canonical, cancellationToken) is { } alreadyLocked
                ? SignInErrors.Locked(alreadyLocked)
                : SignInErrors.InvalidCredentials;
        }

        if (await guard.RecordSuccessAsync(organizationId, email.Canonical, cancellationToken) is { } lockedMeanwhile)
        {
            return SignInErrors.Locked(lockedMeanwhile);
        }

        var stronger = verdict == PasswordVerdict.RightButOutdated ? passwords.Rehash(password) : null;
        var current = await credentials.RecordSignInAsync(credential, clock.GetUtcNow(), stronger, cancellationToken);
        return current switch
        {
            null => SignInErrors.InvalidCredentials,
            { User.Status: not UserStatus.Active } => SignInErrors.UserInactive,
            _ => await sessions.StartAsync(current, previous: null, cancellationToken),
        };
    }
}
