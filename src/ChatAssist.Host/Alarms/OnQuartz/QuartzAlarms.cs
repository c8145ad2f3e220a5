using Quartz;

namespace ChatAssist.Host.Alarms;

/// <summary>Alarms by Quartz, in memory: it need remember nothing, for it starts with a sweep.</summary>
public sealed class QuartzAlarms(ISchedulerFactory schedulers) : IAlarms
{
    public async Task WakeAtAsync(DateTimeOffset at, CancellationToken cancellationToken)
    {
        IScheduler scheduler = await schedulers.GetScheduler(cancellationToken);
        await scheduler.ScheduleJob(TriggerBuilder.Create().ForJob(SweepJob.Key).StartAt(at).Build(), cancellationToken: cancellationToken);
    }
}
