using System.Collections.Concurrent;
using System.Diagnostics;
using ChatAssist.Host.Telemetry;

namespace ChatAssist.Bench.Turns;

/// <summary>
/// Hears when a turn is committed, by the program's own traces: the request carries a trace id, and the turn that answers
/// it belongs to the same trace.
/// </summary>
internal sealed class Finished : IDisposable
{
    private readonly ConcurrentDictionary<ActivityTraceId, TaskCompletionSource> _waiting = [];
    private readonly ActivityListener _listener;

    public Finished()
    {
        _listener = new ActivityListener
        {
            ShouldListenTo = s => s.Name is Signals.Name or "Microsoft.AspNetCore",
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.PropagationData,
            ActivityStopped = a =>
            {
                if (a.OperationName == "turn" && _waiting.TryRemove(a.TraceId, out TaskCompletionSource? done))
                {
                    done.TrySetResult();
                }
            },
        };
        ActivitySource.AddActivityListener(_listener);
    }

    /// <summary>Completes when the turn of this trace is committed.</summary>
    public Task Expect(ActivityTraceId trace)
    {
        var done = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        _waiting[trace] = done;
        return done.Task;
    }

    public void Dispose() => _listener.Dispose();
}
