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

/// <summary>The ES256 signing keys that this instance has loaded from the database, which all instances share.</summary>
internal sealed class SigningKeys(IServiceScopeFactory scopes, SigningKeyProtector protector, TimeProvider clock) : IPublicKeys
{
    private static readonly TimeSpan MinReloadInterval = TimeSpan.FromSeconds(5);

    private readonly Lock reloading = new();
    private volatile IReadOnlyList<LoadedKey> keys = [];
    private long reloadedAt;

    /// <summary>
    /// The key that signs tokens now: the newest one whose start time has passed. The first key signs at once, even if the clock of the
    /// instance that created it was ahead of this one's.
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
        .. GetNeededKeys()
            .Select(needed => JsonWebKeyConverter.ConvertFromECDsaSecurityKey(needed.Key))
            .Select(key => new PublicKey(key.Kid, key.Crv, key.X, key.Y)),
    ];

    /// <summary>Loads the keys. If a key must be created or retired, does so and loads the keys again.</summary>
    public async Task LoadAndRotateAsync(CancellationToken cancellationToken)
    {
        var rows = Load();
        await using var scope = scopes.CreateAsyncScope();
        var store = scope.ServiceProvider.GetRequiredService<SigningKeyStore>();
        if (store.IsRotationDue(rows))
        {
            scope.ServiceProvider.GetRequiredService<CallerAccessor>().Current = Caller.System(Organization.HelpDeskId);
            var unitOfWork = scope.ServiceProvider.GetRequiredService<IUnitOfWork>();
            await unitOfWork.ExecuteAsync(() => store.RotateIfDueAsync(cancellationToken), cancellationToken);
            Load();
        }
    }

    /// <summary>
    /// Finds a key to verify a signature with; null when there is none. Another instance may have created an unknown key, so the keys are
    /// reloaded, at most every five seconds.
    /// </summary>
    public SecurityKey? Find(string keyId)
    {
        if (FindLoaded(keyId) is { } known)
        {
            return known;
        }

        lock (reloading)
        {
            if (clock.GetElapsedTime(reloadedAt) > MinReloadInterval)
            {
                Load();
            }
        }

        return FindLoaded(keyId);
    }

    private ECDsaSecurityKey? FindLoaded(string keyId) => GetNeededKeys().FirstOrDefault(needed => needed.Key.KeyId == keyId)?.Key;

    private IEnumerable<LoadedKey> GetNeededKeys()
    {
        var now = clock.GetUtcNow();
        var known = keys;
        return known.Where((_, i) => SigningKeySchedule.IsStillNeeded(i + 1 < known.Count ? known[i + 1].SignsFrom : null, now));
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

    // Decrypts known keys too: Data Protection creates its own next key in time only if it is used regularly.
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
