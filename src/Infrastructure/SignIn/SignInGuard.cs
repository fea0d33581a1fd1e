using HelpDesk.Users.Application.SignIn;
using HelpDesk.Users.Infrastructure.Persistence;
using HelpDesk.Users.Infrastructure.Persistence.Rows;
using HelpDesk.Users.Infrastructure.Persistence.Sqlite;
using HelpDesk.Users.Infrastructure.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace HelpDesk.Users.Infrastructure.SignIn;

/// <summary>
/// Locks an email address after a number of failed sign-ins in a row. Each further failure doubles the duration of the lock, up to a
/// maximum. For the last administrator who can sign in the duration never grows, so that an attacker can't lock an organization out of its
/// administration. Uses its own transactions, so that a failure is counted although the command of the sign-in is rolled back.
/// </summary>
internal sealed class SignInGuard(
    IServiceScopeFactory scopes,
    WriteGate gate,
    IOptions<LockoutSettings> options,
    TimeProvider clock,
    SignInMetrics metrics) : ISignInGuard
{
    private const int MaxDoublings = 30;

    public async Task<TimeSpan?> GetLockAsync(string organizationId, string canonicalEmail, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var row = await FindAsync(GetContext(scope), organizationId, canonicalEmail, cancellationToken);
        return GetRemainingLock(row, clock.GetUtcNow());
    }

    public Task<TimeSpan?> RecordFailureAsync(
        string organizationId,
        string canonicalEmail,
        bool isOfUser,
        CancellationToken cancellationToken) =>
        ChangeAsync(
            organizationId,
            canonicalEmail,
            async (context, row, now) =>
            {
                row.Email = isOfUser ? canonicalEmail : null;
                CountFailure(row, now, await IsLastAdministratorAsync(context, organizationId, canonicalEmail, now, cancellationToken));
            },
            cancellationToken);

    public async Task<TimeSpan?> RecordSuccessAsync(string organizationId, string canonicalEmail, CancellationToken cancellationToken)
    {
        await using (var scope = scopes.CreateAsyncScope())
        {
            if (await FindAsync(GetContext(scope), organizationId, canonicalEmail, cancellationToken) is null)
            {
                return null;
            }
        }

        return await ChangeAsync(organizationId, canonicalEmail, Remove, cancellationToken);

        static Task Remove(DirectoryContext context, SignInAttemptsRow row, DateTimeOffset now)
        {
            context.Remove(row);
            return Task.CompletedTask;
        }
    }

    private static DirectoryContext GetContext(AsyncServiceScope scope) => scope.ServiceProvider.GetRequiredService<DirectoryContext>();

    private static TimeSpan? GetRemainingLock(SignInAttemptsRow? row, DateTimeOffset now) =>
        row?.LockedUntil > now ? row.LockedUntil - now : null;

    private static Task<SignInAttemptsRow?> FindAsync(
        DirectoryContext context,
        string organizationId,
        string canonicalEmail,
        CancellationToken cancellationToken)
    {
        var emailHash = Sha256Hex.Of(canonicalEmail);
        return context.SignInAttempts.IgnoreQueryFilters()
            .SingleOrDefaultAsync(row => row.OrganizationId == organizationId && row.EmailHash == emailHash, cancellationToken);
    }

    private static async Task<bool> IsLastAdministratorAsync(
        DirectoryContext context,
        string organizationId,
        string canonicalEmail,
        DateTimeOffset now,
        CancellationToken cancellationToken)
    {
        var administrators = await context.AdministratorsWhoCanSignIn(organizationId, now)
            .OrderBy(user => user.Number)
            .Select(user => user.NormalizedEmail)
            .Take(2)
            .ToListAsync(cancellationToken);
        return administrators is [var last] && last == canonicalEmail;
    }

    private void CountFailure(SignInAttemptsRow row, DateTimeOffset now, bool isLastAdministrator)
    {
        var lockout = options.Value;
        row.Failures++;
        row.LastFailureAt = now;
        if (row.Failures >= lockout.FailuresBeforeLock)
        {
            var doublings = isLastAdministrator ? 0 : Math.Min(row.Failures - lockout.FailuresBeforeLock, MaxDoublings);
            var seconds = Math.Min(lockout.FirstLock.TotalSeconds * Math.Pow(2, doublings), lockout.LongestLock.TotalSeconds);
            row.LockedUntil = now + TimeSpan.FromSeconds(seconds);
        }
    }

    /// <summary>Changes the row of an email address that isn't locked. Retries when another request changes it at the same time.</summary>
    /// <returns>How long the address is still locked; null when it wasn't locked, and the change was saved.</returns>
    private async Task<TimeSpan?> ChangeAsync(
        string organizationId,
        string canonicalEmail,
        Func<DirectoryContext, SignInAttemptsRow, DateTimeOffset, Task> change,
        CancellationToken cancellationToken)
    {
        await using var turn = await gate.EnterAsync(cancellationToken);
        return await LostRaces.RetryAsync(
            () => ChangeOnceAsync(organizationId, canonicalEmail, change, cancellationToken),
            cancellationToken);
    }

    private async Task<TimeSpan?> ChangeOnceAsync(
        string organizationId,
        string canonicalEmail,
        Func<DirectoryContext, SignInAttemptsRow, DateTimeOffset, Task> change,
        CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var context = GetContext(scope);
        var now = clock.GetUtcNow();
        var row = await FindAsync(context, organizationId, canonicalEmail, cancellationToken);
        if (GetRemainingLock(row, now) is { } remaining)
        {
            return remaining;
        }

        if (row is null)
        {
            row = new() { OrganizationId = organizationId, EmailHash = Sha256Hex.Of(canonicalEmail) };
            context.Add(row);
        }

        row.Version++;
        await change(context, row, now);
        var isLocked = GetRemainingLock(row, now) is not null;
        try
        {
            await context.SaveChangesAsync(cancellationToken);
        }
        catch (DbUpdateException exception) when (UniqueIndexes.IsViolation(exception))
        {
            throw new LostRaceException("Another request changed the failed sign-ins of the email address.", exception);
        }

        if (isLocked)
        {
            metrics.CountLockout();
        }

        return null;
    }
}
