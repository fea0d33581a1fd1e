using HelpDesk.Users.WebApi.Contracts;
using Microsoft.AspNetCore.Diagnostics;

namespace HelpDesk.Users.WebApi.Hosting;

/// <summary>Answers what nobody expected in the shape of the request's contract, and logs it once.</summary>
internal sealed partial class UnhandledExceptions(WireContracts contracts, ILogger<UnhandledExceptions> logger) : IExceptionHandler
{
    public async ValueTask<bool> TryHandleAsync(HttpContext httpContext, Exception exception, CancellationToken cancellationToken)
    {
        if (httpContext.RequestAborted.IsCancellationRequested)
        {
            // Nobody listens any more; only the log will show it.
            httpContext.Response.StatusCode = StatusCodes.Status499ClientClosedRequest;
            if (exception is not (OperationCanceledException or IOException))
            {
                LogFailure(exception);
            }

            return true;
        }

        httpContext.Response.StatusCode = exception switch
        {
            BadHttpRequestException refused => refused.StatusCode,
            // A chunk that is larger than the server can count.
            IOException { InnerException: OverflowException } => StatusCodes.Status400BadRequest,
            _ => StatusCodes.Status500InternalServerError,
        };
        if (httpContext.Response.StatusCode == StatusCodes.Status500InternalServerError)
        {
            LogFailure(exception);
        }

        await contracts.Of(httpContext.Request).WriteErrorAsync(httpContext, httpContext.Response.StatusCode);
        return true;
    }

    [LoggerMessage(LogLevel.Error, "The request failed unexpectedly")]
    private partial void LogFailure(Exception exception);
}
