using HelpDesk.Users.Domain.Results;
using MediatR;
using Microsoft.Extensions.Logging;

namespace HelpDesk.Users.Application.Behaviours;

/// <summary>
/// Logs the name, the outcome and the duration of a request, never its content. For a streamed list, the duration ends when the
/// stream begins; the log entry of the HTTP request has the whole duration.
/// </summary>
internal sealed partial class LoggingBehaviour<TRequest, TResult>(ILogger<LoggingBehaviour<TRequest, TResult>> logger, TimeProvider clock)
    : IPipelineBehavior<TRequest, TResult>
    where TRequest : IRequest<TResult>
    where TResult : IResult
{
    public async Task<TResult> Handle(TRequest request, CancellationToken cancellationToken, RequestHandlerDelegate<TResult> next)
    {
        var started = clock.GetTimestamp();
        var result = await next();
        if (logger.IsEnabled(LogLevel.Debug))
        {
            var outcome = result.IsSuccess ? "succeeded" : string.Join(", ", result.Errors.Select(error => error.Code));
            LogOutcome(typeof(TRequest).Name, outcome, clock.GetElapsedTime(started).TotalMilliseconds);
        }

        return result;
    }

    [LoggerMessage(LogLevel.Debug, "{Request}: {Outcome} after {Elapsed:0.0} ms")]
    private partial void LogOutcome(string request, string outcome, double elapsed);
}
