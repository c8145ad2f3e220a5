using System.Text;

namespace ChatAssist.StateTables;

/// <summary>
/// A lifecycle as one readable array: the single source for what may happen, for the buttons a person is shown, and for
/// the drawing in docs/states. It holds no state of its own, so people can share it. What fires a row is
/// <see cref="Moves{TState, TTrigger}"/>, of which each build has one.
/// </summary>
public sealed class StateTable<TState, TTrigger>
    where TState : struct, Enum
    where TTrigger : struct, Enum
{
    private readonly (TState From, TTrigger On, TState To)[] _rows;
    private readonly Moves<TState, TTrigger> _moves;

    /// <exception cref="ArgumentException">The same state and trigger twice.</exception>
    public StateTable(params (TState From, TTrigger On, TState To)[] rows)
    {
        if (rows.DistinctBy(r => (r.From, r.On)).Count() < rows.Length)
        {
            throw new ArgumentException("The same state and trigger stand twice.", nameof(rows));
        }

        _rows = rows;
        _moves = new(rows);
    }

    public IReadOnlyList<(TState From, TTrigger On, TState To)> Rows => _rows;

    /// <summary>Where the trigger leads from here, or false where it is not allowed here.</summary>
    public bool TryFire(TState from, TTrigger on, out TState to) => _moves.TryFire(from, on, out to);

    /// <exception cref="InvalidOperationException">Not allowed from here: a dialog let through what the table forbids.</exception>
    public TState Fire(TState from, TTrigger on) =>
        TryFire(from, on, out TState to) ? to : throw new InvalidOperationException($"{on} is not allowed in {from}.");

    /// <summary>What may happen next, in the table's order.</summary>
    public IEnumerable<TTrigger> Open(TState from) => _rows.Where(r => r.From.Equals(from)).Select(r => r.On);

    /// <summary>The table as a Mermaid state diagram.</summary>
    public string ToMermaid()
    {
        var s = new StringBuilder("stateDiagram-v2\n");
        s.Append("    [*] --> ").Append(_rows[0].From).Append('\n');
        foreach (var (from, on, to) in _rows)
        {
            s.Append("    ").Append(from).Append(" --> ").Append(to).Append(" : ").Append(on).Append('\n');
        }

        foreach (TState end in _rows.Select(r => r.To).Distinct().Where(x => !Open(x).Any()))
        {
            s.Append("    ").Append(end).Append(" --> [*]\n");
        }

        return s.ToString();
    }
}
