namespace ChatAssist.Content;

/// <summary>A value of config/ that holds from one day to another, both included, and where it comes from.</summary>
public sealed record Dated<T>(T Value, DateOnly From, DateOnly To, string Source)
{
    public bool Holds(DateOnly day) => From <= day && day <= To;
}

/// <summary>The editions of one value, in order and without overlap: what was lawful on the day counts.</summary>
public sealed class Editions<T>(IEnumerable<Dated<T>> editions)
{
    public IReadOnlyList<Dated<T>> All { get; } = [.. editions.OrderBy(e => e.From)];

    /// <summary>The edition in force on a day; null where none is.</summary>
    public Dated<T>? On(DateOnly day) => All.FirstOrDefault(e => e.Holds(day));
}
