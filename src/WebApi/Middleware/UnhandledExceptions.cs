using HelpDesk.Users.Application.Operations;
using HelpDesk.Users.Application.Passwords;
using HelpDesk.Users.WebApi.Contracts;
using Microsoft.AspNetCore.Diagnostics;

namespace HelpDesk.Users.WebApi.Middleware;

/// <summary>Maps unhandled exceptions to error responses in the format of the request's contract, and logs them once.</summary>
internal sealed partial class UnhandledExceptions(WireContracts contracts, IOutages outages, ILogger<UnhandledExceptions> logger)
    : IExceptionHandler
{
    /// <summary>The value of <c>Retry-After</c> for 503.</summary>
    private const string RetryAfterSeconds = "5";

    public async ValueTask<bool> TryHandleAsync(HttpContext httpContext, Exception exception, CancellationToken cancellationToken)
    {
        if (httpContext.RequestAborted.IsCancellationRequested)
        {
            // The client has disconnected; the status is only for the log.
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
            // Kestrel's exception for a chunk size that overflows.
            IOException { InnerException: OverflowException } => StatusCodes.Status400BadRequest,
            TooBusyException => StatusCodes.Status503ServiceUnavailable,
            _ when outages.Include(exception) => StatusCodes.Status503ServiceUnavailable,
            _ => StatusCodes.Status500InternalServerError,
        };
        if (httpContext.Response.StatusCode == StatusCodes.Status500InternalServerError)
        {
            LogFailure(exception);
        }
        else if (httpContext.Response.StatusCode == StatusCodes.Status503ServiceUnavailable)
        {
            httpContext.Response.Headers.RetryAfter = RetryAfterSeconds;
            LogUnavailable(exception);
        }

        await contracts.GetFor(httpContext.Request).WriteErrorAsync(httpContext, httpContext.Response.StatusCode);
        return true;
    }

    private void LogUnavailable(Exception exception)
    {
        if (exception is TooBusyException)
        {
            LogRefusal(exception.Message);
        }
        else
        {
            LogOutage(exception);
        }
    }

    [LoggerMessage(LogLevel.Warning, "Refused for now: {Reason:l}")]
    private partial void LogRefusal(string reason);

    [LoggerMessage(LogLevel.Error, "The database cannot be used for now")]
    private partial void LogOutage(Exception exception);

    [LoggerMessage(LogLevel.Error, "The request failed unexpectedly")]
    private partial void LogFailure(Exception exception);
}
