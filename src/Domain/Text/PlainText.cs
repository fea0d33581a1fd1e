using System.Globalization;
using System.Text;
using HelpDesk.Users.Domain.Results;

namespace HelpDesk.Users.Domain.Text;

/// <summary>What all texts that people type have in common: counted in characters as people see them in Unicode (code points), and free of what cannot be seen.</summary>
internal static class PlainText
{
    /// <summary>How many Unicode code points <paramref name="text"/> has.</summary>
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
    /// Whether <paramref name="text"/> holds what a person cannot see and a log or a page could be deceived with:
    /// control and format characters (bidi, zero-width), fillers, joiners and variation selectors, line separators, noncharacters,
    /// unpaired surrogates.
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

    /// <summary>Reads a name that is given to a thing: trimmed, and counted in UTF-16 units, which is what every database can keep.</summary>
    /// <returns>
    /// The name, or <see cref="ErrorCodes.Required"/>, <see cref="ErrorCodes.TooShort"/>, <see cref="ErrorCodes.TooLong"/>
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
    /// The text as people compare it when they search: without case, accents and compatibility forms, so that "jose" is found in
    /// "José". Text that is no Unicode folds to nothing.
    /// </summary>
    public static string Fold(string text) => text.EnumerateRunes().Contains(Rune.ReplacementChar)
        ? ""
        : string.Concat(text.Normalize(NormalizationForm.FormKD).Where(character =>
            CharUnicodeInfo.GetUnicodeCategory(character) != UnicodeCategory.NonSpacingMark)).ToUpperInvariant();

    private static bool IsForbidden(Rune rune) =>
        (rune.Value & 0xFFFE) == 0xFFFE
        || rune.Value is >= 0xFDD0 and <= 0xFDEF
        || IsInvisibleLetterOrMark(rune.Value)
        || Rune.GetUnicodeCategory(rune) is UnicodeCategory.Control or UnicodeCategory.Format
            or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator;

    /// <summary>The default ignorable code points (Unicode, DerivedCoreProperties) that no category tells, and the blank braille pattern.</summary>
    private static bool IsInvisibleLetterOrMark(int value) => value
        is 0x034F or 0x115F or 0x1160 or 0x17B4 or 0x17B5 or 0x2800 or 0x3164 or 0xFFA0
        or (>= 0x180B and <= 0x180F) or (>= 0xFE00 and <= 0xFE0F) or (>= 0xE0100 and <= 0xE01EF);
}
