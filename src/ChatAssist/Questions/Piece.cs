namespace ChatAssist.Questions;

/// <summary>A stretch of the text with what it means.</summary>
/// <param name="Cost">The less, the likelier; whole readings are compared by their sum.</param>
internal sealed record Piece(int Start, int Length, WordSense Sense, int Cost)
{
    public int End => Start + Length;

    public WordKind Kind => Sense.Kind;

    public string Value => Sense.Value;

    /// <summary>For names: all that it may mean.</summary>
    public IReadOnlyList<NameHit> Names { get; init; } = [];

    public NameRank Rank { get; init; }

    /// <summary>For days and periods.</summary>
    public Period? Period { get; init; }

    public bool Is(WordKind kind) => Kind == kind;
}
