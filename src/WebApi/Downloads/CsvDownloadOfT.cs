using CsvHelper;

namespace HelpDesk.Users.WebApi.Downloads;

/// <summary>
/// A file of comma-separated values (RFC 4180) with a header row. What a spreadsheet would take for a formula gets an apostrophe
/// in front, which makes it text.
/// </summary>
internal sealed class CsvDownload<T>(
    IAsyncEnumerable<T> records,
    string fileName,
    IReadOnlyList<(string Name, Func<T, string?> Value)> columns)
    : Download<T>(records, $"{CsvDownload.MediaType}; charset=utf-8", fileName)
{
    protected override async Task WriteAsync(IAsyncEnumerable<T> records, Stream body, HttpContext context)
    {
        // Not disposed of: that would write the rest of a file that failed.
        var csv = CsvWriter.Create(body, leaveOpen: true);
        await csv.WriteRecordAsync([.. columns.Select(column => column.Name)], context.RequestAborted);
        await foreach (var record in records.WithCancellation(context.RequestAborted))
        {
            await csv.WriteRecordAsync([.. columns.Select(column => CsvDownload.ToCell(column.Value(record)))], context.RequestAborted);
        }

        await csv.FlushAsync(context.RequestAborted);
    }
}
