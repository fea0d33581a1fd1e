using System.Text.RegularExpressions;
using CsvHelper;

namespace HelpDesk.Users.WebApi.Http.Downloads;

/// <summary>Writes CSV files (RFC 4180) that are safe to open in a spreadsheet.</summary>
internal static partial class CsvDownload
{
    public const string MediaType = "text/csv";

    // The characters that OWASP lists, and their full-width forms, which spreadsheets also accept.
    private const string FormulaCharacters = "=+\\-@\0\t\r\n\uFF1D\uFF0B\uFF0D\uFF20";

    // Also after a semicolon, with which spreadsheets in countries such as Spain separate cells.
    private const string CellStart = @"(?<=^|;[ \t]*)";

    /// <summary>Inserts an apostrophe before text that a spreadsheet would run as a formula.</summary>
    public static string? ToCell(string? text) => text is null ? null : FormulaStart().Replace(text, "'$0");

    /// <summary>Removes the apostrophes that <see cref="ToCell"/> inserted.</summary>
    public static string FromCell(string cell) => EscapedFormulaStart().Replace(cell, "");

    /// <summary>
    /// Writes a header row and all records, after a byte order mark, without which spreadsheets take UTF-8 for another encoding.
    /// </summary>
    public static async Task WriteAsync<T>(
        IAsyncEnumerable<T> records,
        IReadOnlyList<(string Name, Func<T, string?> Value)> columns,
        Stream file,
        CancellationToken cancellationToken)
    {
        // Not disposed: after a failure, that would write the buffered rest of the file.
        var csv = CsvWriter.Create(file, new() { WriteByteOrderMark = true }, leaveOpen: true);
        await csv.WriteRecordAsync([.. columns.Select(column => column.Name)], cancellationToken);
        await foreach (var record in records.WithCancellation(cancellationToken))
        {
            await csv.WriteRecordAsync([.. columns.Select(column => ToCell(column.Value(record)))], cancellationToken);
        }

        await csv.FlushAsync(cancellationToken);
    }

    [GeneratedRegex(CellStart + "'*[" + FormulaCharacters + "]")]
    private static partial Regex FormulaStart();

    [GeneratedRegex(CellStart + "'(?='*[" + FormulaCharacters + "])")]
    private static partial Regex EscapedFormulaStart();
}
