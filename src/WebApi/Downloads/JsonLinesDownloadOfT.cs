using System.Text.Json;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Options;

namespace HelpDesk.Users.WebApi.Downloads;

/// <summary>A file with one JSON object a line, each as it would be answered alone.</summary>
internal sealed class JsonLinesDownload<T>(IAsyncEnumerable<T> records, string fileName) : Download<T>(records, JsonLinesDownload.MediaType, fileName)
{
    protected override async Task WriteAsync(IAsyncEnumerable<T> records, Stream body, HttpContext context)
    {
        var options = context.RequestServices.GetRequiredService<IOptions<JsonOptions>>().Value.JsonSerializerOptions;
        // Not disposed of: that would write the rest of a file that failed.
        var lines = new StreamWriter(body) { NewLine = "\n" };
        await foreach (var record in records.WithCancellation(context.RequestAborted))
        {
            await lines.WriteLineAsync(JsonSerializer.Serialize(record, options).AsMemory(), context.RequestAborted);
        }

        await lines.FlushAsync(context.RequestAborted);
    }
}
