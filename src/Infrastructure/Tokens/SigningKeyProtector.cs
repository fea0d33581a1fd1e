using System.Security.Cryptography;
using HelpDesk.Users.Application.Operations;
using HelpDesk.Users.Infrastructure.Persistence.Rows;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.IdentityModel.Tokens;

namespace HelpDesk.Users.Infrastructure.Tokens;

/// <summary>Makes ES256 keys, whose private halves leave it encrypted only.</summary>
internal sealed class SigningKeyProtector(IDataProtectionProvider protection)
{
    private readonly IDataProtector protector = protection.CreateProtector("HelpDesk.Users.SigningKeys");

    /// <summary>A new key. May write to the key ring, so not while a transaction is open.</summary>
    public (string KeyId, string ProtectedPrivateKey) Make()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        return (
            Base64UrlEncoder.Encode(new ECDsaSecurityKey(key).ComputeJwkThumbprint()),
            protector.Protect(Convert.ToBase64String(key.ExportPkcs8PrivateKey())));
    }

    public ECDsaSecurityKey Restore(SigningKeyRow row)
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
