using System.Collections.Frozen;

namespace ChatAssist.StateTables;

/// <summary>The moves of a table in a build without Stateless: looked up.</summary>
internal sealed class Moves<TState, TTrigger>(IEnumerable<(TState From, TTrigger On, TState To)> rows)
    where TState : struct, Enum
    where TTrigger : struct, Enum
{
    private readonly FrozenDictionary<(TState, TTrigger), TState> _next = rows.ToFrozenDictionary(r => (r.From, r.On), r => r.To);

    public bool TryFire(TState from, TTrigger on, out TState to) => _next.TryGetValue((from, on), out to);
}
