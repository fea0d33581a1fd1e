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
    IOrganizations organizations,
    IPasswords passwords,
    IFormerPasswords formerPasswords,
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
            return Refuse(credential, verified.Errors[0]);
        }

        var organization = await organizations.GetAsync(caller.Current.OrganizationId, cancellationToken);
        if (credential.IsPasswordExpired(organization, clock.GetUtcNow()))
        {
            return Refuse(credential, SignInErrors.TemporaryPasswordExpired);
        }

        var newPassword = Password.Parse(request.NewPassword?.Value).Value;
        if (await formerPasswords.ContainAsync(id, newPassword, orTemporary: true, cancellationToken))
        {
            return Error.Validation(ErrorCodes.PasswordReused, nameof(request.NewPassword));
        }

        var passwordHash = passwords.Hash(newPassword);
        var user = await users.FindAsync(id, cancellationToken);
        if (user is null || user.AccessVersion != caller.Current.AccessVersion)
        {
            return UserErrors.SignInRequired;
        }

        user.PasswordChanged(clock.GetUtcNow());
        return await users.SaveAsync(user, passwordHash, cancellationToken);
    }

    private Error Refuse(Credential credential, Error error)
    {
        audit.Add(new AuditEntry(AuditActions.PasswordChanged) { SubjectId = credential.User.Id.ToString(), SubjectName = credential.User.Email }.Refused(error));
        return error;
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
