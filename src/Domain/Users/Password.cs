using System.Security.Cryptography;
using System.Text;
using HelpDesk.Users.Domain.Results;
using HelpDesk.Users.Domain.Text;

namespace HelpDesk.Users.Domain.Users;

/// <summary>
/// A new password to hash, in Unicode's Normalization Form C (RFC 8265, 4.2.2): the same password is the same however a keyboard composes
/// its accents. It is never trimmed, truncated or logged.
/// </summary>
public sealed class Password
{
    /// <summary>The minimum length, in characters: Unicode code points after normalization.</summary>
    public const int MinLength = 6;

    /// <summary>The maximum length, in characters.</summary>
    public const int MaxLength = 128;

    /// <summary>The maximum length in UTF-8, in bytes: a character has up to 4 bytes.</summary>
    public const int MaxBytes = MaxLength * 4;

    /// <summary>More UTF-16 units can't become a valid password: a character is composed of at most four.</summary>
    private const int MaxUnitsBeforeNormalization = MaxLength * 4;

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
    public static Result<Password> Parse(string? text) => text is null
        ? Error.Validation(ErrorCodes.Required)
        : Normalize(text) switch
        {
            var password when PlainText.Length(password) < MinLength => Error.Validation(ErrorCodes.TooShort) with { Limit = MinLength },
            var password when PlainText.Length(password) > MaxLength => Error.Validation(ErrorCodes.TooLong) with { Limit = MaxLength },
            var password when IsInvalid(password) => Error.Validation(ErrorCodes.ForbiddenCharacters),
            var password => new Password(password),
        };

    /// <summary>
    /// Converts a password to the form in which it is hashed. Invalid Unicode, and text that is too long for a password, stays as it is.
    /// </summary>
    public static string Normalize(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return text.Length > MaxUnitsBeforeNormalization || IsInvalid(text) ? text : text.Normalize(NormalizationForm.FormC);
    }

    /// <summary>Generates a random password that is easy to read and type.</summary>
    public static Password Generate() => new(RandomNumberGenerator.GetString(GeneratedAlphabet, GeneratedLength));

    /// <summary>Returns a placeholder, never the password.</summary>
    public override string ToString() => "[redacted]";

    private static bool IsInvalid(string text) => text.EnumerateRunes().Contains(Rune.ReplacementChar);
}
