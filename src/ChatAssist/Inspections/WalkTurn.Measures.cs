using ChatAssist.Chat;
using ChatAssist.Desk;
using ChatAssist.Findings;
using ChatAssist.Questionnaires;

namespace ChatAssist.Inspections;

/// <summary>
/// What is ordered on the spot (F-02). The summary shows what the lists propose, and handing in accepts it; words change
/// it: 1当场改正 2限期7天. What is corrected on the spot needs a photo of it.
/// </summary>
internal sealed partial class WalkTurn
{
    /// <summary>Null where these are no orders.</summary>
    private Turn? Order(string text)
    {
        var failures = record.Walk.Failures.ToList();
        if (failures.Count == 0 || MeasureReading.Read(text, c.Library, c.Today, record.Walk.Items.Count) is not { } orders)
        {
            return null;
        }

        bool all = c.Library.Answers.All.Any(a => text.StartsWith(a, StringComparison.Ordinal));
        var chosen = new Dictionary<ItemKey, (WalkItem Item, Measure Measure, DateOnly DueOn)>();
        foreach (MeasureOrder order in orders)
        {
            if (order.Items.Count == 0 && failures.Count > 1)
            {
                return c.Stay(c.Say(FindingTexts.OrderWhich, failures[0].Number));
            }

            foreach (int number in order.Items.Count == 0 || all ? failures.Select(f => f.Number) : order.Items)
            {
                if (failures.FirstOrDefault(f => f.Number == number) is not { } item)
                {
                    return c.Stay(c.Say(FindingTexts.OrderNotFailed, number));
                }

                ItemMeasure now = ItemMeasure.Of(record, item, c.Library.Rules, c.Today);
                Measure measure = order.Measure ?? (now.Measure == Measure.OnSpot ? Measure.InTime : now.Measure);
                DateOnly due = order.DueOn
                    ?? (measure == now.Measure ? now.DueOn : ItemMeasure.DueOf(item.Question, measure, c.Library.Rules, c.Today));
                if (due < c.Today || due > c.Today.AddDays(c.Library.Rules.LongestRectificationDays))
                {
                    return c.Stay(c.Say(FindingTexts.OrderTooFar, c.Say(c.Today.AddDays(c.Library.Rules.LongestRectificationDays))));
                }

                chosen[item.Key] = (item, measure, due);
            }
        }

        var facts = chosen.Values
            .Select(x => new MeasureChosen(Number, x.Item.List.Id, x.Item.Question.Id, x.Measure, x.DueOn, SeenMeasure(x.Item))).ToList();
        string said = string.Join('；', chosen.Values.OrderBy(x => x.Item.Number).Select(x => c.Say(
            FindingTexts.OrderedOne, x.Item.Number, MeasureSaying.Of(c.Library.Texts, x.Measure, x.DueOn, c.Today))));
        return Corrections(
            record.With(facts, c.Message.Key), [c.Say(FindingTexts.Ordered, said)], facts,
            [.. chosen.Values.Where(x => x.Measure == Measure.OnSpot).Select(x => x.Item).OrderBy(i => i.Number)]);
    }

    /// <summary>The photo of what was put right.</summary>
    private Turn CorrectedCame(MediaRef file, WalkItem item)
    {
        var fact = new MeasureChosen(
            Number, item.List.Id, item.Question.Id, Measure.OnSpot, c.Today, SeenMeasure(item), c.Message.Key);
        return Corrections(
            record.With([fact], c.Message.Key), [c.Say(WalkTexts.PhotoTaken, item.Number)],
            [Evidence(file, item.List.Id, item.Question.Id), fact], Waiting(), item.Key);
    }

    /// <summary>It is not put right yet: the measure stands, and somebody will look.</summary>
    private Turn NotCorrected() => Corrections(record, [], [], Waiting());

    /// <summary>Asks for the next photo of something put right; shows the summary where none is missing.</summary>
    private Turn Corrections(
        InspectionRecord after, IReadOnlyList<string> before, IReadOnlyList<Fact> facts, IReadOnlyList<WalkItem> waiting, ItemKey? photographed = null)
    {
        var replies = before.Count == 0 ? new List<Reply>() : [c.Reply(string.Join('\n', before))];
        if (waiting.Count == 0)
        {
            replies.Add(WalkCards.Summary(c, photographed is { } key ? after with { Walk = after.Walk.With([], key) } : after));
            return new Turn(At(WalkAsk.HandIn, photographed), replies, facts);
        }

        WalkItem item = waiting[0];
        replies.Add(c.Ask(
            c.Say(FindingTexts.AskCorrected, item.Number, item.Question.Name), "",
            new Choice(WalkCards.Key(Number, item.Key, "not-corrected"), c.Say(FindingTexts.NoCorrected), Weight.Less)));
        string rest = string.Join(',', waiting.Skip(1).Select(i => i.Number));
        return new Turn(
            Position.At("walk", new WalkState(Number, item.Key, WalkAsk.Corrected, rest, 0, photographed, c.Now)), replies, facts);
    }

    private List<WalkItem> Waiting() =>
        [.. state.Said.Split(',', StringSplitOptions.RemoveEmptyEntries).Select(n => record.Walk.Find(int.Parse(n))).OfType<WalkItem>()];

    private long SeenMeasure(WalkItem item) => record.Measures.TryGetValue(item.Key, out MeasureChoiceRow? row) ? row.Version : 0;
}
