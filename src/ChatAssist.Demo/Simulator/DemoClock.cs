namespace ChatAssist.Demo.Simulator;

/// <summary>
/// A clock that runs at normal speed and can be moved forward, so that a deadline of three days can be watched in a minute.
/// Its timers follow: moving the clock past a timer's due time fires it. Never goes back. Thread-safe.
/// </summary>
public sealed class DemoClock : TimeProvider
{
    private static readonly TimeZoneInfo China =
        TimeZoneInfo.CreateCustomTimeZone("Asia/Shanghai", TimeSpan.FromHours(8), "Asia/Shanghai", "Asia/Shanghai");

    private readonly Lock _gate = new();
    private readonly HashSet<MovableTimer> _armed = [];
    private readonly TimeProvider _real;
    private readonly TimeSpan _shift;
    private TimeSpan _moved;

    /// <param name="startAt">What the clock shows first; the machine's time if null.</param>
    public DemoClock(DateTimeOffset? startAt = null, TimeProvider? real = null)
    {
        _real = real ?? System;
        _shift = startAt is { } start ? start - _real.GetUtcNow() : TimeSpan.Zero;
    }

    /// <summary>Raised after each move, outside the lock.</summary>
    public event Action? Moved;

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override TimeZoneInfo LocalTimeZone => China;

    private TimeSpan Ahead
    {
        get
        {
            lock (_gate)
            {
                return _moved;
            }
        }
    }

    public override DateTimeOffset GetUtcNow() => (_real.GetUtcNow() + _shift + Ahead).ToUniversalTime();

    public override long GetTimestamp() => _real.GetElapsedTime(0, _real.GetTimestamp()).Ticks + Ahead.Ticks;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        ArgumentNullException.ThrowIfNull(callback);
        var timer = new MovableTimer(this, callback, state);
        timer.Change(dueTime, period);
        return timer;
    }

    /// <exception cref="ArgumentOutOfRangeException">A clock that goes back would break every deadline.</exception>
    public void Advance(TimeSpan by)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(by, TimeSpan.Zero);
        MovableTimer[] armed;
        lock (_gate)
        {
            _moved += by;
            armed = [.. _armed];
        }

        foreach (MovableTimer timer in armed)
        {
            timer.Rearm();
        }

        Moved?.Invoke();
    }

    /// <summary>Moves to an instant; nothing happens if it has passed already.</summary>
    public void AdvanceTo(DateTimeOffset instant)
    {
        TimeSpan by = instant - GetUtcNow();
        if (by > TimeSpan.Zero)
        {
            Advance(by);
        }
    }

    /// <summary>A timer that knows its due time on the moved clock and is set anew with every move.</summary>
    private sealed class MovableTimer : ITimer
    {
        private readonly DemoClock _clock;
        private readonly TimerCallback _callback;
        private readonly object? _state;
        private readonly ITimer _inner;
        private long? _due;
        private TimeSpan _period = Timeout.InfiniteTimeSpan;

        public MovableTimer(DemoClock clock, TimerCallback callback, object? state)
        {
            (_clock, _callback, _state) = (clock, callback, state);
            _inner = clock._real.CreateTimer(_ => Fire(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        }

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            lock (_clock._gate)
            {
                _period = period > TimeSpan.Zero ? period : Timeout.InfiniteTimeSpan;
                return SetDue(dueTime == Timeout.InfiniteTimeSpan ? null : _clock.GetTimestamp() + dueTime.Ticks);
            }
        }

        public void Rearm()
        {
            lock (_clock._gate)
            {
                SetDue(_due);
            }
        }

        public void Dispose()
        {
            lock (_clock._gate)
            {
                SetDue(null);
            }

            _inner.Dispose();
        }

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }

        // An armed timer is held by the clock, as the runtime holds its own; a spent one is not.
        private bool SetDue(long? due)
        {
            _due = due;
            if (due is not { } at)
            {
                _clock._armed.Remove(this);
                return _inner.Change(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
            }

            _clock._armed.Add(this);
            var left = TimeSpan.FromTicks(Math.Max(0, at - _clock.GetTimestamp()));
            return _inner.Change(TimeSpan.FromMilliseconds(Math.Ceiling(left.TotalMilliseconds)), Timeout.InfiniteTimeSpan);
        }

        private void Fire()
        {
            lock (_clock._gate)
            {
                if (_due is not { } due)
                {
                    return;
                }

                if (due > _clock.GetTimestamp())
                {
                    SetDue(due);
                    return;
                }

                SetDue(_period == Timeout.InfiniteTimeSpan ? null : _clock.GetTimestamp() + _period.Ticks);
            }

            _callback(_state);
        }
    }
}
