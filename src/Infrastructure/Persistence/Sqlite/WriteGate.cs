using System.Collections.Concurrent;
using HelpDesk.Users.Infrastructure.Observability;

namespace HelpDesk.Users.Infrastructure.Persistence.Sqlite;

/// <summary>
/// A queue for the writers of this process. SQLite allows one writer at a time, and waiting inside SQLite blocks a thread. Here writers
/// wait asynchronously, in order of arrival, and run one after another on a dedicated thread, so that no thread must be woken between two
/// of them. For other databases there is no queue.
/// </summary>
internal sealed class WriteGate : IDisposable
{
    private readonly TimeSpan maxWait;
    private readonly DirectoryMetrics metrics;
    private readonly BlockingCollection<Turn>? queue;

    /// <param name="maxWait">How long a writer waits for its turn at most; null if the database needs no queue.</param>
    /// <param name="metrics">Records how many writers are waiting.</param>
    public WriteGate(TimeSpan? maxWait, DirectoryMetrics metrics)
    {
        this.metrics = metrics;
        if (maxWait is { } limit)
        {
            this.maxWait = limit;
            queue = [];
            new Thread(RunTurns) { IsBackground = true, Name = "Writer" }.UnsafeStart();
        }
    }

    /// <summary>Waits for the writer's turn. If it has to wait, the writer continues on the dedicated thread.</summary>
    /// <returns>An object that ends the turn when it is disposed; null if the database needs no queue.</returns>
    /// <exception cref="TimeoutException">The turn did not start in time.</exception>
    public async Task<IAsyncDisposable?> EnterAsync(CancellationToken cancellationToken)
    {
        if (queue is null)
        {
            return null;
        }

        var turn = new Turn();
        metrics.ChangeWaitingWriters(+1);
        try
        {
            queue.Add(turn, CancellationToken.None);
            await turn.Started.WaitAsync(maxWait, cancellationToken);
            return turn;
        }
        catch (TimeoutException exception)
        {
            turn.End();
            throw new TimeoutException("The write did not start in time, because other writes took too long.", exception);
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

    /// <summary>Accepts no more writers. Waiting writers still get their turn.</summary>
    public void Dispose() => queue?.CompleteAdding();

    private void RunTurns()
    {
        foreach (var turn in queue!.GetConsumingEnumerable())
        {
            turn.Run();
        }
    }

    private sealed class Turn : IAsyncDisposable
    {
        // Without RunContinuationsAsynchronously, so that the writer continues on the dedicated thread, inside SetResult.
        private readonly TaskCompletionSource started = new();
        private readonly TaskCompletionSource ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private readonly TaskCompletionSource threadReleased = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private int threadId;

        public Task Started => started.Task;

        public void Run()
        {
            if (!ended.Task.IsCompleted)
            {
                threadId = Environment.CurrentManagedThreadId;
                started.SetResult();
                ended.Task.Wait();
                threadReleased.SetResult();
            }
        }

        public void End() => ended.TrySetResult();

        /// <summary>
        /// Ends the turn. A writer on the dedicated thread continues on another thread, which frees the dedicated one for the next writer.
        /// </summary>
        public ValueTask DisposeAsync()
        {
            End();
            return Environment.CurrentManagedThreadId == threadId ? new(threadReleased.Task) : ValueTask.CompletedTask;
        }
    }
}
