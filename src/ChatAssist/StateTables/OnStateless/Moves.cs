using System.Collections.Concurrent;
using Stateless;

namespace ChatAssist.StateTables;

/// <summary>
/// The moves of a table, made by Stateless. A machine of Stateless queues triggers and is not safe to share, so whoever fires
/// takes one, for this call alone, and puts it back; it fires at once and keeps no state in between. Machines have no
/// actions: what a move brings about are the turn's facts.
/// </summary>
internal sealed class Moves<TState, TTrigger>(IReadOnlyCollection<(TState From, TTrigger On, TState To)> rows)
    where TState : struct, Enum
    where TTrigger : struct, Enum
{
    private readonly ConcurrentBag<Walker> _idle = [];

    public bool TryFire(TState from, TTrigger on, out TState to)
    {
        Walker walker = _idle.TryTake(out Walker? taken) ? taken : new Walker(rows);
        bool allowed = walker.TryFire(from, on, out to);
        _idle.Add(walker);
        return allowed;
    }

    private sealed class Walker
    {
        private readonly StateMachine<TState, TTrigger> _machine;
        private TState _state;

        public Walker(IEnumerable<(TState From, TTrigger On, TState To)> rows)
        {
            _machine = new(() => _state, s => _state = s, FiringMode.Immediate);
            foreach (var (from, on, to) in rows)
            {
                _ = from.Equals(to) ? _machine.Configure(from).PermitReentry(on) : _machine.Configure(from).Permit(on, to);
            }
        }

        public bool TryFire(TState from, TTrigger on, out TState to)
        {
            _state = from;
            bool allowed = _machine.CanFire(on);
            if (allowed)
            {
                _machine.Fire(on);
            }

            to = allowed ? _state : default;
            return allowed;
        }
    }
}
