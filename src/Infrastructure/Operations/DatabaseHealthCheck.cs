using HelpDesk.Users.Infrastructure.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace HelpDesk.Users.Infrastructure.Operations;

/// <summary>Ready means: the database answers, and its schema is this version's.</summary>
internal sealed class DatabaseHealthCheck(IServiceScopeFactory scopes) : IHealthCheck
{
    /// <summary>A database that takes longer does not answer: whoever asks wants to know within two seconds.</summary>
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(1.5);

    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext healthContext, CancellationToken cancellationToken = default)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        patience.CancelAfter(LongestWait);
        try
        {
            // On a thread of its own, and with a context of its own: SQLite does not give up waiting when it is told to.
            return await Task.Run(() => IsBehindAsync(patience.Token), patience.Token).WaitAsync(patience.Token)
                ? HealthCheckResult.Unhealthy("The database is behind this version.")
                : HealthCheckResult.Healthy();
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
        {
            return HealthCheckResult.Unhealthy("The database does not answer.", exception);
        }
    }

    private async Task<bool> IsBehindAsync(CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var pending = await scope.ServiceProvider.GetRequiredService<DirectoryContext>().Database.GetPendingMigrationsAsync(cancellationToken);
        return pending.Any();
    }
}
