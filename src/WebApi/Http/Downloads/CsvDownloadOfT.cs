namespace HelpDesk.Users.WebApi.Http.Downloads;

/// <summary>
/// A CSV file (RFC 4180) with a header row. Text that a spreadsheet would run as a formula starts with an apostrophe, which makes it
/// plain text.
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
