namespace ChatAssist.Host.Turns;

/// <summary>
/// One lane per person: what a person sent is handled in the order in which it came, and nobody waits for anybody else.
/// A lane exists only while something is in it.
/// </summary>
public sealed class UserLanes
{
    private readonly Lock _lock = new();
    private readonly Dictionary<string, Task> _tails = [];
    private TaskCompletionSource _idle = Completed();

    public void Enqueue(string userId, Func<Task> work)
    {
        lock (_lock)
        {
            if (_tails.Count == 0)
            {
                _idle = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            }

            Task before = _tails.GetValueOrDefault(userId, Task.CompletedTask);
            Task tail = Task.Run(() => RunAsync(before, work));
            _tails[userId] = tail;
            _ = tail.ContinueWith(_ => Leave(userId, tail), TaskScheduler.Default);
        }
    }

    /// <summary>Completes when every lane is empty: for an orderly stop, and for tests.</summary>
    public Task WhenIdleAsync()
    {
        lock (_lock)
        {
            return _idle.Task;
        }
    }

    private static async Task RunAsync(Task before, Func<Task> work)
    {
        await before.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await work();
    }

    private void Leave(string userId, Task tail)
    {
        lock (_lock)
        {
            if (_tails.TryGetValue(userId, out Task? last) && last == tail)
            {
                _tails.Remove(userId);
            }

            if (_tails.Count == 0)
            {
                _idle.TrySetResult();
            }
        }
    }

    private static TaskCompletionSource Completed()
    {
        var source = new TaskCompletionSource();
        source.SetResult();
        return source;
    }
}
