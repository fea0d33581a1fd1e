using System.Security.Cryptography;
using HelpDesk.Users.Application.Operations;
using HelpDesk.Users.Infrastructure.Persistence.Rows;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.IdentityModel.Tokens;

namespace HelpDesk.Users.Infrastructure.Tokens;

/// <summary>Creates ES256 keys, and encrypts and decrypts their private keys with ASP.NET Core Data Protection.</summary>
internal sealed class SigningKeyProtector(IDataProtectionProvider protection)
{
    private readonly IDataProtector protector = protection.CreateProtector("HelpDesk.Users.SigningKeys");

    /// <summary>Creates a key. Must not be called while a transaction is open, because it may write to the key ring.</summary>
    public (string KeyId, string ProtectedPrivateKey) Create()
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
                "The signing keys in the database cannot be decrypted: "
                + "the Data Protection key ring (DataProtection:KeysFolder) is not the one they were encrypted with.",
                exception);
        }

        return new(key) { KeyId = row.KeyId };
    }
}
