using HelpDesk.Users.Infrastructure.Persistence;
using HelpDesk.Users.Infrastructure.Persistence.Sqlite;
using HelpDesk.Users.Infrastructure.Tokens;
using HelpDesk.Users.Infrastructure.Users;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace HelpDesk.Users.Infrastructure.Operations;

/// <summary>
/// Deletes expired rows once an hour: refresh tokens, what replaced used ones, idempotency keys, marks of committed transactions, and
/// failed sign-ins of email addresses that had no further one for a day. Warns at the start of a database file that others can read.
/// </summary>
internal sealed partial class Housekeeping(
    IServiceScopeFactory scopes,
    TimeProvider clock,
    ILogger<Housekeeping> logger) : BackgroundService
{
    private static readonly TimeSpan Interval = TimeSpan.FromHours(1);
    private static readonly TimeSpan AttemptRetention = TimeSpan.FromDays(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        WarnOfOpenFile();
        using var timer = new PeriodicTimer(Interval, clock);
        try
        {
            while (await timer.WaitForNextTickAsync(stoppingToken))
            {
                await TryCleanAsync(stoppingToken);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The service stops.
        }
    }

    private void WarnOfOpenFile()
    {
        using var scope = scopes.CreateScope();
        if (scope.ServiceProvider.GetService<SqliteConnections>() is { } sqlite
            && File.Exists(sqlite.Path)
            && PrivateFiles.IsOpenToOthers(sqlite.Path))
        {
            LogOpenToOthers(sqlite.Path);
        }
    }

    private async Task TryCleanAsync(CancellationToken cancellationToken)
    {
        try
        {
            await CleanAsync(cancellationToken);
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            LogFailure(exception);
        }
    }

    private async Task CleanAsync(CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var context = scope.ServiceProvider.GetRequiredService<DirectoryContext>();
        var now = clock.GetUtcNow();
        var oldest = now - AttemptRetention;
        // The last access token of the session may be valid for longer.
        await context.RefreshTokens.IgnoreQueryFilters()
            .Where(row => row.ExpiresAt < now - TokenSettings.MaxAccessTokenLifetime)
            .ExecuteDeleteAsync(cancellationToken);
        await context.RefreshTokens.IgnoreQueryFilters()
            .Where(row => row.ProtectedSuccessor != null && row.UsedAt < now - TokenSettings.MaxRefreshReuseGrace)
            .ExecuteUpdateAsync(
                update => update.SetProperty(row => row.ProtectedSuccessor, default(string)),
                cancellationToken);
        await context.IdempotencyKeys.IgnoreQueryFilters()
            .Where(row => row.CreatedAt < now - IdempotencyKeyStore.Kept)
            .ExecuteDeleteAsync(cancellationToken);
        await context.CommittedTransactions.Where(row => row.At < now - Retries.MarkRetention).ExecuteDeleteAsync(cancellationToken);
        await context.SignInAttempts.IgnoreQueryFilters().Where(row => row.LastFailureAt < oldest).ExecuteDeleteAsync(cancellationToken);
    }

    [LoggerMessage(
        LogLevel.Warning,
        "Other users of this machine can read or change the database file {Path}, which holds the hashes of all passwords: take their rights "
        + "away, with chmod 600")]
    private partial void LogOpenToOthers(string path);

    [LoggerMessage(LogLevel.Warning, "Expired rows could not be deleted; the next attempt is in an hour")]
    private partial void LogFailure(Exception exception);
}
