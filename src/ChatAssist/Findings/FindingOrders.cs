using ChatAssist.Chat;
using ChatAssist.Desk;
using ChatAssist.Ledger;
using ChatAssist.People;
using ChatAssist.Questionnaires;
using Microsoft.EntityFrameworkCore;

namespace ChatAssist.Findings;

/// <summary>Measures for several findings in one message: F-2026-0001 限期7天 F-2026-0002 停止使用.</summary>
internal static class FindingOrders
{
    private const int MostAtOnce = 30;

    /// <summary>The measure that is ordered; with only a last day said, the one before, unless that had none.</summary>
    public static Measure MeasureOf(FindingRow row, MeasureOrder order) =>
        order.Measure ?? (row.Measure == Measure.OnSpot ? Measure.InTime : row.Measure);

    public static DateOnly DueOf(FindingRow row, MeasureOrder order, TurnContext c) =>
        order.DueOn ?? (MeasureOf(row, order) != Measure.InTime ? c.Today
            : row.Measure == Measure.InTime && row.DueOn > c.Today ? row.DueOn
            : c.Today.AddDays(c.Library.Rules.RectificationDays));

    public static IReadOnlyList<Fact> Facts(
        TurnContext c, FindingRow row, RectificationRow rectification, Measure measure, DateOnly due, string reason) =>
    [
        new FindingOrdered(row.Number, row.Version, measure, due, reason, FindingReminders.For(c.Library.Rules, due, c.Now)),
        ReinspectionClock.For(c.Library, row.Number, row.Version + 1, due, rectification.ReportedAt, c.Now),
    ];

    /// <summary>All of them or none: null where any part is not understood.</summary>
    public static async Task<Turn?> TakeAsync(TurnContext c, string text, CancellationToken cancellationToken)
    {
        var orders = new List<(string Number, MeasureOrder Order)>();
        while (RecordNumber.TryTake(text, out string number, out string rest))
        {
            // What stands before the next number is about this one.
            int at = rest.Length;
            if (RecordNumber.TryTake(rest, out string next, out _))
            {
                at = IndexOfNumber(rest);
            }

            if (number[0] != 'F' || orders.Count == MostAtOnce
                || MeasureReading.Read(rest[..at], c.Library, c.Today) is not [{ Items.Count: 0, Measure: not Measure.OnSpot } order])
            {
                return null;
            }

            orders.Add((number, order));
            text = rest[at..];
        }

        var lines = new List<string>();
        var facts = new List<Fact>();
        var notices = new List<Reply>();
        DateOnly last = c.Today.AddDays(c.Library.Rules.LongestRectificationDays);
        foreach (var (number, order) in orders.DistinctBy(o => o.Number))
        {
            FindingRow? row = await c.Ledger.OneAsync<FindingRow>(nameof(FindingRow.Number), number, cancellationToken);
            if (row is null || Authority.OfInspecting(c.Sender, c.Today, row.Domain) != Bar.None)
            {
                return c.Stay(row is null ? c.Say(FindingTexts.NoSuch, number) : c.Say(FindingTexts.OnlyInspector));
            }

            if (!FindingLifecycle.Table.TryFire(row.State, FindingTrigger.Order, out _))
            {
                return c.Stay(c.Say(FindingTexts.NotAllowed, number, FindingSaying.Of(c, row.State)));
            }

            DateOnly due = DueOf(row, order, c);
            if (due < c.Today || due > last)
            {
                return c.Stay(c.Say(FindingTexts.OrderTooFar, c.Say(last)));
            }

            RectificationRow rectification = await c.Ledger.Rectifications.FirstAsync(r => r.Finding == number, cancellationToken);
            string said = MeasureSaying.Of(c.Library.Texts, MeasureOf(row, order), due, c.Today);
            lines.Add(c.Say(FindingTexts.OrderChanged, number, row.TargetName, said));
            facts.AddRange(Facts(c, row, rectification, MeasureOf(row, order), due, ""));
            notices.AddRange(FindingPeople.Villages(c.Library.Register, row.Village).Select(id => new Reply(
                id, new TextBody(c.Say(FindingTexts.NoticeOrderChanged, number, row.TargetName, row.Words, said, "")))));
        }

        return new Turn(Position.Idle, [c.Reply(string.Join('\n', lines)), .. notices], facts);
    }

    private static int IndexOfNumber(string text)
    {
        for (int length = 1; length <= text.Length; length++)
        {
            if (RecordNumber.TryTake(text[..length], out _, out string before))
            {
                return before.Length == 0 ? 0 : text.IndexOf(before, StringComparison.Ordinal) + before.Length;
            }
        }

        return text.Length;
    }
}
