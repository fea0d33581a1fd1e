using System.Security.Cryptography;
using HelpDesk.Users.Application.Abstractions;
using HelpDesk.Users.Infrastructure.Persistence;
using HelpDesk.Users.Infrastructure.Persistence.Rows;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.IdentityModel.Tokens;

namespace HelpDesk.Users.Infrastructure.Tokens;

/// <summary>The ES256 keys, made once and kept in the database, their private halves encrypted. All instances share them.</summary>
internal sealed class SigningKeys(IServiceScopeFactory scopes, IDataProtectionProvider protection, TimeProvider clock) : IPublicKeys
{
    private const int FirstGeneration = 1;

    private static readonly TimeSpan ReloadAtMostEvery = TimeSpan.FromSeconds(5);

    private readonly IDataProtector protector = protection.CreateProtector("HelpDesk.Users.SigningKeys");
    private readonly Lock reloading = new();
    private volatile IReadOnlyList<ECDsaSecurityKey> keys = [];
    private long reloadedAt;

    /// <summary>The key that signs: the newest.</summary>
    public ECDsaSecurityKey Current => keys[^1];

    public IReadOnlyList<PublicKey> List() =>
        [.. keys.Select(JsonWebKeyConverter.ConvertFromECDsaSecurityKey).Select(key => new PublicKey(key.Kid, key.Crv, key.X, key.Y))];

    /// <summary>Loads the keys and makes the first one when there is none.</summary>
    public async Task InitializeAsync(CancellationToken cancellationToken)
    {
        Load();
        if (keys.Count == 0)
        {
            await using var scope = scopes.CreateAsyncScope();
            var context = scope.ServiceProvider.GetRequiredService<DirectoryContext>();
            context.Add(Generate(FirstGeneration));
            try
            {
                await context.SaveChangesAsync(cancellationToken);
            }
            catch (DbUpdateException exception) when (UniqueIndexes.IsViolation(exception))
            {
                // Another instance was first: its key is everybody's.
            }

            Load();
        }
    }

    /// <summary>Finds a key to verify with. One that is not known may be another instance's, so the database is asked, now and then.</summary>
    public SecurityKey? Find(string keyId)
    {
        var found = keys.FirstOrDefault(key => key.KeyId == keyId);
        if (found is null)
        {
            lock (reloading)
            {
                if (clock.GetElapsedTime(reloadedAt) > ReloadAtMostEvery)
                {
                    Load();
                }
            }

            found = keys.FirstOrDefault(key => key.KeyId == keyId);
        }

        return found;
    }

    private void Load()
    {
        using var scope = scopes.CreateScope();
        var rows = scope.ServiceProvider.GetRequiredService<DirectoryContext>().SigningKeys.AsNoTracking()
            .OrderBy(row => row.Generation).ToList();
        var known = keys;
        keys = [.. rows.Select(row => known.FirstOrDefault(key => key.KeyId == row.KeyId) ?? Restore(row))];
        reloadedAt = clock.GetTimestamp();
    }

    private SigningKeyRow Generate(int generation)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var thumbprint = Base64UrlEncoder.Encode(new ECDsaSecurityKey(key).ComputeJwkThumbprint());
        return new()
        {
            Generation = generation,
            KeyId = thumbprint,
            CreatedAt = clock.GetUtcNow(),
            SignsFrom = clock.GetUtcNow(),
            ProtectedPrivateKey = protector.Protect(Convert.ToBase64String(key.ExportPkcs8PrivateKey())),
        };
    }

    private ECDsaSecurityKey Restore(SigningKeyRow row)
    {
        var key = ECDsa.Create();
        try
        {
            key.ImportPkcs8PrivateKey(Convert.FromBase64String(protector.Unprotect(row.ProtectedPrivateKey)), out _);
        }
        catch (CryptographicException exception)
        {
            throw new InvalidConfigurationException(
                "The signing keys in the database cannot be decrypted: the Data Protection key ring (DataProtection:KeysFolder) is not the one they were encrypted with.",
                exception);
        }

        return new(key) { KeyId = row.KeyId };
    }
}
