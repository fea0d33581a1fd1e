using HelpDesk.Users.Application.Abstractions;
using HelpDesk.Users.Domain.Users;

namespace HelpDesk.Users.Infrastructure.Identity;

/// <summary>
/// Hashes on threads of its own, as many at once as there are processors and in order of arrival, so that those who only read need not
/// wait for a thread behind those who sign in.
/// </summary>
internal sealed class QueuedPasswords(IdentityPasswords passwords) : IPasswords, IDisposable
{
    /// <summary>For each processor; more would wait for longer than clients do.</summary>
    public const int MostWaiting = 100;

    private readonly SemaphoreSlim processors = new(Environment.ProcessorCount);
    private int asking;

    public Task<string> HashAsync(Password password, CancellationToken cancellationToken) =>
        RunAsync(() => passwords.Hash(password), cancellationToken);

    public Task<string> RehashAsync(Secret verified, CancellationToken cancellationToken) =>
        RunAsync(() => passwords.Rehash(verified), cancellationToken);

    public bool IsHash(string text) => IdentityPasswords.IsHash(text);

    public Task<PasswordVerdict> VerifyAsync(string? passwordHash, Secret password, CancellationToken cancellationToken) =>
        RunAsync(() => passwords.Verify(passwordHash, password), cancellationToken);

    public void Dispose() => processors.Dispose();

    private async Task<T> RunAsync<T>(Func<T> work, CancellationToken cancellationToken)
    {
        try
        {
            if (Interlocked.Increment(ref asking) > MostWaiting * Environment.ProcessorCount)
            {
                throw new TooBusyException("Too many passwords wait to be hashed.");
            }

            await processors.WaitAsync(cancellationToken);
            try
            {
                return await Task.Factory.StartNew(work, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
            }
            finally
            {
                processors.Release();
            }
        }
        finally
        {
            Interlocked.Decrement(ref asking);
        }
    }
}
