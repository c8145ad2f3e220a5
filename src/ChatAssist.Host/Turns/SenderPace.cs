using System.Collections.Concurrent;

namespace ChatAssist.Host.Turns;

/// <summary>
/// Who sends faster than a person can waits behind himself: nothing of it is lost, and nobody else waits for it. A burst is
/// let through at once, after it a few messages a second.
/// </summary>
/// <param name="burst">Messages that may come at once.</param>
/// <param name="perSecond">Messages a second that are answered in the long run.</param>
public sealed class SenderPace(TimeProvider clock, int burst = 100, int perSecond = 5)
{
    private const int ManyPeople = 10_000;

    private readonly ConcurrentDictionary<string, DateTimeOffset> _free = [];
    private readonly TimeSpan _each = TimeSpan.FromSeconds(1) / perSecond;

    /// <summary>Comes back when this person's next message may be answered. For one at a time of each person.</summary>
    public async Task WaitAsync(string userId, CancellationToken stopping)
    {
        DateTimeOffset now = clock.GetUtcNow();
        DateTimeOffset free = _free.GetValueOrDefault(userId, now);
        free = (free > now ? free : now) + _each;
        _free[userId] = free;
        if (_free.Count > ManyPeople)
        {
            Forget(now);
        }

        TimeSpan wait = free - now - ((double)burst * _each);
        if (wait > TimeSpan.Zero)
        {
            await Task.Delay(wait, clock, stopping);
        }
    }

    private void Forget(DateTimeOffset now)
    {
        foreach (var (userId, _) in _free.Where(f => f.Value <= now))
        {
            _free.TryRemove(userId, out _);
        }
    }
}
