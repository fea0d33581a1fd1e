using Microsoft.AspNetCore.Mvc;

namespace HelpDesk.Users.WebApi.Http.Downloads;

/// <summary>
/// A file that is streamed while its records are read, so that its size is not limited by memory. After a failure the connection is
/// aborted, so that the client doesn't take a part for the complete file.
/// </summary>
internal abstract partial class Download<T>(IAsyncEnumerable<T> records, string contentType, string fileName) : IActionResult
{
    public async Task ExecuteResultAsync(ActionContext context)
    {
        var http = context.HttpContext;
        http.Response.ContentType = contentType;
        http.Response.Headers.ContentDisposition = $"attachment; filename=\"{fileName}\"";
        try
        {
            await WriteAsync(records, http.Response.Body, http);
        }
        catch (Exception exception) when (http.Response.HasStarted && !http.RequestAborted.IsCancellationRequested)
        {
            LogFailure(http.RequestServices.GetRequiredService<ILogger<Download<T>>>(), exception);
            http.Abort();
        }
    }

    /// <summary>Writes all records. After a failure it must not write the rest of its buffer.</summary>
    protected abstract Task WriteAsync(IAsyncEnumerable<T> records, Stream body, HttpContext context);

    [LoggerMessage(LogLevel.Error, "The download was broken off")]
    private static partial void LogFailure(ILogger logger, Exception exception);
}
