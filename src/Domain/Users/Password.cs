using System.Security.Cryptography;
using System.Text;
using HelpDesk.Users.Domain.Results;
using HelpDesk.Users.Domain.Text;

namespace HelpDesk.Users.Domain.Users;

/// <summary>A password that somebody chose, fit to be hashed: never trimmed, never cut, never shown.</summary>
public sealed class Password
{
    /// <summary>The fewest characters of a password.</summary>
    public const int MinLength = 6;

    /// <summary>The most characters of a password.</summary>
    public const int MaxLength = 128;

    /// <summary>The most bytes of a password in UTF-8: what the most characters take.</summary>
    public const int MaxBytes = MaxLength * 4;

    private const int GeneratedLength = 20;

    // Without the characters that people misread for one another.
    private const string GeneratedAlphabet = "ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz23456789";

    private Password(string value) => Value = value;

    /// <summary>The password in clear.</summary>
    public string Value { get; }

    /// <summary>Reads a password that is to be set. (One that is only to be compared is not judged.)</summary>
    /// <param name="text">What was sent.</param>
    /// <returns>
    /// The password, or <see cref="ErrorCodes.Required"/>, <see cref="ErrorCodes.TooShort"/>, <see cref="ErrorCodes.TooLong"/>
    /// or, for broken Unicode, <see cref="ErrorCodes.ForbiddenCharacters"/>.
    /// </returns>
    public static Result<Password> Parse(string? text) => text switch
    {
        null => Error.Validation(ErrorCodes.Required),
        _ when PlainText.Length(text) < MinLength => Error.Validation(ErrorCodes.TooShort) with { Limit = MinLength },
        _ when PlainText.Length(text) > MaxLength => Error.Validation(ErrorCodes.TooLong) with { Limit = MaxLength },
        _ when text.EnumerateRunes().Contains(Rune.ReplacementChar) => Error.Validation(ErrorCodes.ForbiddenCharacters),
        _ => new Password(text),
    };

    /// <summary>Makes up a password that nobody guesses and everybody can read aloud.</summary>
    /// <returns>The password.</returns>
    public static Password Generate() => new(RandomNumberGenerator.GetString(GeneratedAlphabet, GeneratedLength));

    /// <summary>Never the password.</summary>
    /// <returns>A fixed text.</returns>
    public override string ToString() => "[redacted]";
}
