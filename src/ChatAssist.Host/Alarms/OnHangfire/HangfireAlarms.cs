using System.Globalization;
using Hangfire;
using Hangfire.Storage;

namespace ChatAssist.Host.Alarms;

/// <summary>
/// Alarms by Hangfire: a job for each instant at which something falls due. Which instants have one stands in Hangfire's own
/// storage, beside the jobs, so that whoever loses the one loses the other, and everything is armed anew.
/// </summary>
internal sealed class HangfireAlarms(AlarmStorage storage, TimeProvider clock) : IAlarms
{
    private const string Armed = "chatassist:armed";
    private const string Regular = "sweep";

    // A job's arguments are bound by Hangfire when it runs: the token here is a place, not a value.
    private static readonly CancellationToken ByHangfire = CancellationToken.None;

    private readonly BackgroundJobClient _jobs = new(storage);

    public Task WakeAtAsync(DateTimeOffset at, CancellationToken cancellationToken)
    {
        TimeSpan left = at - clock.GetUtcNow();
        string why = at.ToString("u", CultureInfo.InvariantCulture);
        _ = left > TimeSpan.Zero
            ? _jobs.Schedule<SweepJob>(j => j.RunAsync(why, ByHangfire), left)
            : _jobs.Enqueue<SweepJob>(j => j.RunAsync(why, ByHangfire));
        return Task.CompletedTask;
    }

    /// <summary>A sweep now and then even where nobody knows of a deadline; the same one however often this is called.</summary>
    public void SetRegular() =>
        new RecurringJobManager(storage).AddOrUpdate<SweepJob>(Regular, j => j.RunAsync("regular", ByHangfire), "*/10 * * * *");

    /// <summary>The instants that have a job, as far as the storage knows.</summary>
    public HashSet<DateTimeOffset> ReadArmed()
    {
        using IStorageConnection connection = storage.GetConnection();
        return [.. connection.GetAllItemsFromSet(Armed).Select(x => new DateTimeOffset(long.Parse(x, CultureInfo.InvariantCulture), TimeSpan.Zero))];
    }

    /// <summary>Makes the job first and its mark after it: a death in between costs a second job, never the first.</summary>
    public async Task ArmAsync(DateTimeOffset at, CancellationToken cancellationToken)
    {
        await WakeAtAsync(at, cancellationToken);
        Mark(t => t.AddToSet(Armed, Key(at)));
    }

    public void Forget(DateTimeOffset at) => Mark(t => t.RemoveFromSet(Armed, Key(at)));

    private void Mark(Action<IWriteOnlyTransaction> change)
    {
        using IStorageConnection connection = storage.GetConnection();
        using IWriteOnlyTransaction transaction = connection.CreateWriteTransaction();
        change(transaction);
        transaction.Commit();
    }

    private static string Key(DateTimeOffset at) => at.UtcTicks.ToString(CultureInfo.InvariantCulture);
}
