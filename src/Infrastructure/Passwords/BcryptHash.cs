using System.Text.RegularExpressions;

namespace HelpDesk.Users.Infrastructure.Passwords;

/// <summary>
/// Hashes that people brought along from another system: bcrypt in the modular crypt format, <c>$2a$</c>, <c>$2b$</c> or <c>$2y$</c>.
/// They are only compared; the first sign-in replaces them.
/// </summary>
internal static partial class BcryptHash
{
    /// <summary>Whether a stored hash is one, of a cost (4 to 16) that can be waited for.</summary>
    public static bool Is(string passwordHash) => Format().IsMatch(passwordHash);

    /// <summary>Compares. Like every bcrypt, it looks at the first 72 bytes.</summary>
    public static bool Verify(string passwordHash, string password) => BCrypt.Net.BCrypt.Verify(password, passwordHash);

    [GeneratedRegex(@"\A\$2[aby]\$(0[4-9]|1[0-6])\$[./A-Za-z0-9]{53}\z")]
    private static partial Regex Format();
}
