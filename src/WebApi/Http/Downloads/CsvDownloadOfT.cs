namespace HelpDesk.Users.WebApi.Http.Downloads;

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
    protected override Task WriteAsync(IAsyncEnumerable<T> records, Stream body, HttpContext context) =>
        CsvDownload.WriteAsync(records, columns, body, context.RequestAborted);
}
