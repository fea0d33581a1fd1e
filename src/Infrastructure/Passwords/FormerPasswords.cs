using HelpDesk.Users.Application.Common.Messaging;
using HelpDesk.Users.Application.Passwords;
using HelpDesk.Users.Domain.Users;
using HelpDesk.Users.Infrastructure.Persistence;
using HelpDesk.Users.Infrastructure.Persistence.Rows;
using Microsoft.EntityFrameworkCore;

namespace HelpDesk.Users.Infrastructure.Passwords;

/// <summary>Stores the hashes of replaced passwords: as many as the policy remembers, and the last temporary one.</summary>
internal sealed class FormerPasswords(DirectoryContext context, IPasswords passwords, PasswordPolicy policy) : IFormerPasswords
{
    public async Task<bool> ContainAsync(Guid userId, Password password, bool orTemporary, CancellationToken cancellationToken)
    {
        var user = await context.Users.AsNoTracking()
            .Where(row => row.Id == userId)
            .Select(row => new { row.Number, row.PasswordHash })
            .SingleOrDefaultAsync(cancellationToken);
        if (user is null || (policy.Remembered == 0 && !orTemporary))
        {
            return false;
        }

        var former = await NewestFirst(user.Number).AsNoTracking().ToListAsync(cancellationToken);
        var hashes = former.Take(policy.Remembered - 1).Select(row => row.PasswordHash).ToList();
        if (policy.Remembered > 0 && user.PasswordHash is not null)
        {
            hashes.Add(user.PasswordHash);
        }

        if (orTemporary && former.Find(row => row.WasTemporary) is { } temporary)
        {
            hashes.Add(temporary.PasswordHash);
        }

        var candidate = new Secret(password.Value);
        foreach (var hash in hashes.Distinct())
        {
            if (await passwords.VerifyAsync(hash, candidate, cancellationToken) != PasswordVerdict.Wrong)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Stores the current password hash of a user before it is replaced, and deletes hashes that are no longer needed.</summary>
    public async Task ReplaceAsync(ApplicationUser row, CancellationToken cancellationToken)
    {
        if (row.PasswordHash is null || (policy.Remembered < 2 && !row.MustChangePassword))
        {
            return;
        }

        var former = await NewestFirst(row.Number).ToListAsync(cancellationToken);
        var replaced = new FormerPasswordRow
        {
            UserNumber = row.Number,
            OrganizationId = row.OrganizationId,
            PasswordHash = row.PasswordHash,
            WasTemporary = row.MustChangePassword,
        };
        context.Add(replaced);
        former.Insert(0, replaced);
        context.RemoveRange(former.Skip(policy.Remembered - 1).Where(old => old != former.Find(other => other.WasTemporary)));
    }

    private IQueryable<FormerPasswordRow> NewestFirst(long userNumber) =>
        context.FormerPasswords.Where(row => row.UserNumber == userNumber).OrderByDescending(row => row.Id);
}
