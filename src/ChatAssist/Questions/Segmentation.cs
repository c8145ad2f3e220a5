namespace ChatAssist.Questions;

/// <summary>Takes a text apart into the pieces that together cost least; linear in the text's length.</summary>
internal static class Segmentation
{
    public static IReadOnlyList<Piece> Best(List<Piece>[] pieces)
    {
        int length = pieces.Length;
        var cost = new long[length + 1];
        var last = new Piece?[length + 1];
        Array.Fill(cost, long.MaxValue);
        cost[0] = 0;
        for (int at = 0; at < length; at++)
        {
            foreach (Piece piece in pieces[at])
            {
                // Of equals the one whose earlier pieces are longer: 村里上报的|问题 and not 村里|上报的问题.
                if (cost[at] + piece.Cost <= cost[piece.End])
                {
                    cost[piece.End] = cost[at] + piece.Cost;
                    last[piece.End] = piece;
                }
            }
        }

        var best = new List<Piece>();
        for (int end = length; end > 0; end = last[end]!.Start)
        {
            best.Add(last[end]!);
        }

        best.Reverse();
        return best;
    }

    /// <summary>The text taken apart, with one more look where something stays unexplained.</summary>
    public static IReadOnlyList<Piece> Of(string text, Lexicon lexicon, DateOnly today)
    {
        List<Piece>[] pieces = PieceFinder.Find(text, lexicon, today);
        IReadOnlyList<Piece> best = Best(pieces);
        return best.Any(p => p.Is(WordKind.Unknown)) && PieceFinder.AddNear(pieces, text, best, lexicon) ? Best(pieces) : best;
    }
}
