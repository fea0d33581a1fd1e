using HelpDesk.Users.Application.Audit;
using HelpDesk.Users.Application.Tokens;
using HelpDesk.Users.Domain.Results;
using HelpDesk.Users.Infrastructure.Persistence;
using HelpDesk.Users.Infrastructure.Persistence.Rows;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace HelpDesk.Users.Infrastructure.Tokens;

/// <summary>The signing keys in the database. Each key that is created or retired is recorded in the audit.</summary>
internal sealed class SigningKeyStore(
    DirectoryContext context,
    IWriteTransaction transaction,
    IAuditTrail audit,
    SigningKeyProtector protector,
    IOptions<TokenSettings> options,
    TimeProvider clock) : ISigningKeys
{
    private const int FirstGeneration = 1;

    /// <summary>Whether a key must be created or retired now.</summary>
    /// <param name="keys">All keys, the oldest first.</param>
    public bool IsRotationDue(List<SigningKeyRow> keys)
    {
        var now = clock.GetUtcNow();
        return NextSignsFrom(keys, now) is not null || FindKeysToRetire(keys, now).Any();
    }

    /// <summary>Creates the next key if it is due, and retires keys that are no longer needed. Part of the command's transaction.</summary>
    public async Task<Result> RotateIfDueAsync(CancellationToken cancellationToken)
    {
        var newKey = protector.Create();
        var keys = await BeginAsync(cancellationToken);
        var now = clock.GetUtcNow();
        if (NextSignsFrom(keys, now) is { } signsFrom)
        {
            Add(newKey, keys, now, signsFrom);
        }

        Remove(FindKeysToRetire(keys, now));
        await SaveAsync(cancellationToken);
        return Result.Success;
    }

    public async Task<Result<NewSigningKey>> AddNextAsync(CancellationToken cancellationToken)
    {
        var newKey = protector.Create();
        var keys = await BeginAsync(cancellationToken);
        var now = clock.GetUtcNow();
        if (keys.Exists(key => key.SignsFrom > now))
        {
            return new Error(ErrorKind.Conflict, ErrorCodes.SigningKeyWaiting);
        }

        var added = Add(newKey, keys, now, now + options.Value.KeyPublishedBefore);
        await SaveAsync(cancellationToken);
        return added;
    }

    public async Task<NewSigningKey> ReplaceAllAsync(CancellationToken cancellationToken)
    {
        var newKey = protector.Create();
        var keys = await BeginAsync(cancellationToken);
        var now = clock.GetUtcNow();
        var added = Add(newKey, keys, now, now);
        Remove(keys);
        await SaveAsync(cancellationToken);
        return added;
    }

    private static IEnumerable<SigningKeyRow> FindKeysToRetire(List<SigningKeyRow> keys, DateTimeOffset now) =>
        keys.Zip(keys.Skip(1)).Where(pair => !SigningKeySchedule.IsStillNeeded(pair.Second.SignsFrom, now)).Select(pair => pair.First);

    private DateTimeOffset? NextSignsFrom(List<SigningKeyRow> keys, DateTimeOffset now) =>
        SigningKeySchedule.NextSignsFrom(options.Value, keys.LastOrDefault()?.SignsFrom, now);

    private async Task<List<SigningKeyRow>> BeginAsync(CancellationToken cancellationToken)
    {
        await transaction.BeginAsync(cancellationToken);
        return await context.SigningKeys.OrderBy(row => row.Generation).ToListAsync(cancellationToken);
    }

    private NewSigningKey Add(
        (string KeyId, string ProtectedPrivateKey) newKey,
        List<SigningKeyRow> keys,
        DateTimeOffset now,
        DateTimeOffset signsFrom)
    {
        context.Add(new SigningKeyRow
        {
            Generation = keys.Count == 0 ? FirstGeneration : keys[^1].Generation + 1,
            KeyId = newKey.KeyId,
            CreatedAt = now,
            SignsFrom = signsFrom,
            ProtectedPrivateKey = newKey.ProtectedPrivateKey,
        });
        audit.Add(new(AuditActions.SigningKeyCreated) { SubjectId = newKey.KeyId });
        return new(newKey.KeyId, signsFrom);
    }

    private void Remove(IEnumerable<SigningKeyRow> keys)
    {
        foreach (var key in keys)
        {
            context.Remove(key);
            audit.Add(new(AuditActions.SigningKeyRetired) { SubjectId = key.KeyId });
        }
    }

    private async Task SaveAsync(CancellationToken cancellationToken)
    {
        try
        {
            await context.SaveChangesAsync(cancellationToken);
        }
        catch (DbUpdateException exception) when (UniqueIndexes.IsViolation(exception))
        {
            throw new LostRaceException("Another instance has just created the next key.", exception);
        }
    }
}
