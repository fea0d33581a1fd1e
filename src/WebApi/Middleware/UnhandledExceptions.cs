using HelpDesk.Users.Application.Operations;
using HelpDesk.Users.Application.Passwords;
using HelpDesk.Users.WebApi.Contracts;
using Microsoft.AspNetCore.Diagnostics;

namespace HelpDesk.Users.WebApi.Middleware;

/// <summary>Answers what nobody expected in the shape of the request's contract, and logs it once.</summary>
internal sealed partial class UnhandledExceptions(WireContracts contracts, IOutages outages, ILogger<UnhandledExceptions> logger) : IExceptionHandler
{
    /// <summary>The seconds after which a client may try again.</summary>
    private const string RetryAfterSeconds = "5";

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
            Log(exception);
        }

        await contracts.Of(httpContext.Request).WriteErrorAsync(httpContext, httpContext.Response.StatusCode);
        return true;
    }

    private void Log(Exception exception)
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
