using Quartz;

namespace ChatAssist.Host.Alarms;

/// <summary>The alarms of a build without Hangfire: Quartz.</summary>
public static class AlarmClock
{
    private static readonly TimeSpan Pace = TimeSpan.FromSeconds(1);

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

    /// <summary>Quartz has no page of its own.</summary>
    public static void MapPages(WebApplication app) => _ = app;
}
