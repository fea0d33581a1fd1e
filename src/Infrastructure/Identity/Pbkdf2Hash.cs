using System.Buffers.Binary;

namespace HelpDesk.Users.Infrastructure.Identity;

/// <summary>The form of Identity's hashes: base64 of a version, the function, its iterations, the length of the salt, the salt and the key.</summary>
internal static class Pbkdf2Hash
{
    private const byte Version = 1;
    private const uint Sha512 = 2;
    private const uint MaxIterations = 2_000_000;
    private const int SaltStart = 13;
    private const int MinLength = 16;
    private const int MaxLength = 64;

    /// <summary>Whether a text is one, whose iterations can be waited for.</summary>
    public static bool Is(string text)
    {
        Span<byte> bytes = stackalloc byte[SaltStart + (2 * MaxLength)];
        if (text.Any(char.IsWhiteSpace) || !Convert.TryFromBase64String(text, bytes, out var length) || length < SaltStart || bytes[0] != Version)
        {
            return false;
        }

        var salt = BinaryPrimitives.ReadUInt32BigEndian(bytes[9..]);
        return BinaryPrimitives.ReadUInt32BigEndian(bytes[1..]) <= Sha512
            && BinaryPrimitives.ReadUInt32BigEndian(bytes[5..]) is > 0 and <= MaxIterations
            && salt is >= MinLength and <= MaxLength
            && length - SaltStart - (int)salt is >= MinLength and <= MaxLength;
    }
}
