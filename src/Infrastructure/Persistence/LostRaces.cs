using Microsoft.Data.SqlClient;
using Microsoft.EntityFrameworkCore;
using Polly;
using Polly.Retry;

namespace HelpDesk.Users.Infrastructure.Persistence;

/// <summary>Runs work again when another write came in between.</summary>
internal static class LostRaces
{
    /// <summary>How often work is tried before its last exception is thrown.</summary>
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

    /// <param name="work">What reads the state, decides and writes; it starts afresh each time.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    public static async Task<TResult> RetryAsync<TResult>(Func<Task<TResult>> work, CancellationToken cancellationToken) =>
        await Retries.ExecuteAsync(static async (run, _) => await run(), work, cancellationToken);

    private static bool IsLostRace(Exception exception) =>
        exception is LostRaceException or DbUpdateConcurrencyException || exception.GetBaseException() is SqlException { Number: SqlServerDeadlock };
}
