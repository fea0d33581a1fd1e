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
/// Locks an address after some failures in a row, and after each further one twice as long, up to a limit. The last active
/// administrator is never locked out for longer than the first time, so that a stranger cannot keep an organization from being
/// run. Its transactions are its own, so that a refused sign-in is counted.
/// </summary>
internal sealed class SignInGuard(IServiceScopeFactory scopes, WriteGate gate, IOptions<LockoutSettings> options, TimeProvider clock, SignInMetrics metrics) : ISignInGuard
{
    private const int MaxDoublings = 30;

    public async Task<TimeSpan?> GetLockAsync(string organizationId, string canonicalEmail, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var row = await FindAsync(ContextOf(scope), organizationId, canonicalEmail, cancellationToken);
        return RemainingLock(row, clock.GetUtcNow());
    }

    public Task<TimeSpan?> RecordFailureAsync(string organizationId, string canonicalEmail, CancellationToken cancellationToken) =>
        ChangeAsync(
            organizationId,
            canonicalEmail,
            async (context, row, now) => CountFailure(row, now, await IsLastAdministratorAsync(context, organizationId, canonicalEmail, cancellationToken)),
            cancellationToken);

    public async Task<TimeSpan?> RecordSuccessAsync(string organizationId, string canonicalEmail, CancellationToken cancellationToken)
    {
        await using (var scope = scopes.CreateAsyncScope())
        {
            if (await FindAsync(ContextOf(scope), organizationId, canonicalEmail, cancellationToken) is null)
            {
                return null;
            }
        }

        return await ChangeAsync(organizationId, canonicalEmail, Forget, cancellationToken);

        static Task Forget(DirectoryContext context, SignInAttemptsRow row, DateTimeOffset now)
        {
            context.Remove(row);
            return Task.CompletedTask;
        }
    }

    private static DirectoryContext ContextOf(AsyncServiceScope scope) => scope.ServiceProvider.GetRequiredService<DirectoryContext>();

    private static TimeSpan? RemainingLock(SignInAttemptsRow? row, DateTimeOffset now) =>
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
        CancellationToken cancellationToken)
    {
        var administrators = await context.ActiveAdministrators(organizationId)
            .OrderBy(user => user.Number)
            .Select(user => user.NormalizedEmail)
            .Take(2)
            .ToListAsync(cancellationToken);
        return administrators is [var last] && last == canonicalEmail;
    }

    private void CountFailure(SignInAttemptsRow row, DateTimeOffset now, bool isLastAdministrator)
    {
        var (before, first, longest) = (options.Value.FailuresBeforeLock, options.Value.FirstLock, options.Value.LongestLock);
        row.Failures++;
        row.LastFailureAt = now;
        if (row.Failures >= before)
        {
            var doublings = isLastAdministrator ? 0 : Math.Min(row.Failures - before, MaxDoublings);
            var length = Math.Min(first.TotalSeconds * Math.Pow(2, doublings), longest.TotalSeconds);
            row.LockedUntil = now + TimeSpan.FromSeconds(length);
        }
    }

    /// <summary>Changes the row of an address that is not locked, against others who do the same.</summary>
    private async Task<TimeSpan?> ChangeAsync(
        string organizationId,
        string canonicalEmail,
        Func<DirectoryContext, SignInAttemptsRow, DateTimeOffset, Task> change,
        CancellationToken cancellationToken)
    {
        await using var turn = await gate.EnterAsync(cancellationToken);
        return await LostRaces.RetryAsync(() => ChangeOnceAsync(organizationId, canonicalEmail, change, cancellationToken), cancellationToken);
    }

    private async Task<TimeSpan?> ChangeOnceAsync(
        string organizationId,
        string canonicalEmail,
        Func<DirectoryContext, SignInAttemptsRow, DateTimeOffset, Task> change,
        CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var context = ContextOf(scope);
        var now = clock.GetUtcNow();
        var row = await FindAsync(context, organizationId, canonicalEmail, cancellationToken);
        if (RemainingLock(row, now) is { } locked)
        {
            return locked;
        }

        if (row is null)
        {
            row = new() { OrganizationId = organizationId, EmailHash = Sha256Hex.Of(canonicalEmail) };
            context.Add(row);
        }

        row.Version++;
        await change(context, row, now);
        var locks = RemainingLock(row, now) is not null;
        try
        {
            await context.SaveChangesAsync(cancellationToken);
        }
        catch (DbUpdateException exception) when (UniqueIndexes.IsViolation(exception))
        {
            throw new LostRaceException("Another failure was counted in between.", exception);
        }

        if (locks)
        {
            metrics.CountLockout();
        }

        return null;
    }
}
