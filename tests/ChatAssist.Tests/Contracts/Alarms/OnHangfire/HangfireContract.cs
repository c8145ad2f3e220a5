using System.Globalization;
using ChatAssist.Tests.EndToEnd.Host;
using Hangfire;
using Hangfire.Storage;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace ChatAssist.Tests.Contracts.Alarms;

/// <summary>What Hangfire must do besides: carry each instant, and be of no account when it is lost (K-05).</summary>
public abstract class HangfireContract : AlarmsContract
{
    private IMonitoringApi Jobs => Services.GetRequiredService<JobStorage>().GetMonitoringApi();

    /// <summary>All that Hangfire has stored, gone without a word.</summary>
    private protected abstract Task LoseAsync();

    /// <summary>Its rows gone, its tables left.</summary>
    private protected abstract Task EmptyAsync();

    [Fact]
    public async Task K_05_each_instant_has_one_job_however_often_the_program_starts()
    {
        for (int start = 0; start < 3; start++)
        {
            await StartAsync();
            if (start == 0)
            {
                await WriteAsync("C-2026-0001", Now.AddHours(2));
                await WriteAsync("C-2026-0002", Now.AddHours(3));
                await WriteAsync("C-2026-0003", Now.AddDays(3));
            }

            await Until.TrueAsync(() => Jobs.ScheduledCount() == 2);
            await Until.TrueAsync(() => Recurring() == 1);
            // The job that a start rings for what is due already, and others before it, are no instants.
            DateTime[] at = [.. Jobs.ScheduledJobs(0, 10).Select(j => j.Value.EnqueueAt).Order()];
            Assert.InRange(at[1] - at[0], TimeSpan.FromMinutes(59), TimeSpan.FromMinutes(61));
            await StopAsync();
        }
    }

    [Fact]
    public async Task K_05_an_instant_is_swept_by_its_job()
    {
        await StartAsync();
        DateTimeOffset at = Clock.GetUtcNow().AddSeconds(5);
        await WriteAsync("C-2026-0001", at);
        await Until.TrueAsync(() => Jobs.ScheduledCount() == 1);
        await HandledAsync(3);
        await Until.TrueAsync(() => Done().Any(j => j.Handled != "0"));
        Assert.Equal(at.ToString("u", CultureInfo.InvariantCulture), Done().Single(j => j.Handled != "0").Why);
    }

    [Fact]
    public async Task K_05_what_hangfire_kept_may_be_lost_before_a_start()
    {
        await StartAsync();
        await WriteAsync("C-2026-0001", Now.AddHours(2));
        await Until.TrueAsync(() => Jobs.ScheduledCount() == 1);
        await StopAsync();
        await LoseAsync();
        await StartAsync();
        await Until.TrueAsync(() => Jobs.ScheduledCount() == 1 && Recurring() == 1);
        Clock.Advance(TimeSpan.FromHours(3));
        await HandledAsync(3);
    }

    [Fact]
    public async Task K_05_what_hangfire_kept_may_be_lost_while_it_runs()
    {
        await StartAsync();
        await WriteAsync("C-2026-0001", Now.AddHours(2));
        await WriteAsync("C-2026-0002", Now.AddHours(4));
        await Until.TrueAsync(() => Jobs.ScheduledCount() == 2);
        await LoseAsync();
        Clock.Advance(TimeSpan.FromHours(3));
        await HandledAsync(3);
        await Until.TrueAsync(() => Jobs.ScheduledCount() == 1 && Recurring() == 1);
        Clock.Advance(TimeSpan.FromHours(3));
        await HandledAsync(6);
    }

    [Fact]
    public async Task K_05_jobs_deleted_behind_its_back_are_armed_anew()
    {
        await StartAsync();
        await WriteAsync("C-2026-0001", Now.AddHours(2));
        await Until.TrueAsync(() => Jobs.ScheduledCount() == 1);
        await EmptyAsync();
        await Until.TrueAsync(() => Jobs.ScheduledCount() == 1 && Recurring() == 1);
    }

    private IEnumerable<(string Why, string Handled)> Done() =>
        Jobs.SucceededJobs(0, 10).Select(j => ($"{j.Value.Job.Args[0]}", $"{j.Value.Result}"));

    private int Recurring()
    {
        using IStorageConnection connection = Services.GetRequiredService<JobStorage>().GetConnection();
        return connection.GetRecurringJobs().Count;
    }
}
