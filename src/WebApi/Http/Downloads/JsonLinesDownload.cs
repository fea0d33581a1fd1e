using System.Text.Json;

namespace HelpDesk.Users.WebApi.Http.Downloads;

/// <summary>What files of JSON lines have in common.</summary>
internal static class JsonLinesDownload
{
    public const string MediaType = "application/x-ndjson";

    /// <summary>Writes all records, one a line.</summary>
    public static async Task WriteAsync<T>(IAsyncEnumerable<T> records, JsonSerializerOptions options, Stream file, CancellationToken cancellationToken)
    {
        // Not disposed of: that would write the rest of a file that failed.
        var lines = new StreamWriter(file) { NewLine = "\n" };
        await foreach (var record in records.WithCancellation(cancellationToken))
        {
            await lines.WriteLineAsync(JsonSerializer.Serialize(record, options).AsMemory(), cancellationToken);
        }

        await lines.FlushAsync(cancellationToken);
    }
}
