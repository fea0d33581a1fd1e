using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace HelpDesk.Users.Infrastructure.Tokens;

/// <summary>
/// Reloads the signing keys every 30 seconds, so that all instances know the keys that another instance has created or removed.
/// </summary>
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
                await TryLoadAndRotateAsync(stoppingToken);
            }
        }
        catch (Exception) when (stoppingToken.IsCancellationRequested)
        {
            // The service stops. Each database driver reports the cancellation with its own exception.
        }
    }

    private async Task TryLoadAndRotateAsync(CancellationToken stoppingToken)
    {
        try
        {
            await keys.LoadAndRotateAsync(stoppingToken);
        }
        catch (Exception exception) when (!stoppingToken.IsCancellationRequested)
        {
            LogFailure(exception);
        }
    }

    [LoggerMessage(LogLevel.Warning, "The signing keys could not be updated; the next attempt is in 30 seconds")]
    private partial void LogFailure(Exception exception);
}
