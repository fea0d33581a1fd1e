using HelpDesk.Users.Infrastructure.Persistence.Rows;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace HelpDesk.Users.Infrastructure.Persistence;

/// <summary>
/// Runs a transaction again after a transient failure of the database. Each of these transactions writes a mark: if the response to a
/// commit is lost, the mark shows whether the transaction was committed, and it isn't run twice. Queries outside of transactions aren't
/// retried, because their results would have to be buffered in memory.
/// </summary>
/// <param name="createStrategy">Creates the execution strategy; null for a local database, which has no transient failures.</param>
/// <param name="clock">The time of the marks.</param>
internal sealed class Retries(Func<DirectoryContext, IExecutionStrategy>? createStrategy, TimeProvider clock)
{
    /// <summary>How long marks are kept.</summary>
    public static readonly TimeSpan MarkRetention = TimeSpan.FromDays(1);

    /// <summary>Runs an operation that begins a transaction and commits it with the given delegate, which also writes the mark.</summary>
    public async Task<TResult> RunAsync<TResult>(
        DirectoryContext context,
        Func<CommitAsync<TResult>, Task<TResult>> operation,
        CancellationToken cancellationToken)
    {
        if (createStrategy is null)
        {
            return await operation(CommitUnmarkedAsync);
        }

        var (mark, committed) = (Guid.Empty, default(TResult)!);
        return await createStrategy(context).ExecuteAsync(
            operation,
            (_, attempt, _) => attempt(CommitMarkedAsync),
            async (_, _, token) => new ExecutionResult<TResult>(
                mark != Guid.Empty && await context.CommittedTransactions.AnyAsync(row => row.Id == mark, token),
                committed),
            cancellationToken);

        async Task CommitMarkedAsync(TResult result)
        {
            (mark, committed) = (Guid.CreateVersion7(clock.GetUtcNow()), result);
            context.Add(new CommittedTransactionRow { Id = mark, At = clock.GetUtcNow() });
            await CommitUnmarkedAsync(result);
        }

        // Not cancelable: after a canceled commit, it is unknown whether the transaction was committed.
        async Task CommitUnmarkedAsync(TResult result)
        {
            await context.SaveChangesAsync(CancellationToken.None);
            await context.Database.CurrentTransaction!.CommitAsync(CancellationToken.None);
        }
    }
}
