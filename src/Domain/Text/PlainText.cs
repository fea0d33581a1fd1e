using System.Globalization;
using System.Text;
using HelpDesk.Users.Domain.Results;

namespace HelpDesk.Users.Domain.Text;

/// <summary>The common rules for texts: their length counts Unicode code points, and they have no invisible characters.</summary>
internal static class PlainText
{
    /// <summary>
    /// Stands behind the N of an Ñ in <see cref="FoldToSort"/>. It sorts after all letters of ASCII, and no valid text contains it.
    /// </summary>
    public const string EnyeMark = "\u007F";

    private const char Tilde = '\u0303';

    /// <summary>What people type for letters that no normalization form takes apart, and for apostrophes.</summary>
    private static readonly Dictionary<char, string> PlainLetters = new()
    {
        ['ł'] = "L", ['Ł'] = "L", ['ø'] = "O", ['Ø'] = "O", ['đ'] = "D", ['Đ'] = "D", ['ı'] = "I", ['ħ'] = "H", ['Ħ'] = "H",
        ['ŧ'] = "T", ['Ŧ'] = "T", ['ð'] = "D", ['Ð'] = "D", ['þ'] = "TH", ['Þ'] = "TH", ['ß'] = "SS", ['ẞ'] = "SS",
        ['æ'] = "AE", ['Æ'] = "AE", ['œ'] = "OE", ['Œ'] = "OE",
        ['\u2018'] = "'", ['\u2019'] = "'", ['\u201B'] = "'", ['\u02BC'] = "'", ['\u2032'] = "'", ['`'] = "'", ['\u00B4'] = "'",
    };

    /// <summary>Counts the Unicode code points of <paramref name="text"/>.</summary>
    public static int Length(string text)
    {
        var count = text.Length;
        for (var i = 1; i < text.Length; i++)
        {
            if (char.IsSurrogatePair(text[i - 1], text[i]))
            {
                count--;
            }
        }

        return count;
    }

    /// <summary>
    /// Whether <paramref name="text"/> has invisible or invalid characters, which could make a log or a page misleading: control and format
    /// characters (bidi, zero-width), fillers, joiners and variation selectors, line separators, noncharacters, unpaired surrogates.
    /// </summary>
    public static bool HasForbiddenCharacters(string text)
    {
        for (var i = 0; i < text.Length;)
        {
            if (!Rune.TryGetRuneAt(text, i, out var rune) || IsForbidden(rune))
            {
                return true;
            }

            i += rune.Utf16SequenceLength;
        }

        return false;
    }

    /// <summary>
    /// Parses the name of an object other than a person. Its length counts UTF-16 units, because databases count them.
    /// </summary>
    /// <returns>
    /// The trimmed name, or <see cref="ErrorCodes.Required"/>, <see cref="ErrorCodes.TooShort"/>, <see cref="ErrorCodes.TooLong"/>
    /// or <see cref="ErrorCodes.ForbiddenCharacters"/>.
    /// </returns>
    public static Result<string> ParseName(string? text, int maxLength)
    {
        if (text is null)
        {
            return Error.Validation(ErrorCodes.Required);
        }

        var name = text.Trim();
        return name.Length switch
        {
            0 => Error.Validation(ErrorCodes.TooShort) with { Limit = 1 },
            _ when name.Length > maxLength => Error.Validation(ErrorCodes.TooLong) with { Limit = maxLength },
            _ when HasForbiddenCharacters(name) => Error.Validation(ErrorCodes.ForbiddenCharacters),
            _ => name,
        };
    }

    /// <summary>
    /// Converts a text to the form that decides whether two are the same: trimmed, compatibility-composed (NFKC) and in upper case of the
    /// invariant culture, so that every database compares it the same way.
    /// </summary>
    /// <returns>The canonical form; a text with invalid surrogates is returned unchanged.</returns>
    public static string Canonicalize(string text)
    {
        try
        {
            return text.Trim()
                .Normalize(NormalizationForm.FormKC)
                .ToLowerInvariant()
                .ToUpperInvariant()
                .Normalize(NormalizationForm.FormKC);
        }
        catch (ArgumentException)
        {
            return text;
        }
    }

    /// <summary>
    /// Converts a text to its form for searches, without case, accents and compatibility forms: "jose" finds "José", and "lodz" finds
    /// "Łódź". Runs of white space become one space, and all apostrophes the same. Invalid Unicode becomes an empty text.
    /// </summary>
    public static string Fold(string text) => FoldToSort(text).Replace(EnyeMark, "", StringComparison.Ordinal);

    /// <summary>
    /// Converts a text to its form for sorting: that of <see cref="Fold"/>, with <see cref="EnyeMark"/> behind the N of each Ñ, which is a
    /// letter of its own in Spanish.
    /// </summary>
    public static string FoldToSort(string text)
    {
        if (text.EnumerateRunes().Contains(Rune.ReplacementChar))
        {
            return "";
        }

        var folded = new StringBuilder(text.Length);
        foreach (var character in text.Normalize(NormalizationForm.FormKD))
        {
            var last = folded.Length == 0 ? ' ' : folded[^1];
            if (character == Tilde && last is 'n' or 'N')
            {
                folded.Append(EnyeMark[0]);
            }
            else if (char.IsWhiteSpace(character))
            {
                folded.Append(last == ' ' ? "" : " ");
            }
            else if (CharUnicodeInfo.GetUnicodeCategory(character) != UnicodeCategory.NonSpacingMark)
            {
                folded.Append(PlainLetters.GetValueOrDefault(character) ?? $"{character}");
            }
        }

        return folded.ToString().TrimEnd().ToUpperInvariant();
    }

    private static bool IsForbidden(Rune rune) =>
        (rune.Value & 0xFFFE) == 0xFFFE
        || rune.Value is >= 0xFDD0 and <= 0xFDEF
        || IsInvisibleLetterOrMark(rune.Value)
        || Rune.GetUnicodeCategory(rune) is UnicodeCategory.Control or UnicodeCategory.Format
            or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator;

    /// <summary>
    /// The default ignorable code points (Unicode, DerivedCoreProperties) that no category identifies, and the blank braille pattern.
    /// </summary>
    private static bool IsInvisibleLetterOrMark(int value) => value
        is 0x034F or 0x115F or 0x1160 or 0x17B4 or 0x17B5 or 0x2800 or 0x3164 or 0xFFA0
        or (>= 0x180B and <= 0x180F) or (>= 0xFE00 and <= 0xFE0F) or (>= 0xE0100 and <= 0xE01EF);
}
