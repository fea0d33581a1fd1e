using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace HelpDesk.Users.Infrastructure.Tokens;

/// <summary>Keeps the signing keys up to date while the service runs, so that all instances know of one that another has made or removed.</summary>
internal sealed partial class SigningKeyUpkeep(SigningKeys keys, TimeProvider clock, ILogger<SigningKeyUpkeep> logger) : BackgroundService
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(30);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Interval, clock);
        try
        {
            while (await timer.WaitForNextTickAsync(stoppingToken))
            {
                await TryKeepUpAsync(stoppingToken);
            }
        }
        catch (Exception) when (stoppingToken.IsCancellationRequested)
        {
            // The service stops, which each database driver reports in its own way.
        }
    }

    private async Task TryKeepUpAsync(CancellationToken stoppingToken)
    {
        try
        {
            await keys.KeepUpAsync(stoppingToken);
        }
        catch (Exception exception) when (!stoppingToken.IsCancellationRequested)
        {
            LogFailure(exception);
        }
    }

    [LoggerMessage(LogLevel.Warning, "The signing keys could not be brought up to date; the next attempt comes in half a minute")]
    private partial void LogFailure(Exception exception);
}
