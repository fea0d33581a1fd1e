using HelpDesk.Users.Application.Common.Access;
using HelpDesk.Users.Application.Users;
using HelpDesk.Users.Infrastructure.Persistence;
using HelpDesk.Users.Infrastructure.Persistence.Rows;
using HelpDesk.Users.Infrastructure.Text;
using Microsoft.EntityFrameworkCore;

namespace HelpDesk.Users.Infrastructure.Users;

/// <summary>Idempotency keys, kept for a day.</summary>
internal sealed class IdempotencyKeyStore(
    DirectoryContext context,
    IWriteTransaction transaction,
    ICallerAccessor caller,
    TimeProvider clock) : IIdempotencyKeys
{
    /// <summary>How long a key is kept.</summary>
    public static readonly TimeSpan Kept = TimeSpan.FromDays(1);

    private string CallerId => caller.Current.UserId?.ToString() ?? caller.Current.ServiceAccountId ?? "";

    public async Task<IdempotentAnswer?> FindAsync(string key, CancellationToken cancellationToken)
    {
        var (callerId, keyHash, oldest) = (CallerId, Sha256Hex.Of(key), clock.GetUtcNow() - Kept);
        var row = await context.IdempotencyKeys.AsNoTracking()
            .SingleOrDefaultAsync(
                stored => stored.CallerId == callerId && stored.KeyHash == keyHash && stored.CreatedAt > oldest,
                cancellationToken);
        return row switch
        {
            null => null,
            // Comparing the password takes long: not while others wait for this transaction to end.
            _ when context.Database.CurrentTransaction is not null =>
                throw new LostRaceException("The key was used by another request meanwhile."),
            _ => new(row.Fingerprint, row.Answer),
        };
    }

    public async Task AddAsync(string key, IdempotentAnswer answer, CancellationToken cancellationToken)
    {
        await transaction.BeginAsync(cancellationToken);
        var (callerId, keyHash, now) = (CallerId, Sha256Hex.Of(key), clock.GetUtcNow());
        var oldest = now - Kept;
        await context.IdempotencyKeys
            .Where(row => row.CallerId == callerId && row.KeyHash == keyHash && row.CreatedAt <= oldest)
            .ExecuteDeleteAsync(cancellationToken);
        context.Add(new IdempotencyKeyRow
        {
            OrganizationId = context.OrganizationId,
            CallerId = callerId,
            KeyHash = keyHash,
            Fingerprint = answer.Fingerprint,
            Answer = answer.Answer,
            CreatedAt = now,
        });
        try
        {
            await context.SaveChangesAsync(cancellationToken);
        }
        catch (DbUpdateException exception) when (UniqueIndexes.IsViolation(exception))
        {
            throw new LostRaceException("The key was used by another request meanwhile: look again.", exception);
        }
    }
}
