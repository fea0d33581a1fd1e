using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;

namespace HelpDesk.Users.Infrastructure.Sessions;

/// <summary>Encrypts and decrypts refresh tokens that may be sent again, with ASP.NET Core Data Protection.</summary>
internal sealed class RefreshTokenProtector(IDataProtectionProvider protection)
{
    private readonly IDataProtector protector = protection.CreateProtector("HelpDesk.Users.RefreshTokens");

    /// <summary>Encrypts a token. Must not be called while a transaction is open, because it may write to the key ring.</summary>
    public string Protect(string token) => protector.Protect(token);

    /// <summary>Decrypts a token.</summary>
    /// <returns>The token; null when the key ring isn't the one that it was encrypted with.</returns>
    public string? Unprotect(string protectedToken)
    {
        try
        {
            return protector.Unprotect(protectedToken);
        }
        catch (CryptographicException)
        {
            return null;
        }
    }
}
