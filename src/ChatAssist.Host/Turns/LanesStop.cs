namespace ChatAssist.Host.Turns;

/// <summary>
/// Between the web server's end and the relay's: no new message can come in any more, and those that did are answered.
/// What of the answers is not sent by then goes out at the next start.
/// </summary>
public sealed class LanesStop(UserLanes lanes) : IHostedService
{
    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => lanes.StopAsync(cancellationToken);
}
