using HelpDesk.Users.Application.Audit;
using HelpDesk.Users.Application.Common.Access;
using HelpDesk.Users.Application.Common.Messaging;
using HelpDesk.Users.Application.Organizations;
using HelpDesk.Users.Application.Passwords;
using HelpDesk.Users.Application.SignIn;
using HelpDesk.Users.Application.Users;
using HelpDesk.Users.Domain.Results;
using HelpDesk.Users.Domain.Users;

namespace HelpDesk.Users.Application.Account;

/// <summary>
/// Verifies what callers need to change their own passwords. A wrong current password counts as a failed sign-in, and refusals
/// are recorded in the audit.
/// </summary>
internal sealed class OwnPassword(
    ICredentials credentials,
    IOrganizations organizations,
    IPasswords passwords,
    IFormerPasswords formerPasswords,
    ISignInGuard guard,
    IAuditTrail audit,
    ICallerAccessor caller,
    TimeProvider clock)
{
    /// <summary>
    /// Verifies the current password and hashes the new one, before the transaction begins: both are slow. The current password is null
    /// for a caller who signed in with a temporary password and can only change it.
    /// </summary>
    /// <returns>The hash of the new password, or errors with <paramref name="field"/> as the name of the new password.</returns>
    public async Task<Result<string>> VerifyAndHashAsync(
        Secret? currentPassword,
        Password newPassword,
        string field,
        CancellationToken cancellationToken)
    {
        if (caller.Current.UserId is not { } id
            || await credentials.FindByIdAsync(caller.Current.OrganizationId, id, cancellationToken) is not { } credential)
        {
            return UserErrors.SignInRequired;
        }

        var verified = currentPassword is null
            ? await CheckTemporaryAsync(credential, newPassword, field, cancellationToken)
            : await VerifyAsync(credential, currentPassword, cancellationToken);
        if (!verified.IsSuccess)
        {
            return Refuse(credential, verified.Errors[0]);
        }

        var organization = await organizations.GetAsync(caller.Current.OrganizationId, cancellationToken);
        if (credential.IsPasswordExpired(organization, clock.GetUtcNow()))
        {
            return Refuse(credential, SignInErrors.TemporaryPasswordExpired);
        }

        return await formerPasswords.ContainAsync(id, newPassword, orTemporary: true, cancellationToken)
            ? Error.Validation(ErrorCodes.PasswordReused, field)
            : await passwords.HashAsync(newPassword, cancellationToken);
    }

    private Error Refuse(UserCredentials credential, Error error)
    {
        if (error.Kind != ErrorKind.Validation)
        {
            audit.Add(new AuditEntry(AuditActions.PasswordChanged)
            {
                SubjectId = credential.User.Id.ToString(),
                SubjectName = credential.User.Email,
            }.Refused(error));
        }

        return error;
    }

    private async Task<Result> CheckTemporaryAsync(
        UserCredentials credential,
        Password newPassword,
        string field,
        CancellationToken cancellationToken)
    {
        if (!caller.Current.MustChangePassword)
        {
            return SignInErrors.WrongCurrentPassword;
        }

        var verdict = await passwords.VerifyAsync(credential.PasswordHash, new(newPassword.Value), cancellationToken);
        return verdict == PasswordVerdict.Wrong ? Result.Success : Error.Validation(ErrorCodes.PasswordUnchanged, field);
    }

    private async Task<Result> VerifyAsync(UserCredentials credential, Secret currentPassword, CancellationToken cancellationToken)
    {
        var organizationId = credential.User.OrganizationId;
        var canonicalEmail = EmailAddress.Canonicalize(credential.User.Email);
        var locked = await guard.GetLockAsync(organizationId, canonicalEmail, cancellationToken);
        if (locked is null)
        {
            var verdict = await passwords.VerifyAsync(credential.PasswordHash, currentPassword, cancellationToken);
            var isRight = verdict != PasswordVerdict.Wrong;
            locked = isRight
                ? await guard.RecordSuccessAsync(organizationId, canonicalEmail, cancellationToken)
                : await guard.RecordFailureAsync(organizationId, canonicalEmail, isOfUser: true, cancellationToken);
            if (locked is null)
            {
                return isRight ? Result.Success : SignInErrors.WrongCurrentPassword;
            }
        }

        return SignInErrors.Locked(locked.Value);
    }
}
