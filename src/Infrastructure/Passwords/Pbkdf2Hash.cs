using System.Buffers.Binary;
using System.Security.Cryptography;

namespace HelpDesk.Users.Infrastructure.Passwords;

/// <summary>
/// The format of Identity's password hashes: Base64 of the version, the hash function, the iteration count, the length of the salt, the
/// salt and the key.
/// </summary>
internal static class Pbkdf2Hash
{
    private const byte Version = 1;
    private const uint Sha512 = 2;
    private const uint MaxIterations = 2_000_000;
    private const int SaltStart = 13;
    private const int MinLength = 16;
    private const int MaxLength = 64;
    private const int SaltLength = 16;
    private const int KeyLength = 32;

    /// <summary>
    /// Creates a hash that no password matches. Its salt and key are as long as Identity's, so that verifying it takes as long.
    /// </summary>
    public static string CreateDummy(int iterations)
    {
        var bytes = RandomNumberGenerator.GetBytes(SaltStart + SaltLength + KeyLength);
        bytes[0] = Version;
        BinaryPrimitives.WriteUInt32BigEndian(bytes.AsSpan(1), Sha512);
        BinaryPrimitives.WriteInt32BigEndian(bytes.AsSpan(5), iterations);
        BinaryPrimitives.WriteInt32BigEndian(bytes.AsSpan(9), SaltLength);
        return Convert.ToBase64String(bytes);
    }

    /// <summary>Whether a text is such a hash with at most 2,000,000 iterations. More would take too long to verify.</summary>
    public static bool IsHash(string text)
    {
        Span<byte> bytes = stackalloc byte[SaltStart + (2 * MaxLength)];
        if (text.Any(char.IsWhiteSpace)
            || !Convert.TryFromBase64String(text, bytes, out var length)
            || length < SaltStart
            || bytes[0] != Version)
        {
            return false;
        }

        var saltLength = BinaryPrimitives.ReadUInt32BigEndian(bytes[9..]);
        return BinaryPrimitives.ReadUInt32BigEndian(bytes[1..]) <= Sha512
            && BinaryPrimitives.ReadUInt32BigEndian(bytes[5..]) is > 0 and <= MaxIterations
            && saltLength is >= MinLength and <= MaxLength
            && length - SaltStart - (int)saltLength is >= MinLength and <= MaxLength;
    }
}
