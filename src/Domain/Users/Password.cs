using System.Security.Cryptography;
using System.Text;
using HelpDesk.Users.Domain.Results;
using HelpDesk.Users.Domain.Text;

namespace HelpDesk.Users.Domain.Users;

/// <summary>A new password to hash. It is never trimmed, truncated or logged.</summary>
public sealed class Password
{
    /// <summary>The minimum length, in characters.</summary>
    public const int MinLength = 6;

    /// <summary>The maximum length, in characters.</summary>
    public const int MaxLength = 128;

    /// <summary>The maximum length in UTF-8, in bytes: a character has up to 4 bytes.</summary>
    public const int MaxBytes = MaxLength * 4;

    private const int GeneratedLength = 20;

    // Without characters that look similar, such as 0 and O.
    private const string GeneratedAlphabet = "ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz23456789";

    private Password(string value) => Value = value;

    /// <summary>The password in clear text.</summary>
    public string Value { get; }

    /// <summary>Parses a new password. Passwords that are only compared aren't validated.</summary>
    /// <returns>
    /// The password, or <see cref="ErrorCodes.Required"/>, <see cref="ErrorCodes.TooShort"/>, <see cref="ErrorCodes.TooLong"/>
    /// or, for invalid Unicode, <see cref="ErrorCodes.ForbiddenCharacters"/>.
    /// </returns>
    public static Result<Password> Parse(string? text) => text switch
    {
        null => Error.Validation(ErrorCodes.Required),
        _ when PlainText.Length(text) < MinLength => Error.Validation(ErrorCodes.TooShort) with { Limit = MinLength },
        _ when PlainText.Length(text) > MaxLength => Error.Validation(ErrorCodes.TooLong) with { Limit = MaxLength },
        _ when text.EnumerateRunes().Contains(Rune.ReplacementChar) => Error.Validation(ErrorCodes.ForbiddenCharacters),
        _ => new Password(text),
    };

    /// <summary>Generates a random password that is easy to read and type.</summary>
    public static Password Generate() => new(RandomNumberGenerator.GetString(GeneratedAlphabet, GeneratedLength));

    /// <summary>Returns a placeholder, never the password.</summary>
    public override string ToString() => "[redacted]";
}
