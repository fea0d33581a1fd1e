using HelpDesk.Users.Domain.Users;
using HelpDesk.Users.Infrastructure.Observability;
using HelpDesk.Users.Infrastructure.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace HelpDesk.Users.Infrastructure.Operations;

/// <summary>Counts the active users once a minute, if the metric is observed when the service starts.</summary>
internal sealed partial class ActiveUsersUpkeep(
    IServiceScopeFactory scopes,
    DirectoryMetrics metrics,
    TimeProvider clock,
    ILogger<ActiveUsersUpkeep> logger) : BackgroundService
{
    private static readonly TimeSpan Interval = TimeSpan.FromMinutes(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (!metrics.AreActiveUsersObserved)
        {
            return;
        }

        using var timer = new PeriodicTimer(Interval, clock);
        try
        {
            do
            {
                await TryCountAsync(stoppingToken);
            }
            while (await timer.WaitForNextTickAsync(stoppingToken));
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The service stops.
        }
    }

    private async Task TryCountAsync(CancellationToken cancellationToken)
    {
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            metrics.SetActiveUsers(await scope.ServiceProvider.GetRequiredService<DirectoryContext>().Users.IgnoreQueryFilters()
                .Where(row => row.Status == UserStatus.Active)
                .GroupBy(row => row.OrganizationId)
                .Select(users => new { OrganizationId = users.Key, Count = users.Count() })
                .ToDictionaryAsync(counted => counted.OrganizationId, counted => counted.Count, cancellationToken));
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            LogFailure(exception);
        }
    }

    [LoggerMessage(LogLevel.Warning, "The active users could not be counted; the next attempt is in a minute")]
    private partial void LogFailure(Exception exception);
}
