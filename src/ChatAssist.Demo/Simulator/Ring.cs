namespace ChatAssist.Demo.Simulator;

/// <summary>
/// The last things that happened, oldest first, at most <paramref name="capacity"/>. A test awaits the one it needs;
/// waiting is woken by each change and never polls. Thread-safe.
/// </summary>
public sealed class Ring<T>(int capacity)
    where T : class
{
    private readonly Lock _gate = new();
    private readonly LinkedList<T> _items = [];
    private TaskCompletionSource _changed = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Raised for each new or replaced item, outside the lock.</summary>
    public event Action<T>? Changed;

    public void Add(T item)
    {
        lock (_gate)
        {
            _items.AddLast(item);
            if (_items.Count > capacity)
            {
                _items.RemoveFirst();
            }
        }

        Wake(item);
    }

    /// <summary>Changes each item that matches, in its place.</summary>
    public int Replace(Func<T, bool> which, Func<T, T> change)
    {
        var changed = new List<T>();
        lock (_gate)
        {
            for (LinkedListNode<T>? node = _items.First; node is not null; node = node.Next)
            {
                if (which(node.Value))
                {
                    node.Value = change(node.Value);
                    changed.Add(node.Value);
                }
            }
        }

        changed.ForEach(Wake);
        return changed.Count;
    }

    public IReadOnlyList<T> Snapshot()
    {
        lock (_gate)
        {
            return [.. _items];
        }
    }

    /// <summary>The oldest item that matches, now or within <paramref name="timeout"/> of real time; null if none came.</summary>
    public async Task<T?> FirstAsync(Func<T, bool> matches, TimeSpan timeout)
    {
        using var deadline = new CancellationTokenSource(timeout);
        while (true)
        {
            Task changed;
            lock (_gate)
            {
                changed = _changed.Task;
                if (_items.FirstOrDefault(matches) is { } found)
                {
                    return found;
                }
            }

            try
            {
                await changed.WaitAsync(deadline.Token);
            }
            catch (OperationCanceledException)
            {
                return null;
            }
        }
    }

    private void Wake(T item)
    {
        TaskCompletionSource done;
        lock (_gate)
        {
            (done, _changed) = (_changed, new(TaskCreationOptions.RunContinuationsAsynchronously));
        }

        done.SetResult();
        Changed?.Invoke(item);
    }
}
