using HelpDesk.Users.Application.Audit;
using HelpDesk.Users.Application.Tokens;
using HelpDesk.Users.Domain.Results;
using HelpDesk.Users.Infrastructure.Persistence;
using HelpDesk.Users.Infrastructure.Persistence.Rows;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace HelpDesk.Users.Infrastructure.Tokens;

/// <summary>The signing keys in the database. The audit tells of each that comes or goes.</summary>
internal sealed class SigningKeyStore(
    DirectoryContext context,
    IWriteTransaction transaction,
    IAuditTrail audit,
    SigningKeyProtector protector,
    IOptions<TokenSettings> options,
    TimeProvider clock) : ISigningKeys
{
    private const int FirstGeneration = 1;

    /// <summary>Whether a key has to be made or retired by now.</summary>
    /// <param name="keys">All keys, the oldest first.</param>
    public bool IsAnythingDue(List<SigningKeyRow> keys)
    {
        var now = clock.GetUtcNow();
        return NextSignsFrom(keys, now) is not null || Retired(keys, now).Any();
    }

    /// <summary>Makes the key that is due, and retires those that no longer count. Part of the command's transaction.</summary>
    public async Task<Result> DoWhatIsDueAsync(CancellationToken cancellationToken)
    {
        var made = protector.Make();
        var keys = await BeginAsync(cancellationToken);
        var now = clock.GetUtcNow();
        if (NextSignsFrom(keys, now) is { } signsFrom)
        {
            Add(made, keys, now, signsFrom);
        }

        Remove(Retired(keys, now));
        await SaveAsync(cancellationToken);
        return Result.Success;
    }

    public async Task<Result<NewSigningKey>> AddNextAsync(CancellationToken cancellationToken)
    {
        var made = protector.Make();
        var keys = await BeginAsync(cancellationToken);
        var now = clock.GetUtcNow();
        if (keys.Exists(key => key.SignsFrom > now))
        {
            return new Error(ErrorKind.Conflict, ErrorCodes.SigningKeyWaiting);
        }

        var added = Add(made, keys, now, now + options.Value.KeyPublishedBefore);
        await SaveAsync(cancellationToken);
        return added;
    }

    public async Task<NewSigningKey> ReplaceAllAsync(CancellationToken cancellationToken)
    {
        var made = protector.Make();
        var keys = await BeginAsync(cancellationToken);
        var now = clock.GetUtcNow();
        var added = Add(made, keys, now, now);
        Remove(keys);
        await SaveAsync(cancellationToken);
        return added;
    }

    private static IEnumerable<SigningKeyRow> Retired(List<SigningKeyRow> keys, DateTimeOffset now) =>
        keys.Zip(keys.Skip(1)).Where(pair => !SigningKeySchedule.Counts(pair.Second.SignsFrom, now)).Select(pair => pair.First);

    private DateTimeOffset? NextSignsFrom(List<SigningKeyRow> keys, DateTimeOffset now) =>
        SigningKeySchedule.NextSignsFrom(options.Value, keys.LastOrDefault()?.SignsFrom, now);

    private async Task<List<SigningKeyRow>> BeginAsync(CancellationToken cancellationToken)
    {
        await transaction.BeginAsync(cancellationToken);
        return await context.SigningKeys.OrderBy(row => row.Generation).ToListAsync(cancellationToken);
    }

    private NewSigningKey Add((string KeyId, string ProtectedPrivateKey) made, List<SigningKeyRow> keys, DateTimeOffset now, DateTimeOffset signsFrom)
    {
        context.Add(new SigningKeyRow
        {
            Generation = keys.Count == 0 ? FirstGeneration : keys[^1].Generation + 1,
            KeyId = made.KeyId,
            CreatedAt = now,
            SignsFrom = signsFrom,
            ProtectedPrivateKey = made.ProtectedPrivateKey,
        });
        audit.Add(new(AuditActions.SigningKeyCreated) { SubjectId = made.KeyId });
        return new(made.KeyId, signsFrom);
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
            throw new LostRaceException("Another instance has just made the next key: look again.", exception);
        }
    }
}
