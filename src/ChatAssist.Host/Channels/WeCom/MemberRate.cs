namespace ChatAssist.Host.Channels.WeCom;

/// <summary>
/// WeCom drops what a member gets beyond 30 messages in a minute or 1000 in an hour, without a word; so the excess waits
/// here. Sliding windows per member, in this process: of several nodes one sends (see <see cref="Nodes.NodeLease"/>).
/// At most about 500 bytes a member; members silent for an hour are forgotten. Safe to share.
/// </summary>
/// <param name="perMinute">1 to 30.</param>
/// <param name="perHour">1 to 1000.</param>
public sealed class MemberRate(int perMinute = 30, int perHour = 1000)
{
    private readonly (int Minute, int Hour) _limits = (perMinute, perHour);

    /// <summary>A minute and a second: the two clocks and the way between them are not exact.</summary>
    public static readonly TimeSpan Minute = TimeSpan.FromSeconds(61);

    private const int SweepAbove = 4096;

    private readonly Lock _lock = new();
    private readonly Dictionary<string, Sent> _members = new(StringComparer.OrdinalIgnoreCase);
    private DateTimeOffset _sweptAt;

    public int Members
    {
        get
        {
            lock (_lock)
            {
                return _members.Count;
            }
        }
    }

    /// <summary>No more than this may ever be asked for at once.</summary>
    public int Most { get; } = Math.Min(perMinute, perHour);

    /// <summary>
    /// Zero where <paramref name="messages"/> more may go now: then they are counted at once, so that two senders cannot
    /// take the same room. Otherwise how long to wait; nothing is counted.
    /// </summary>
    /// <param name="messages">1 to <see cref="Most"/>.</param>
    public TimeSpan DelayFor(string userId, DateTimeOffset now, int messages = 1)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(messages, Most);
        lock (_lock)
        {
            Sweep(now);
            if (!_members.TryGetValue(userId, out var sent))
            {
                _members[userId] = sent = new Sent(_limits.Minute, _limits.Hour);
            }

            return sent.DelayFor(now, messages);
        }
    }

    private void Sweep(DateTimeOffset now)
    {
        if (_members.Count < SweepAbove || (now - _sweptAt).Duration() < TimeSpan.FromMinutes(1))
        {
            return;
        }

        _sweptAt = now;
        foreach (var (member, sent) in _members)
        {
            if ((now - sent.Latest).Duration() > TimeSpan.FromHours(2))
            {
                _members.Remove(member);
            }
        }
    }

    /// <summary>One member: the last minute exactly; the hour in minutes, each counted until all of it is gone.</summary>
    private sealed class Sent(int perMinute, int perHour)
    {
        private readonly Queue<DateTimeOffset> _minute = new();
        private readonly List<(long Minute, int Count)> _hour = [];
        private int _inHour;

        public DateTimeOffset Latest { get; private set; }

        public TimeSpan DelayFor(DateTimeOffset now, int messages)
        {
            now = Forget(now);
            var delay = Max(MinuteDelay(now, messages), HourDelay(now, messages));
            if (delay > TimeSpan.Zero)
            {
                return delay;
            }

            Latest = now;
            for (int i = 0; i < messages; i++)
            {
                _minute.Enqueue(now);
            }

            if (_hour.Count > 0 && _hour[^1].Minute == MinuteOf(now))
            {
                _hour[^1] = (MinuteOf(now), _hour[^1].Count + messages);
            }
            else
            {
                _hour.Add((MinuteOf(now), messages));
            }

            _inHour += messages;
            return TimeSpan.Zero;
        }

        /// <summary>
        /// Drops what has left the windows. Two senders' clocks may cross by a moment; a clock that was set back counts
        /// everything as sent just now, for it must neither block for ever nor let too much through.
        /// </summary>
        private DateTimeOffset Forget(DateTimeOffset now)
        {
            if (now + TimeSpan.FromSeconds(5) < Latest)
            {
                int minute = _minute.Count;
                _minute.Clear();
                for (int i = 0; i < minute; i++)
                {
                    _minute.Enqueue(now);
                }

                _hour.Clear();
                _hour.Add((MinuteOf(now), _inHour));
                Latest = now;
            }
            else if (now < Latest)
            {
                now = Latest;
            }

            while (_minute.TryPeek(out var oldest) && oldest + Minute <= now)
            {
                _minute.Dequeue();
            }

            int gone = _hour.TakeWhile(x => EndOf(x.Minute) <= now).Count();
            _inHour -= _hour.Take(gone).Sum(x => x.Count);
            _hour.RemoveRange(0, gone);
            return now;
        }

        private TimeSpan MinuteDelay(DateTimeOffset now, int messages)
        {
            int tooMany = _minute.Count + messages - perMinute;
            return tooMany <= 0 ? TimeSpan.Zero : _minute.ElementAt(tooMany - 1) + Minute - now;
        }

        private TimeSpan HourDelay(DateTimeOffset now, int messages)
        {
            int tooMany = _inHour + messages - perHour;
            foreach (var (minute, count) in _hour)
            {
                if (tooMany <= 0)
                {
                    break;
                }

                tooMany -= count;
                if (tooMany <= 0)
                {
                    return EndOf(minute) - now;
                }
            }

            return TimeSpan.Zero;
        }

        private static long MinuteOf(DateTimeOffset now) => now.ToUnixTimeSeconds() / 60;

        private static DateTimeOffset EndOf(long minute) => DateTimeOffset.FromUnixTimeSeconds((minute + 61) * 60);

        private static TimeSpan Max(TimeSpan a, TimeSpan b) => a > b ? a : b;
    }
}
