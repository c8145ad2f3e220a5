namespace ChatAssist.Host.Turns;

/// <summary>
/// One lane per person: what a person sent is handled in the order in which it came, and nobody waits for anybody else.
/// A lane exists only while something is in it. Its order is that of the inbox, see <see cref="Inboxes.Inbox"/>.
/// </summary>
public sealed class UserLanes : IDisposable
{
    private readonly Lock _lock = new();
    private readonly CancellationTokenSource _stopping = new();
    private readonly Dictionary<string, Task> _tails = [];
    private TaskCompletionSource _idle = Completed();

    /// <param name="work">Is told when the program stops: then it need not wait for anything any more.</param>
    public void Enqueue(string userId, Func<CancellationToken, Task> work)
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

    /// <summary>True while this process works this person's lane.</summary>
    public bool Has(string userId)
    {
        lock (_lock)
        {
            return _tails.ContainsKey(userId);
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

    /// <summary>Lets what is in the lanes come to its end. What cannot stays in the inbox and is taken up at the next start.</summary>
    public async Task StopAsync(CancellationToken cancellationToken)
    {
        await _stopping.CancelAsync();
        await WhenIdleAsync().WaitAsync(cancellationToken);
    }

    public void Dispose() => _stopping.Dispose();

    private async Task RunAsync(Task before, Func<CancellationToken, Task> work)
    {
        await before.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await work(_stopping.Token);
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
