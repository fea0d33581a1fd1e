using HelpDesk.Users.Application.Common.Messaging;
using HelpDesk.Users.Application.Passwords;
using HelpDesk.Users.Domain.Users;

namespace HelpDesk.Users.Infrastructure.Passwords;

/// <summary>
/// Hashes on threads that are kept for it, so that those who only read need not wait for one behind those who sign in, and refuses to
/// when too many wait.
/// </summary>
internal sealed class QueuedPasswords(IdentityPasswords passwords) : IPasswords, IDisposable
{
    /// <summary>For each processor; more would wait for longer than clients do.</summary>
    public const int MostWaiting = 100;

    private readonly PasswordThreads threads = new();
    private int asking;

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
            if (Interlocked.Increment(ref asking) > MostWaiting * Environment.ProcessorCount)
            {
                throw new TooBusyException("Too many passwords wait to be hashed.");
            }

            // Unlike Task.Factory.StartNew, this lets who gives up go at once.
            var task = new Task<T>(work, cancellationToken, TaskCreationOptions.RunContinuationsAsynchronously);
            task.Start(threads);
            return await task;
        }
        finally
        {
            Interlocked.Decrement(ref asking);
        }
    }
}
