using Microsoft.Data.SqlClient;
using Microsoft.EntityFrameworkCore;
using Polly;
using Polly.Retry;

namespace HelpDesk.Users.Infrastructure.Persistence;

/// <summary>Runs an operation again when it conflicts with another write.</summary>
internal static class LostRaces
{
    private const int MaxAttempts = 50;

    private const int SqlServerDeadlock = 1205;

    private static readonly ResiliencePipeline Retries = new ResiliencePipelineBuilder()
        .AddRetry(new RetryStrategyOptions
        {
            ShouldHandle = new PredicateBuilder().Handle<Exception>(IsLostRace),
            MaxRetryAttempts = MaxAttempts - 1,
            BackoffType = DelayBackoffType.Exponential,
            UseJitter = true,
            Delay = TimeSpan.FromMilliseconds(1),
            MaxDelay = TimeSpan.FromMilliseconds(50),
        })
        .Build();

    /// <summary>Runs an operation up to 50 times, then throws its last exception. Each attempt must read its data again.</summary>
    public static async Task<TResult> RetryAsync<TResult>(Func<Task<TResult>> work, CancellationToken cancellationToken) =>
        await Retries.ExecuteAsync(static async (run, _) => await run(), work, cancellationToken);

    private static bool IsLostRace(Exception exception) =>
        exception is LostRaceException or DbUpdateConcurrencyException
        || exception.GetBaseException() is SqlException { Number: SqlServerDeadlock };
}
