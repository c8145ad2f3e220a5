using ChatAssist.Chat;
using ChatAssist.Content;

namespace ChatAssist.Complaints;

/// <summary>
/// Deadlines that reach into a year without a notice of holidays are provisional (K-04). Once the year's file is there they
/// are computed again from the original receipt, with a trail, and who has to act hears of it.
/// </summary>
public static class ProvisionalClocks
{
    private const int MostLines = 15;

    /// <summary>What changes for these complaints with this calendar; null where nothing does.</summary>
    public static Turn? Recompute(IEnumerable<ComplaintRow> provisional, Library library, DateTimeOffset now)
    {
        var facts = new List<Fact>();
        var lines = new List<(string To, string Line)>();
        foreach (ComplaintRow row in provisional)
        {
            ComplaintClock clock = ComplaintClock.For(library, row.Clue, row.ReceivedAt, now);
            if (clock.Provisional && clock.DueAt == row.DueAt)
            {
                continue;
            }

            bool runs = ComplaintDeadlineRule.Runs(row, ComplaintClock.Due);
            facts.Add(new ComplaintRecomputed(row.Number, row.Version, row.DueAt, clock.DueAt, clock.Provisional, runs ? clock.Steps : []));
            if (runs)
            {
                string line = Line(library, row, clock);
                lines.AddRange((row.Handler.Length > 0 ? [row.Handler] : ComplaintPeople.Leaders(library.Register)).Select(id => (id, line)));
            }
        }

        return facts.Count == 0
            ? null
            : new Turn(Position.Idle, [.. lines.GroupBy(l => l.To, l => l.Line).Select(g => new Reply(g.Key, new TextBody(Say(library, [.. g]))))], facts);
    }

    private static string Line(Library library, ComplaintRow row, ComplaintClock clock)
    {
        string due = ComplaintSaying.Due(library, row.Clue, clock.DueAt, clock.Provisional);
        return clock.DueAt == row.DueAt
            ? library.Texts[ComplaintTexts.RecomputedSame, row.Number, due]
            : library.Texts[ComplaintTexts.RecomputedMoved, row.Number, due, ComplaintSaying.Due(library, row.Clue, row.DueAt, provisional: false)];
    }

    private static string Say(Library library, List<string> lines)
    {
        IEnumerable<string> shown = lines.Take(MostLines);
        return library.Texts[
            ComplaintTexts.Recomputed,
            string.Join('\n', lines.Count > MostLines ? shown.Append(library.Texts[ComplaintTexts.RecomputedMore, lines.Count - MostLines]) : shown)];
    }
}
