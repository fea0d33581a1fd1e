using System.Text.RegularExpressions;

namespace HelpDesk.Users.Infrastructure.Passwords;

/// <summary>
/// Password hashes that were imported from another system: bcrypt in the modular crypt format (<c>$2a$</c>, <c>$2b$</c> or <c>$2y$</c>).
/// They are only verified, never created: the first sign-in replaces them.
/// </summary>
internal static partial class BcryptHash
{
    /// <summary>Whether a text is a bcrypt hash with a cost from 4 to 16. A higher cost would take too long to verify.</summary>
    public static bool IsHash(string text) => Format().IsMatch(text);

    /// <summary>Verifies a password. Like every implementation of bcrypt, it uses only the first 72 bytes.</summary>
    public static bool Verify(string passwordHash, string password) => BCrypt.Net.BCrypt.Verify(password, passwordHash);

    [GeneratedRegex(@"\A\$2[aby]\$(0[4-9]|1[0-6])\$[./A-Za-z0-9]{53}\z")]
    private static partial Regex Format();
}
