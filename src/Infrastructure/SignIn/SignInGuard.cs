using HelpDesk.Users.Application.Abstractions;
using HelpDesk.Users.Infrastructure.Persistence;
using HelpDesk.Users.Infrastructure.Persistence.Rows;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace HelpDesk.Users.Infrastructure.SignIn;

/// <summary>
/// Locks an address after ten failures in a row: one minute, and after each further failure twice as long, up to fifteen.
/// Its transactions are its own, so that a refused sign-in is counted.
/// </summary>
internal sealed class SignInGuard(IServiceScopeFactory scopes, WriteGate gate, TimeProvider clock) : ISignInGuard
{
    private const int FailuresBeforeLock = 10;
    private const int MaxAttempts = 50;

    private static readonly TimeSpan FirstLock = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan LongestLock = TimeSpan.FromMinutes(15);

    public async Task<TimeSpan?> GetLockAsync(string organizationId, string canonicalEmail, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var row = await FindAsync(ContextOf(scope), organizationId, canonicalEmail, cancellationToken);
        return RemainingLock(row, clock.GetUtcNow());
    }

    public Task<TimeSpan?> RecordFailureAsync(string organizationId, string canonicalEmail, CancellationToken cancellationToken) =>
        ChangeAsync(organizationId, canonicalEmail, CountFailure, cancellationToken);

    public async Task<TimeSpan?> RecordSuccessAsync(string organizationId, string canonicalEmail, CancellationToken cancellationToken)
    {
        await using (var scope = scopes.CreateAsyncScope())
        {
            if (await FindAsync(ContextOf(scope), organizationId, canonicalEmail, cancellationToken) is null)
            {
                return null;
            }
        }

        return await ChangeAsync(organizationId, canonicalEmail, (context, row, _) => context.Remove(row), cancellationToken);
    }

    private static void CountFailure(DirectoryContext context, SignInAttemptsRow row, DateTimeOffset now)
    {
        row.Failures++;
        row.LastFailureAt = now;
        if (row.Failures >= FailuresBeforeLock)
        {
            var doublings = Math.Min(row.Failures - FailuresBeforeLock, 8);
            row.LockedUntil = now + TimeSpan.FromTicks(Math.Min(FirstLock.Ticks << doublings, LongestLock.Ticks));
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

    /// <summary>Changes the row of an address that is not locked, against others who do the same.</summary>
    private async Task<TimeSpan?> ChangeAsync(
        string organizationId,
        string canonicalEmail,
        Action<DirectoryContext, SignInAttemptsRow, DateTimeOffset> change,
        CancellationToken cancellationToken)
    {
        using var turn = await gate.EnterAsync(cancellationToken);
        for (var attempt = 1; ; attempt++)
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
            change(context, row, now);
            try
            {
                await context.SaveChangesAsync(cancellationToken);
                return null;
            }
            catch (DbUpdateException exception) when (
                attempt < MaxAttempts && (exception is DbUpdateConcurrencyException || UniqueIndexes.IsViolation(exception)))
            {
                // Another failure was counted in between: count this one on top of it.
            }
        }
    }
}
