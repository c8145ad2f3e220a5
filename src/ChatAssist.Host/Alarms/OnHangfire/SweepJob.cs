using System.ComponentModel;
using Hangfire;

namespace ChatAssist.Host.Alarms;

/// <summary>
/// The job that Hangfire runs: one sweep over what is due. It carries no deadline with it, so a job that runs twice, late or
/// never costs a look. Two do not run side by side in one process; the number of deadlines handled is its result.
/// </summary>
public sealed class SweepJob(DeadlineSweep sweep) : IDisposable
{
    private readonly SemaphoreSlim _one = new(1);
    private int _finished;

    /// <summary>How many runs ended well in this process.</summary>
    public int Finished => Volatile.Read(ref _finished);

    /// <param name="why">Shown in the dashboard: what this job was made for.</param>
    [DisplayName("sweep: {0}")]
    [AutomaticRetry(Attempts = 3, DelaysInSeconds = [5, 30, 120], OnAttemptsExceeded = AttemptsExceededAction.Delete)]
    public async Task<int> RunAsync(string why, CancellationToken cancellationToken)
    {
        _ = why;
        await _one.WaitAsync(cancellationToken);
        try
        {
            int handled = await sweep.RunAsync(cancellationToken);
            Interlocked.Increment(ref _finished);
            return handled;
        }
        finally
        {
            _one.Release();
        }
    }

    public void Dispose() => _one.Dispose();
}
