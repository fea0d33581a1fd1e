using System.Text.Json;

namespace HelpDesk.Users.WebApi.Http.Downloads;

/// <summary>Writes files with one JSON object per line.</summary>
internal static class JsonLinesDownload
{
    public const string MediaType = "application/x-ndjson";

    public static async Task WriteAsync<T>(
        IAsyncEnumerable<T> records,
        JsonSerializerOptions options,
        Stream file,
        CancellationToken cancellationToken)
    {
        // Not disposed: after a failure, that would write the buffered rest of the file.
        var lines = new StreamWriter(file) { NewLine = "\n" };
        await foreach (var record in records.WithCancellation(cancellationToken))
        {
            await lines.WriteLineAsync(JsonSerializer.Serialize(record, options).AsMemory(), cancellationToken);
        }

        await lines.FlushAsync(cancellationToken);
    }
}
