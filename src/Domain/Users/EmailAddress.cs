using System.Globalization;
using System.Text;
using HelpDesk.Users.Domain.Results;
using HelpDesk.Users.Domain.Text;

namespace HelpDesk.Users.Domain.Users;

/// <summary>
/// An email address: the dot-atom form of RFC 5322 with the letters of RFC 6531, at a domain with at least one dot.
/// Kept as given but for the blanks around it; two addresses with one <see cref="Canonical"/> form are the same address.
/// </summary>
public sealed record EmailAddress
{
    /// <summary>The most characters an address has (RFC 5321, 4.5.3.1.3, less the angle brackets).</summary>
    public const int MaxLength = 254;

    private const int MaxLocalPartLength = 64;
    private const int MaxLabelLength = 63;
    private const string LocalPartSymbols = "!#$%&'*+-/=?^_`{|}~";

    private EmailAddress(string value) => (Value, Canonical) = (value, Canonicalize(value));

    /// <summary>The address as given, trimmed.</summary>
    public string Value { get; }

    /// <summary>The form that decides uniqueness.</summary>
    public string Canonical { get; }

    /// <summary>
    /// Brings any text to the form in which addresses are compared: trimmed, compatibility-composed (NFKC) and in one case
    /// of the invariant culture, so that every database gives the same answer.
    /// </summary>
    /// <param name="text">An address, or what somebody typed for one.</param>
    /// <returns>The canonical form; text with broken surrogates is returned as it is.</returns>
    public static string Canonicalize(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        try
        {
            return text.Trim().Normalize(NormalizationForm.FormKC).ToLowerInvariant().ToUpperInvariant().Normalize(NormalizationForm.FormKC);
        }
        catch (ArgumentException)
        {
            return text;
        }
    }

    /// <summary>Reads an address.</summary>
    /// <param name="text">What was sent.</param>
    /// <returns>The address, or <see cref="ErrorCodes.Required"/>, <see cref="ErrorCodes.TooLong"/> or <see cref="ErrorCodes.Malformed"/>.</returns>
    public static Result<EmailAddress> Parse(string? text)
    {
        if (text is null)
        {
            return Error.Validation(ErrorCodes.Required);
        }

        var value = text.Trim();
        if (PlainText.Length(value) > MaxLength)
        {
            return Error.Validation(ErrorCodes.TooLong) with { Limit = MaxLength };
        }

        // The canonical form is stored and compared too, and composing can make blanks, or a long text of a short one.
        return IsAddress(value) && IsAddress(Canonicalize(value))
            ? new EmailAddress(value)
            : Error.Validation(ErrorCodes.Malformed);
    }

    /// <summary>Brings a stored value back: what was accepted once is not judged by the rules of today.</summary>
    /// <param name="stored">What was stored.</param>
    /// <returns>The value.</returns>
    public static EmailAddress Restore(string stored) => new(stored);

    /// <inheritdoc/>
    public bool Equals(EmailAddress? other) => other is not null && Canonical == other.Canonical;

    /// <inheritdoc/>
    public override int GetHashCode() => Canonical.GetHashCode(StringComparison.Ordinal);

    /// <inheritdoc/>
    public override string ToString() => Value;

    private static bool IsAddress(string text)
    {
        var at = text.LastIndexOf('@');
        return at > 0
            && PlainText.Length(text) <= MaxLength
            && !PlainText.HasForbiddenCharacters(text)
            && IsLocalPart(text[..at])
            && IsDomain(text[(at + 1)..]);
    }

    private static bool IsLocalPart(string text) =>
        text.Length <= MaxLocalPartLength
        && text.Split('.').All(atom => atom.Length > 0 && atom.EnumerateRunes().All(IsAtomCharacter));

    private static bool IsDomain(string text)
    {
        var labels = text.Split('.');
        return labels.Length > 1
            && labels.All(label => label.Length is > 0 and <= MaxLabelLength
                && label[0] != '-' && label[^1] != '-'
                && label.EnumerateRunes().All(rune => rune.Value == '-' || IsLetterOrDigit(rune)))
            && !labels[^1].All(char.IsAsciiDigit);
    }

    private static bool IsAtomCharacter(Rune rune) =>
        IsLetterOrDigit(rune) || (rune.IsAscii && LocalPartSymbols.Contains((char)rune.Value, StringComparison.Ordinal));

    private static bool IsLetterOrDigit(Rune rune) =>
        rune.IsAscii
            ? Rune.IsLetterOrDigit(rune)
            : Rune.IsLetterOrDigit(rune) || Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark;
}
