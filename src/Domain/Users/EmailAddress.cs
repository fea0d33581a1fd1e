using System.Globalization;
using System.Text;
using HelpDesk.Users.Domain.Results;
using HelpDesk.Users.Domain.Text;

namespace HelpDesk.Users.Domain.Users;

/// <summary>
/// An email address: the dot-atom form of RFC 5322 with the Unicode letters of RFC 6531, and a domain with at least one dot.
/// It keeps its original form, trimmed. Two addresses with the same <see cref="Canonical"/> form are equal.
/// </summary>
public sealed record EmailAddress
{
    /// <summary>The maximum length in characters (RFC 5321, 4.5.3.1.3, without the angle brackets).</summary>
    public const int MaxLength = 254;

    private const int MaxLocalPartLength = 64;
    private const int MaxLabelLength = 63;
    private const string LocalPartSymbols = "!#$%&'*+-/=?^_`{|}~";
    private const string PunycodePrefix = "XN--";

    private static readonly IdnMapping Idn = new();

    private EmailAddress(string value) => (Value, Canonical) = (value, Canonicalize(value));

    /// <summary>The trimmed address.</summary>
    public string Value { get; }

    /// <summary>The form that decides uniqueness.</summary>
    public string Canonical { get; }

    /// <summary>
    /// Converts any text to the form that compares addresses: without case and compatibility forms, and its domain in Unicode, also where it
    /// is written in Punycode (RFC 5891). A text without @ is a domain or a part of one.
    /// </summary>
    /// <returns>The canonical form; a text with invalid surrogates is returned unchanged.</returns>
    public static string Canonicalize(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var canonical = PlainText.Canonicalize(text);
        var domain = canonical.LastIndexOf('@') + 1;
        return canonical.IndexOf(PunycodePrefix, domain, StringComparison.Ordinal) < 0
            ? canonical
            : canonical[..domain] + string.Join('.', canonical[domain..].Split('.').Select(ToUnicode));
    }

    /// <summary>Parses an address.</summary>
    /// <returns>
    /// The address, or <see cref="ErrorCodes.Required"/>, <see cref="ErrorCodes.TooLong"/> or <see cref="ErrorCodes.Malformed"/>.
    /// </returns>
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

        // The canonical form is stored and compared too. Composing can produce spaces, and a much longer text.
        return IsAddress(value) && IsAddress(Canonicalize(value))
            ? new EmailAddress(value)
            : Error.Validation(ErrorCodes.Malformed);
    }

    /// <summary>Restores a stored value without validation, because the rules may have changed since it was stored.</summary>
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
            && labels.All(IsLabel)
            && !labels[^1].All(char.IsAsciiDigit);
    }

    private static bool IsLabel(string text) =>
        text.Length is > 0 and <= MaxLabelLength
        && text[0] != '-' && text[^1] != '-'
        && text.EnumerateRunes().All(rune => rune.Value == '-' || IsLetterOrDigit(rune));

    /// <summary>The canonical form in Unicode of a label in Punycode; the label itself if no address could have that form.</summary>
    private static string ToUnicode(string label)
    {
        if (!label.StartsWith(PunycodePrefix, StringComparison.Ordinal))
        {
            return label;
        }

        try
        {
            var unicode = Idn.GetUnicode(label.ToLowerInvariant());
            var canonical = PlainText.Canonicalize(unicode);

            // What has a compatibility form isn't a domain: it must not become equal to one that is.
            var isDomain = unicode.IsNormalized(NormalizationForm.FormKC) && IsLabel(canonical);
            return isDomain ? canonical : label;
        }
        catch (ArgumentException)
        {
            return label;
        }
    }

    private static bool IsAtomCharacter(Rune rune) =>
        IsLetterOrDigit(rune) || (rune.IsAscii && LocalPartSymbols.Contains((char)rune.Value, StringComparison.Ordinal));

    private static bool IsLetterOrDigit(Rune rune) =>
        rune.IsAscii
            ? Rune.IsLetterOrDigit(rune)
            : Rune.IsLetterOrDigit(rune)
                || Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark;
}
