namespace ChatAssist.Host.Alarms;

/// <summary>Wakes the sweep: at the start, so that what fell due while the program was down is handled, and then steadily.</summary>
public sealed class SweepTimer(DeadlineSweep sweep, TimeProvider clock, ILogger<SweepTimer> log) : BackgroundService
{
    private static readonly TimeSpan Pace = TimeSpan.FromSeconds(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Pace, clock);
        do
        {
            try
            {
                await sweep.RunAsync(stoppingToken);
            }
            catch (Exception e) when (e is not OperationCanceledException)
            {
                log.LogError("The sweep failed and will be tried again: {Type} {Message}", e.GetType().Name, e.Message);
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }
}
