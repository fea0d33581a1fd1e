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
/// What it takes for callers to replace their own passwords. Guesses at the one in use count like those at sign-in, and refusals
/// are told to the audit.
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
    /// <summary>Judges the password in use and hashes the one to come, before the transaction begins.</summary>
    /// <param name="currentPassword">The password in use; null from who was let in only to replace it.</param>
    /// <param name="newPassword">The password to come, found acceptable by itself.</param>
    /// <param name="field">What the request calls that one.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    /// <returns>The hash of the password to come, or why it cannot be.</returns>
    public async Task<Result<string>> ReplaceAsync(
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
            audit.Add(new AuditEntry(AuditActions.PasswordChanged) { SubjectId = credential.User.Id.ToString(), SubjectName = credential.User.Email }.Refused(error));
        }

        return error;
    }

    private async Task<Result> CheckTemporaryAsync(UserCredentials credential, Password newPassword, string field, CancellationToken cancellationToken) =>
        caller.Current.MustChangePassword switch
    {
        false => SignInErrors.WrongCurrentPassword,
        _ when await passwords.VerifyAsync(credential.PasswordHash, new(newPassword.Value), cancellationToken) != PasswordVerdict.Wrong => Error.Validation(ErrorCodes.PasswordUnchanged, field),
        _ => Result.Success,
    };

    private async Task<Result> VerifyAsync(UserCredentials credential, Secret currentPassword, CancellationToken cancellationToken)
    {
        var organizationId = credential.User.OrganizationId;
        var canonicalEmail = EmailAddress.Canonicalize(credential.User.Email);
        var locked = await guard.GetLockAsync(organizationId, canonicalEmail, cancellationToken);
        if (locked is null)
        {
            var right = await passwords.VerifyAsync(credential.PasswordHash, currentPassword, cancellationToken) != PasswordVerdict.Wrong;
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
