using ChatAssist.Host.Nodes;
using ChatAssist.Host.Telemetry;
using Quartz;

namespace ChatAssist.Host.Alarms;

/// <summary>
/// One run of the sweep as Quartz starts it, on the node on duty; two never run side by side. A failure waits for the next run.
/// </summary>
[DisallowConcurrentExecution]
internal sealed class SweepJob(DeadlineSweep sweep, NodeLease lease, ILogger<SweepJob> log) : IJob
{
    public static readonly JobKey Key = new("sweep");

    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken)
    {
        try
        {
            if (lease.OnDuty)
            {
                await sweep.RunAsync(cancellationToken);
            }
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            log.LogError("The sweep failed and will be tried again: {Type} {Error}", e.GetType().Name, DiscreetException.Words(e));
        }
    }
}
