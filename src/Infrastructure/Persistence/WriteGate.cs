using HelpDesk.Users.Application;

namespace HelpDesk.Users.Infrastructure.Persistence;

/// <summary>
/// SQLite has one writer at a time, and who waits for it inside SQLite blocks a thread. The writers of one process queue here
/// instead, in order of arrival. Other databases let everybody through.
/// </summary>
/// <param name="longestWait">For how long somebody waits for a turn; null where everybody is let through.</param>
/// <param name="metrics">Is told how many wait.</param>
internal sealed class WriteGate(TimeSpan? longestWait, DirectoryMetrics metrics) : IDisposable
{
    private readonly SemaphoreSlim? turn = longestWait is null ? null : new(1, 1);

    /// <summary>Waits for a turn, which ends when the returned object is disposed of.</summary>
    /// <exception cref="TimeoutException">Who has the turn does not get on with it.</exception>
    public async Task<IDisposable?> EnterAsync(CancellationToken cancellationToken)
    {
        if (turn is null)
        {
            return null;
        }

        metrics.ChangeWaitingWriters(+1);
        try
        {
            return await turn.WaitAsync(longestWait!.Value, cancellationToken)
                ? new Turn(turn)
                : throw new TimeoutException("The database has taken no write for too long.");
        }
        finally
        {
            metrics.ChangeWaitingWriters(-1);
        }
    }

    public void Dispose() => turn?.Dispose();

    private sealed class Turn(SemaphoreSlim turn) : IDisposable
    {
        public void Dispose() => turn.Release();
    }
}
