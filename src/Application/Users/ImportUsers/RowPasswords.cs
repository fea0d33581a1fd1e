using HelpDesk.Users.Application.Common.Access;
using HelpDesk.Users.Application.Passwords;
using HelpDesk.Users.Domain.Results;
using HelpDesk.Users.Domain.Users;

namespace HelpDesk.Users.Application.Users.ImportUsers;

/// <summary>Hashes the passwords of the rows of an import.</summary>
internal sealed class RowPasswords(
    ICredentials credentials,
    IPasswords passwords,
    IFormerPasswords formerPasswords,
    PasswordPolicy policy,
    ICallerAccessor caller)
{
    /// <summary>Generates passwords for the rows of users who have none, or who don't exist yet.</summary>
    public async Task GenerateAsync(IReadOnlyList<ParsedRow> rows, CancellationToken cancellationToken)
    {
        foreach (var row in rows)
        {
            var known = await credentials.FindByEmailAsync(caller.Current.OrganizationId, row.Email!, cancellationToken);
            if (known?.PasswordHash is null)
            {
                row.GeneratePassword();
            }
        }
    }

    /// <summary>
    /// Hashes the passwords before the transaction, because it is slow. A password that the user already has isn't hashed, so that
    /// importing the same row again changes nothing. A concurrent change of the same password is treated as the later one.
    /// </summary>
    public async Task HashAsync(IReadOnlyList<ParsedRow> rows, bool isDryRun, CancellationToken cancellationToken)
    {
        var known = new Dictionary<ParsedRow, UserCredentials?>();
        foreach (var row in rows)
        {
            known[row] = await credentials.FindByEmailAsync(caller.Current.OrganizationId, row.Email!, cancellationToken);
        }

        await Parallel.ForEachAsync(rows, cancellationToken, async (row, token) =>
        {
            var password = row.Password!;
            var isInUse = known[row]?.PasswordHash is { } hash
                && await passwords.VerifyAsync(hash, new(password.Value), token) != PasswordVerdict.Wrong;
            row.PasswordHash = isInUse ? null : isDryRun ? "" : await passwords.HashAsync(password, token);
        });
        foreach (var row in rows.Where(row => policy.Remembered > 0 && row.PasswordHash is not null))
        {
            if (known[row] is { } credential
                && await formerPasswords.ContainAsync(credential.User.Id, row.Password!, orTemporary: false, cancellationToken))
            {
                row.Refuse(Error.Validation(ErrorCodes.PasswordReused), nameof(row.Password));
            }
        }
    }
}
