using HelpDesk.Users.Application.Abstractions;
using HelpDesk.Users.Application.Access;
using HelpDesk.Users.Application.Audit;
using HelpDesk.Users.Application.Users;
using HelpDesk.Users.Domain.Results;
using HelpDesk.Users.Domain.Users;
using MediatR;

namespace HelpDesk.Users.Application.SignIn.ChangePassword;

internal sealed class ChangePasswordCommandHandler(
    ICredentials credentials,
    IUserRepository users,
    IPasswords passwords,
    ISignInGuard guard,
    IAuditTrail audit,
    ICallerAccessor caller,
    TimeProvider clock) : IRequestHandler<ChangePasswordCommand, Result>
{
    public async Task<Result> Handle(ChangePasswordCommand request, CancellationToken cancellationToken)
    {
        if (caller.Current.UserId is not { } id
            || await credentials.FindByIdAsync(caller.Current.OrganizationId, id, cancellationToken) is not { } credential)
        {
            return UserErrors.SignInRequired;
        }

        var verified = await VerifyAsync(credential, request.CurrentPassword!, cancellationToken);
        if (!verified.IsSuccess)
        {
            audit.Add(new AuditEntry(AuditActions.PasswordChanged) { SubjectId = id.ToString(), SubjectName = credential.User.Email }.Refused(verified.Errors[0]));
            return verified;
        }

        var passwordHash = passwords.Hash(Password.Parse(request.NewPassword?.Value).Value);
        var user = await users.FindAsync(id, cancellationToken);
        if (user is null || user.AccessVersion != caller.Current.AccessVersion)
        {
            return UserErrors.SignInRequired;
        }

        user.PasswordChanged(clock.GetUtcNow());
        return await users.SaveAsync(user, passwordHash, cancellationToken);
    }

    private async Task<Result> VerifyAsync(Credential credential, Secret currentPassword, CancellationToken cancellationToken)
    {
        var organizationId = credential.User.OrganizationId;
        var canonicalEmail = EmailAddress.Canonicalize(credential.User.Email);
        var locked = await guard.GetLockAsync(organizationId, canonicalEmail, cancellationToken);
        if (locked is null)
        {
            var right = passwords.Verify(credential.PasswordHash, currentPassword) != PasswordVerdict.Wrong;
            locked = right
                ? await guard.RecordSuccessAsync(organizationId, canonicalEmail, cancellationToken)
                : await guard.RecordFailureAsync(organizationId, canonicalEmail, cancellationToken);
            if (locked is null)
            {
                return right ? Result.Success : SignInErrors.WrongCurrentPassword;
            }
        }

        return SignInErrors.Locked(locked.Value);
    }
}
