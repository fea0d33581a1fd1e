using HelpDesk.Users.Application.Common.Messaging;
using HelpDesk.Users.Application.Passwords;
using HelpDesk.Users.Domain.Users;

namespace HelpDesk.Users.Infrastructure.Passwords;

/// <summary>
/// Hashes passwords on dedicated threads, so that sign-ins don't occupy the thread pool and delay other requests. Throws
/// <see cref="TooBusyException"/> when too many hashes are waiting.
/// </summary>
internal sealed class QueuedPasswords(IdentityPasswords passwords) : IPasswords, IDisposable
{
    /// <summary>How many hashes may run or wait for each processor. With more, clients would time out before their turn.</summary>
    public const int MaxWaitingPerProcessor = 100;

    private readonly PasswordThreads threads = new();
    private int pendingCount;

    public Task<string> HashAsync(Password password, CancellationToken cancellationToken) =>
        RunAsync(() => passwords.Hash(password), cancellationToken);

    public Task<string> RehashAsync(Secret verified, CancellationToken cancellationToken) =>
        RunAsync(() => passwords.Rehash(verified), cancellationToken);

    public bool IsHash(string text) => IdentityPasswords.IsHash(text);

    public Task<PasswordVerdict> VerifyAsync(string? passwordHash, Secret password, CancellationToken cancellationToken) =>
        RunAsync(() => passwords.Verify(passwordHash, password), cancellationToken);

    public void Dispose() => threads.Dispose();

    private async Task<T> RunAsync<T>(Func<T> work, CancellationToken cancellationToken)
    {
        try
        {
            if (Interlocked.Increment(ref pendingCount) > MaxWaitingPerProcessor * Environment.ProcessorCount)
            {
                throw new TooBusyException("Too many passwords wait to be hashed.");
            }

            // Unlike with Task.Factory.StartNew, a canceled task ends at once.
            var task = new Task<T>(work, cancellationToken, TaskCreationOptions.RunContinuationsAsynchronously);
            task.Start(threads);
            return await task;
        }
        finally
        {
            Interlocked.Decrement(ref pendingCount);
        }
    }
}
