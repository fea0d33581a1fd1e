using HelpDesk.Users.Application.Common.Access;
using HelpDesk.Users.Application.Common.Messaging;
using HelpDesk.Users.Application.Tokens;
using HelpDesk.Users.Domain.Organizations;
using HelpDesk.Users.Infrastructure.Persistence.Rows;
using HelpDesk.Users.Infrastructure.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.IdentityModel.Tokens;

namespace HelpDesk.Users.Infrastructure.Tokens;

/// <summary>The ES256 keys as this instance knows them; all instances share those in the database.</summary>
internal sealed class SigningKeys(IServiceScopeFactory scopes, SigningKeyProtector protector, TimeProvider clock) : IPublicKeys
{
    private static readonly TimeSpan ReloadAtMostEvery = TimeSpan.FromSeconds(5);

    private readonly Lock reloading = new();
    private volatile IReadOnlyList<LoadedKey> keys = [];
    private long reloadedAt;

    /// <summary>
    /// The key that signs: the newest that has started to. The first one signs at once, even if the clock of the instance that
    /// made it was ahead of this one's.
    /// </summary>
    public ECDsaSecurityKey Current
    {
        get
        {
            var now = clock.GetUtcNow();
            var known = keys;
            return (known.LastOrDefault(key => key.SignsFrom <= now) ?? known[0]).Key;
        }
    }

    public IReadOnlyList<PublicKey> List() =>
    [
        .. Counting()
            .Select(counting => JsonWebKeyConverter.ConvertFromECDsaSecurityKey(counting.Key))
            .Select(key => new PublicKey(key.Kid, key.Crv, key.X, key.Y)),
    ];

    /// <summary>Loads the keys; first makes the one that is due, and retires those that no longer count.</summary>
    public async Task KeepUpAsync(CancellationToken cancellationToken)
    {
        var rows = Load();
        await using var scope = scopes.CreateAsyncScope();
        var store = scope.ServiceProvider.GetRequiredService<SigningKeyStore>();
        if (store.IsAnythingDue(rows))
        {
            scope.ServiceProvider.GetRequiredService<CallerAccessor>().Current = Caller.System(Organization.HelpDeskId);
            await scope.ServiceProvider.GetRequiredService<IUnitOfWork>().ExecuteAsync(() => store.DoWhatIsDueAsync(cancellationToken), cancellationToken);
            Load();
        }
    }

    /// <summary>Finds a key to verify with. One that is not known may be another instance's, so the database is asked, now and then.</summary>
    public SecurityKey? Find(string keyId)
    {
        if (FindLoaded(keyId) is { } known)
        {
            return known;
        }

        lock (reloading)
        {
            if (clock.GetElapsedTime(reloadedAt) > ReloadAtMostEvery)
            {
                Load();
            }
        }

        return FindLoaded(keyId);
    }

    private ECDsaSecurityKey? FindLoaded(string keyId) => Counting().FirstOrDefault(counting => counting.Key.KeyId == keyId)?.Key;

    private IEnumerable<LoadedKey> Counting()
    {
        var now = clock.GetUtcNow();
        var known = keys;
        return known.Where((_, i) => SigningKeySchedule.Counts(i + 1 < known.Count ? known[i + 1].SignsFrom : null, now));
    }

    private List<SigningKeyRow> Load()
    {
        lock (reloading)
        {
            using var scope = scopes.CreateScope();
            var rows = scope.ServiceProvider.GetRequiredService<DirectoryContext>().SigningKeys.AsNoTracking()
                .OrderBy(row => row.Generation).ToList();
            var known = keys;
            keys = [.. rows.Select(row => new LoadedKey(Restore(row, known), row.SignsFrom))];
            reloadedAt = clock.GetTimestamp();
            return rows;
        }
    }

    // Decrypts also what is known: Data Protection renews its own keys in time only if it is used all the time.
    private ECDsaSecurityKey Restore(SigningKeyRow row, IReadOnlyList<LoadedKey> known)
    {
        var restored = protector.Restore(row);
        if (known.FirstOrDefault(loaded => loaded.Key.KeyId == row.KeyId) is not { } before)
        {
            return restored;
        }

        restored.ECDsa.Dispose();
        return before.Key;
    }

    private sealed record LoadedKey(ECDsaSecurityKey Key, DateTimeOffset SignsFrom);
}
