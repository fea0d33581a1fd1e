using System.Collections.Concurrent;

namespace HelpDesk.Users.Infrastructure.Passwords;

/// <summary>
/// Dedicated threads that hash passwords, one for each processor. They run the queued tasks in order of arrival, and continue with the
/// next hash without waking another thread.
/// </summary>
internal sealed class PasswordThreads : TaskScheduler, IDisposable
{
    private readonly BlockingCollection<Task> queue = [];

    public PasswordThreads()
    {
        for (var i = 0; i < MaximumConcurrencyLevel; i++)
        {
            new Thread(RunTasks) { IsBackground = true, Name = "Passwords" }.UnsafeStart();
        }
    }

    public override int MaximumConcurrencyLevel => Environment.ProcessorCount;

    /// <summary>Accepts no more tasks. Queued tasks still run.</summary>
    public void Dispose() => queue.CompleteAdding();

    protected override void QueueTask(Task task) => queue.Add(task);

    /// <summary>Cancels a queued task at once. It stays in the queue, where <see cref="TaskScheduler.TryExecuteTask"/> skips it.</summary>
    protected override bool TryDequeue(Task task) => true;

    protected override bool TryExecuteTaskInline(Task task, bool taskWasPreviouslyQueued) => false;

    protected override IEnumerable<Task> GetScheduledTasks() => queue;

    private void RunTasks()
    {
        foreach (var task in queue.GetConsumingEnumerable())
        {
            TryExecuteTask(task);
        }
    }
}
