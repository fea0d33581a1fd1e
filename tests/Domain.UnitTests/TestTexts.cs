namespace HelpDesk.Users.Domain.UnitTests;

internal static class TestTexts
{
    /// <summary>Texts with a character in the middle that nobody sees and that is no white space either.</summary>
    public static IEnumerable<TestCaseData> Invisible { get; } =
    [
        With("\0", "null"),
        With("\u001B", "escape"),
        With("\u007F", "delete"),
        With("\u00AD", "soft hyphen"),
        With("\u200B", "zero width space"),
        With("\u200D", "zero width joiner"),
        With("\uFEFF", "byte order mark"),
        With("\u202E", "right-to-left override"),
        With("\u2066", "left-to-right isolate"),
        With("\u034F", "combining grapheme joiner"),
        With("\u115F", "hangul filler"),
        With("\u3164", "halfwidth hangul filler"),
        With("\u2800", "blank braille pattern"),
        With("\uFE0F", "variation selector"),
        With("\U000E0100", "supplementary variation selector"),
        With("\uFDD0", "noncharacter of the block"),
        With("\uFFFE", "noncharacter of the plane"),
        With("\U0001FFFF", "noncharacter of another plane"),
        With("\U000E0041", "tag letter"),
        With("\uD83D", "lone high surrogate"),
        With("\uDE00", "lone low surrogate"),
        With("\uDE00\uD83D", "surrogates in the wrong order"),
    ];

    /// <summary>Texts with white space in the middle that is no blank.</summary>
    public static IEnumerable<TestCaseData> Broken { get; } =
    [
        With("\t", "tab"),
        With("\n", "line feed"),
        With("\r\n", "carriage return and line feed"),
        With("\u0085", "next line"),
        With("\u2028", "line separator"),
        With("\u2029", "paragraph separator"),
    ];

    public static IEnumerable<TestCaseData> Forbidden { get; } = [.. Invisible, .. Broken];

    public static string Times(this string text, int count) => string.Concat(Enumerable.Repeat(text, count));

    private static TestCaseData With(string character, string name) => new TestCaseData($"mesa{character}uno").SetArgDisplayNames(name);
}
