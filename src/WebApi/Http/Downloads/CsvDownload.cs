using System.Text.RegularExpressions;
using CsvHelper;

namespace HelpDesk.Users.WebApi.Http.Downloads;

/// <summary>What files of comma-separated values have in common.</summary>
internal static partial class CsvDownload
{
    public const string MediaType = "text/csv";

    // The ones that OWASP lists, and those that a spreadsheet with an East Asian input method takes for the same.
    private const string FormulaStarts = "=+\\-@\0\t\r\n\uFF1D\uFF0B\uFF0D\uFF20";

    // Where a spreadsheet that separates cells by semicolons, as in Spain, begins a cell too.
    private const string CellStart = @"(?<=^|;[ \t]*)";

    /// <summary>Puts an apostrophe before what a spreadsheet would take for a formula.</summary>
    public static string? ToCell(string? text) => text is null ? null : Unguarded().Replace(text, "'$0");

    /// <summary>Takes the apostrophes of <see cref="ToCell"/> away again.</summary>
    public static string FromCell(string cell) => Guarded().Replace(cell, "");

    /// <summary>Writes a header row and all records (RFC 4180).</summary>
    public static async Task WriteAsync<T>(
        IAsyncEnumerable<T> records,
        IReadOnlyList<(string Name, Func<T, string?> Value)> columns,
        Stream file,
        CancellationToken cancellationToken)
    {
        // Not disposed of: that would write the rest of a file that failed.
        var csv = CsvWriter.Create(file, leaveOpen: true);
        await csv.WriteRecordAsync([.. columns.Select(column => column.Name)], cancellationToken);
        await foreach (var record in records.WithCancellation(cancellationToken))
        {
            await csv.WriteRecordAsync([.. columns.Select(column => ToCell(column.Value(record)))], cancellationToken);
        }

        await csv.FlushAsync(cancellationToken);
    }

    [GeneratedRegex(CellStart + "'*[" + FormulaStarts + "]")]
    private static partial Regex Unguarded();

    [GeneratedRegex(CellStart + "'(?='*[" + FormulaStarts + "])")]
    private static partial Regex Guarded();
}
