using HelpDesk.Users.Infrastructure.Persistence.Rows;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace HelpDesk.Users.Infrastructure.Persistence;

/// <summary>
/// Runs a transaction again when the database failed for a moment, which only one across a network does. A commit whose answer was
/// lost is not run again: a mark that was written with it tells. Reads outside of transactions are not run again, so that long lists
/// need not be kept in memory.
/// </summary>
/// <param name="createStrategy">Makes what decides when to run again; null where the database does not fail for a moment.</param>
/// <param name="clock">Says when a mark was made.</param>
internal sealed class Retries(Func<DirectoryContext, IExecutionStrategy>? createStrategy, TimeProvider clock)
{
    /// <summary>For how long marks are kept.</summary>
    public static readonly TimeSpan MarksAreKept = TimeSpan.FromDays(1);

    /// <summary>Runs what begins, marks and commits a transaction of its own.</summary>
    /// <param name="context">What the transaction is run on.</param>
    /// <param name="run">Runs it once; is given how to commit.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    public async Task<TResult> RunAsync<TResult>(DirectoryContext context, Func<CommitAsync<TResult>, Task<TResult>> run, CancellationToken cancellationToken)
    {
        if (createStrategy is null)
        {
            return await run(CommitUnmarkedAsync);
        }

        var (mark, committed) = (Guid.Empty, default(TResult)!);
        return await createStrategy(context).ExecuteAsync(
            run,
            (_, once, _) => once(CommitMarkedAsync),
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

        // Cancelled from here on, nobody would know what was done.
        async Task CommitUnmarkedAsync(TResult result)
        {
            await context.SaveChangesAsync(CancellationToken.None);
            await context.Database.CurrentTransaction!.CommitAsync(CancellationToken.None);
        }
    }
}
