using HelpDesk.Users.Infrastructure.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace HelpDesk.Users.Infrastructure.Operations;

/// <summary>Reports that the service is ready when the database responds and has no pending migrations.</summary>
internal sealed class DatabaseHealthCheck(IServiceScopeFactory scopes) : IHealthCheck
{
    /// <summary>Leaves time for the response, which monitoring expects within two seconds.</summary>
    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(1.5);

    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext healthContext, CancellationToken cancellationToken = default)
    {
        using var timeout = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        timeout.CancelAfter(Timeout);
        try
        {
            // Runs on another thread and with its own context, because waiting inside SQLite can't be canceled.
            return await Task.Run(() => HasPendingMigrationsAsync(timeout.Token), timeout.Token).WaitAsync(timeout.Token)
                ? HealthCheckResult.Unhealthy("The database has pending migrations.")
                : HealthCheckResult.Healthy();
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
        {
            return HealthCheckResult.Unhealthy("The database does not answer.", exception);
        }
    }

    private async Task<bool> HasPendingMigrationsAsync(CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var context = scope.ServiceProvider.GetRequiredService<DirectoryContext>();
        var pending = await context.Database.GetPendingMigrationsAsync(cancellationToken);
        return pending.Any();
    }
}
