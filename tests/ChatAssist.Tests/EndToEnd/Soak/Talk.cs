using ChatAssist.Host.Storage;

namespace ChatAssist.Tests.EndToEnd.Soak;

internal enum Deed
{
    Say,
    Photo,

    /// <summary>Presses the button that reads so, or says its words where the card came as words.</summary>
    Press,
}

/// <summary>What one person does, and what must come to the same phone. Numbers stand as {I}, {F} and {C}.</summary>
/// <param name="Expect">All of these words, in one bubble or several.</param>
internal sealed record Line(string Who, Deed Deed, string Words, params string[] Expect);

/// <summary>A conversation with its numbers as the people in it have read them, and what it must have left in the store when it is over.</summary>
internal sealed class Talk(string name, IReadOnlyList<Line> lines, Func<Talk, LedgerContext, DateTimeOffset, Task> left)
{
    private readonly Dictionary<string, string> _numbers = [];

    public string Name => name;

    public IReadOnlyList<Line> Lines => lines;

    /// <summary>How many lines were spoken.</summary>
    public int Spoken { get; set; }

    public bool IsOver => Spoken == lines.Count;

    public IReadOnlyDictionary<string, string> Numbers => _numbers;

    public Line Next() => lines[Spoken] with { Words = Put(lines[Spoken].Words), Expect = [.. lines[Spoken].Expect.Select(Put)] };

    /// <summary>Reads the first number of each series that the talk has no number of yet.</summary>
    public void Read(string text)
    {
        foreach (System.Text.RegularExpressions.Match m in Said.Number().Matches(text))
        {
            _numbers.TryAdd(m.Value[..1], m.Value);
        }
    }

    public Task AssertLeftAsync(LedgerContext ledger, DateTimeOffset now) => left(this, ledger, now);

    private string Put(string text) => _numbers.Aggregate(text, (t, n) => t.Replace($"{{{n.Key}}}", n.Value, StringComparison.Ordinal));
}
