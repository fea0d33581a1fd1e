using System.Collections.Concurrent;

namespace HelpDesk.Users.Infrastructure.Passwords;

/// <summary>
/// As many threads as there are processors, kept for hashing passwords, which take what is to be done in order of arrival: while somebody
/// waits, no time passes between one hash and the next.
/// </summary>
internal sealed class PasswordThreads : TaskScheduler, IDisposable
{
    private readonly BlockingCollection<Task> waiting = [];

    public PasswordThreads()
    {
        for (var i = 0; i < MaximumConcurrencyLevel; i++)
        {
            new Thread(Work) { IsBackground = true, Name = "Passwords" }.UnsafeStart();
        }
    }

    public override int MaximumConcurrencyLevel => Environment.ProcessorCount;

    /// <summary>Takes nothing more. What waits is still done.</summary>
    public void Dispose() => waiting.CompleteAdding();

    protected override void QueueTask(Task task) => waiting.Add(task);

    /// <summary>Lets what is given up end at once: <see cref="TaskScheduler.TryExecuteTask"/> passes over it when its turn comes.</summary>
    protected override bool TryDequeue(Task task) => true;

    protected override bool TryExecuteTaskInline(Task task, bool taskWasPreviouslyQueued) => false;

    protected override IEnumerable<Task> GetScheduledTasks() => waiting;

    private void Work()
    {
        foreach (var task in waiting.GetConsumingEnumerable())
        {
            TryExecuteTask(task);
        }
    }
}
