namespace HelpDesk.Users.WebApi.Downloads;

/// <summary>What files of comma-separated values have in common.</summary>
internal static class CsvDownload
{
    public const string MediaType = "text/csv";

    // The ones that OWASP lists, and those that a spreadsheet with an East Asian input method takes for the same.
    private const string FormulaStarts = "=+-@\0\t\r\n\uFF1D\uFF0B\uFF0D\uFF20";

    public static string? ToCell(string? text) => text is [var first, ..] && FormulaStarts.Contains(first) ? $"'{text}" : text;
}
