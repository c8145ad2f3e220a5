namespace ChatAssist.Questions;

/// <summary>Finds everything that the stretches of a text may mean.</summary>
internal static class PieceFinder
{
    private const int WordCost = 10, SmallWordCost = 15, FullNameCost = 8, NameCost = 9, PartCost = 12, SpreadCost = 16, PeriodCost = 9, TailCost = 5;
    private const int RecordCost = 5, MarkCost = 1, NearCost = 60;

    /// <summary>What a character costs that nothing explains: more than any explanation of the rest can save.</summary>
    public const int UnknownCost = 1000;

    public static List<Piece>[] Find(string text, Lexicon lexicon, DateOnly today)
    {
        var pieces = new List<Piece>[text.Length];
        var periods = new PeriodReader(lexicon.Words.Dates, lexicon.Words.Named, text, today);
        for (int at = 0; at < text.Length; at++)
        {
            List<Piece> here = pieces[at] = [new Piece(at, 1, new(WordKind.Unknown), UnknownCost)];
            if (!char.IsLetterOrDigit(text[at]))
            {
                here.Add(new Piece(at, 1, new(WordKind.Filler), MarkCost));
                continue;
            }

            AddWords(here, text, at, lexicon);
            AddNames(here, text, at, lexicon);
            foreach (var (length, period) in periods.At(at))
            {
                here.Add(new Piece(at, length, new(WordKind.Period), PeriodCost) { Period = period });
            }
        }

        foreach (var (start, length, number) in RecordWords.In(text, today.Year, lexicon.Words.RecordLetters))
        {
            pieces[start].Add(new Piece(start, length, new(WordKind.Record, number), RecordCost));
        }

        return pieces;
    }

    /// <summary>Adds what the stretches around unexplained characters may be, had they been typed rightly.</summary>
    /// <returns>True where something was added.</returns>
    public static bool AddNear(List<Piece>[] pieces, string text, IReadOnlyList<Piece> best, Lexicon lexicon)
    {
        bool any = false;
        var seen = new HashSet<(int, int)>();
        foreach (Piece unknown in best.Where(p => p.Is(WordKind.Unknown)))
        {
            int first = Math.Max(0, unknown.Start - lexicon.Near.Longest);
            for (int from = first; from <= unknown.Start; from++)
            {
                int most = Math.Min(text.Length, from + lexicon.Near.Longest + 1);
                for (int to = Math.Max(from + NearWords.Shortest, unknown.End); to <= most; to++)
                {
                    if (!seen.Add((from, to)))
                    {
                        continue;
                    }

                    string typed = text[from..to];
                    if (Corrected(lexicon, lexicon.Near.Of(typed), from, typed.Length) is { } piece)
                    {
                        pieces[from].Add(piece);
                        any = true;
                    }
                }
            }
        }

        return any;
    }

    /// <summary>The one meaning that all near words share, or all the names that they are.</summary>
    private static Piece? Corrected(Lexicon lexicon, IReadOnlyList<string> words, int at, int length)
    {
        var hits = words.SelectMany(lexicon.Names.Meant).Distinct().ToList();
        var senses = words.Where(w => lexicon.Words.Words.ContainsKey(w)).Select(w => lexicon.Words.Words[w]).Distinct().ToList();
        return (hits.Count, senses.Count) switch
        {
            ( > 0, 0) => new Piece(at, length, new(WordKind.Name), NearCost) { Names = hits, Rank = NameRank.Called },
            (0, 1) => new Piece(at, length, senses[0], NearCost),
            _ => null,
        };
    }

    private static void AddWords(List<Piece> here, string text, int at, Lexicon lexicon)
    {
        int most = Math.Min(lexicon.Words.LongestWord, text.Length - at);
        for (int length = 1; length <= most; length++)
        {
            if (lexicon.Words.Find(text.AsSpan(at, length), out WordSense sense)
                && (sense.Kind != WordKind.Classifier || Follows(text, at, lexicon.Words.Lists["counters"])))
            {
                here.Add(new Piece(at, length, sense, length == 1 ? SmallWordCost : WordCost));
            }
        }
    }

    /// <summary>True where one of the words stands right before.</summary>
    private static bool Follows(string text, int at, IReadOnlyList<string> words) =>
        words.Any(w => at >= w.Length && string.CompareOrdinal(text, at - w.Length, w, 0, w.Length) == 0);

    private static void AddNames(List<Piece> here, string text, int at, Lexicon lexicon)
    {
        int most = Math.Min(lexicon.Names.Longest, text.Length - at);
        for (int length = 2; length <= most; length++)
        {
            if (lexicon.Names.TryFind(text.Substring(at, length), out NameRank rank, out var hits))
            {
                here.Add(new Piece(at, length, new(WordKind.Name), rank == NameRank.Full ? FullNameCost : NameCost) { Names = hits, Rank = rank });
            }
        }

        if (Follows(text, at, lexicon.Words.Lists["kind-marks"]))
        {
            return;
        }

        foreach (var (length, rank, hits) in lexicon.Names.PartsAt(text, at))
        {
            int cost = (rank == NameRank.Part ? PartCost : SpreadCost) + (hits.Count > 1 ? PartCost : 0);
            here.Add(new Piece(at, length, new(WordKind.Name), cost) { Names = hits, Rank = rank });
            if (hits.Count == 1 && lexicon.Words.Lists["name-tails"].FirstOrDefault(t => string.CompareOrdinal(text, at + length, t, 0, t.Length) == 0) is { } tail)
            {
                here.Add(new Piece(at, length + tail.Length, new(WordKind.Name), cost + TailCost) { Names = hits, Rank = rank }); // 烟花店
            }
        }
    }
}
