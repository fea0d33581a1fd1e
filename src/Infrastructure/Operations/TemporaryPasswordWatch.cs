using HelpDesk.Users.Domain.Users;
using HelpDesk.Users.Infrastructure.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace HelpDesk.Users.Infrastructure.Operations;

/// <summary>
/// Warns at the start and once a day of temporary passwords that are about to expire: their users can't sign in any more, and a client
/// without a screen for changing passwords doesn't tell them.
/// </summary>
internal sealed partial class TemporaryPasswordWatch(
    IServiceScopeFactory scopes,
    TimeProvider clock,
    ILogger<TemporaryPasswordWatch> logger) : BackgroundService
{
    private static readonly TimeSpan Interval = TimeSpan.FromDays(1);
    private static readonly TimeSpan Soon = TimeSpan.FromDays(2);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Interval, clock);
        try
        {
            do
            {
                await TryWarnAsync(stoppingToken);
            }
            while (await timer.WaitForNextTickAsync(stoppingToken));
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The service stops.
        }
    }

    private async Task TryWarnAsync(CancellationToken cancellationToken)
    {
        try
        {
            await WarnAsync(cancellationToken);
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            LogFailure(exception);
        }
    }

    /// <summary>Warns of the passwords that expire within two days from now.</summary>
    internal async Task WarnAsync(CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var context = scope.ServiceProvider.GetRequiredService<DirectoryContext>();
        var now = clock.GetUtcNow();
        var until = now + Soon;
        var expiring = await context.Users.IgnoreQueryFilters()
            .Where(row => row.MustChangePassword
                && row.Status == UserStatus.Active
                && row.PasswordHash != null
                && row.TemporaryPasswordUntil > now
                && row.TemporaryPasswordUntil <= until)
            .Join(
                context.Organizations.Where(organization => organization.RequiresPasswordChange),
                user => user.OrganizationId,
                organization => organization.Id,
                (user, organization) => organization.Id)
            .GroupBy(id => id)
            .Select(users => new { OrganizationId = users.Key, Count = users.Count() })
            .ToListAsync(cancellationToken);
        foreach (var organization in expiring)
        {
            LogExpiring(organization.Count, organization.OrganizationId, until.UtcDateTime);
        }
    }

    [LoggerMessage(
        LogLevel.Warning,
        "{Count} temporary passwords of organization {OrganizationId} expire until {Until:u}: their users must change them before, for example "
        + "at /account/password")]
    private partial void LogExpiring(int count, string organizationId, DateTime until);

    [LoggerMessage(LogLevel.Warning, "Temporary passwords that expire could not be counted; the next attempt is in a day")]
    private partial void LogFailure(Exception exception);
}
