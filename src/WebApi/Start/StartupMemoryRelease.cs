namespace HelpDesk.Users.WebApi.Start;

/// <summary>Collects the garbage of the start, nearly half of the heap, once after the service has started.</summary>
internal sealed class StartupMemoryRelease(TimeProvider clock) : BackgroundService
{
    private static readonly TimeSpan Delay = TimeSpan.FromSeconds(10);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            await Task.Delay(Delay, clock, stoppingToken);
            GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The service stops before the delay has passed.
        }
    }
}
