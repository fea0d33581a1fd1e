using System.Collections.Concurrent;
using HelpDesk.Users.Infrastructure.Observability;

namespace HelpDesk.Users.Infrastructure.Persistence.Sqlite;

/// <summary>
/// SQLite has one writer at a time, and who waits for it inside SQLite blocks a thread. The writers of one process queue here instead, in
/// order of arrival, and work on one thread that is kept for them: while somebody waits, no time passes between one turn and the next.
/// Other databases let everybody through.
/// </summary>
internal sealed class WriteGate : IDisposable
{
    private readonly TimeSpan longestWait;
    private readonly DirectoryMetrics metrics;
    private readonly BlockingCollection<Turn>? waiting;

    /// <param name="longestWait">For how long somebody waits for a turn; null where everybody is let through.</param>
    /// <param name="metrics">Is told how many wait.</param>
    public WriteGate(TimeSpan? longestWait, DirectoryMetrics metrics)
    {
        this.metrics = metrics;
        if (longestWait is { } limit)
        {
            this.longestWait = limit;
            waiting = [];
            new Thread(GiveTurns) { IsBackground = true, Name = "Writer" }.UnsafeStart();
        }
    }

    /// <summary>Waits for a turn, which ends when the returned object is disposed of. If it had to be waited for, it begins on the writers' thread.</summary>
    /// <exception cref="TimeoutException">Who has the turn does not get on with it.</exception>
    public async Task<IAsyncDisposable?> EnterAsync(CancellationToken cancellationToken)
    {
        if (waiting is null)
        {
            return null;
        }

        var turn = new Turn();
        metrics.ChangeWaitingWriters(+1);
        try
        {
            waiting.Add(turn, CancellationToken.None);
            await turn.Begun.WaitAsync(longestWait, cancellationToken);
            return turn;
        }
        catch (TimeoutException exception)
        {
            turn.End();
            throw new TimeoutException("The database has taken no write for too long.", exception);
        }
        catch
        {
            turn.End();
            throw;
        }
        finally
        {
            metrics.ChangeWaitingWriters(-1);
        }
    }

    /// <summary>Lets nobody else in. Whoever waits still gets a turn.</summary>
    public void Dispose() => waiting?.CompleteAdding();

    private void GiveTurns()
    {
        foreach (var turn in waiting!.GetConsumingEnumerable())
        {
            turn.Run();
        }
    }

    private sealed class Turn : IAsyncDisposable
    {
        // Whoever awaits it goes on in the middle of setting it: on the writers' thread.
        private readonly TaskCompletionSource begun = new();
        private readonly TaskCompletionSource ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private readonly TaskCompletionSource left = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private int thread;

        public Task Begun => begun.Task;

        public void Run()
        {
            if (!ended.Task.IsCompleted)
            {
                thread = Environment.CurrentManagedThreadId;
                begun.SetResult();
                ended.Task.Wait();
                left.SetResult();
            }
        }

        public void End() => ended.TrySetResult();

        /// <summary>Ends the turn, and goes on elsewhere than on the writers' thread, which is the next one's.</summary>
        public ValueTask DisposeAsync()
        {
            End();
            return Environment.CurrentManagedThreadId == thread ? new(left.Task) : ValueTask.CompletedTask;
        }
    }
}
