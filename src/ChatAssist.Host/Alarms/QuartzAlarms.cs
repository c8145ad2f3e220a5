using Quartz;

namespace ChatAssist.Host.Alarms;

/// <summary>Alarms by Quartz, in memory: it need remember nothing, for it starts with a sweep.</summary>
public sealed class QuartzAlarms(ISchedulerFactory schedulers) : IAlarms
{
    private static readonly TimeSpan Pace = TimeSpan.FromSeconds(1);

    public async Task WakeAtAsync(DateTimeOffset at, CancellationToken cancellationToken)
    {
        IScheduler scheduler = await schedulers.GetScheduler(cancellationToken);
        await scheduler.ScheduleJob(TriggerBuilder.Create().ForJob(SweepJob.Key).StartAt(at).Build(), cancellationToken: cancellationToken);
    }

    public static void Add(IServiceCollection services)
    {
        services.AddQuartz(q =>
        {
            q.UseInMemoryStore();
            // After a move of the clock, or a sweep that took longer than the pace: once, now, and steadily again.
            q.ScheduleJob<SweepJob>(
                trigger => trigger.StartNow().WithSimpleSchedule(s => s
                    .WithInterval(Pace).RepeatForever().WithMisfireInstruction(SimpleTriggerMisfireInstruction.NowWithExistingCount)),
                job => job.WithIdentity(SweepJob.Key));
        });
        services.AddQuartzHostedService(o => o.WaitForJobsToComplete = true);
        services.AddSingleton<IAlarms, QuartzAlarms>();
    }
}
