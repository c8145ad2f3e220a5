using Hangfire;

namespace ChatAssist.Host.Alarms;

/// <summary>The alarms of this build: Hangfire.</summary>
public static class AlarmClock
{
    public static void Add(IServiceCollection services)
    {
        services.AddSingleton<AlarmStorage>();
        services.AddSingleton<JobStorage>(x => x.GetRequiredService<AlarmStorage>());
        services.AddHangfire((x, hangfire) => hangfire.UseLogProvider(new HangfireLog(x.GetRequiredService<ILoggerFactory>())));
        services.AddSingleton<SweepJob>();
        services.AddSingleton<HangfireAlarms>();
        services.AddSingleton<IAlarms>(x => x.GetRequiredService<HangfireAlarms>());
        services.AddHostedService<DeadlineWatch>();
    }

    /// <summary>The dashboard, for operators only.</summary>
    public static void MapPages(WebApplication app) => AlarmPages.Map(app);
}
