using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Options;

namespace HelpDesk.Users.WebApi.Http.Downloads;

/// <summary>A file with one JSON object per line, serialized with the options of the other responses.</summary>
internal sealed class JsonLinesDownload<T>(IAsyncEnumerable<T> records, string fileName)
    : Download<T>(records, JsonLinesDownload.MediaType, fileName)
{
    protected override Task WriteAsync(IAsyncEnumerable<T> records, Stream body, HttpContext context) => JsonLinesDownload.WriteAsync(
        records,
        context.RequestServices.GetRequiredService<IOptions<JsonOptions>>().Value.JsonSerializerOptions,
        body,
        context.RequestAborted);
}
