using ChatAssist.Chat;
using ChatAssist.Desk;
using ChatAssist.Inspections;
using ChatAssist.Questionnaires;

namespace ChatAssist.Findings;

/// <summary>Another measure or last day after the hand-in (F-02); what follows a look that was not passed (F-04, S1.3 五(六) and 六).</summary>
internal sealed partial class FindingTurn
{
    private Turn Order(MeasureOrder order)
    {
        if (Inspecting(FindingTrigger.Order) is { } not)
        {
            return not;
        }

        return order.Measure == Measure.OnSpot
            ? new Turn(
                Position.At("finding", new FindingDialog.State(Number, AskOrderPhoto)), [c.Reply(c.Say(FindingTexts.AskOrderPhoto, Number))], [])
            : Outside(order.DueOn ?? c.Today) ?? Ordered(FindingOrders.MeasureOf(row, order), FindingOrders.DueOf(row, order, c), "");
    }

    private Turn Ordered(Measure measure, DateOnly due, string reason)
    {
        string said = MeasureSaying.Of(c.Library.Texts, measure, due, c.Today);
        return new Turn(
            Position.Idle,
            [
                c.Reply(c.Say(FindingTexts.OrderChanged, Number, row.TargetName, said)),
                .. TellVillages(c.Say(FindingTexts.NoticeOrderChanged, Number, row.TargetName, row.Words, said, reason.Length == 0 ? "" : c.Say(FindingTexts.Because, reason))),
            ],
            FindingOrders.Facts(c, row, rectification, measure, due, reason));
    }

    /// <summary>The photo of what was put right before the inspectors left.</summary>
    private Turn CorrectedNow(MediaRef file)
    {
        if (Inspecting(FindingTrigger.CorrectOnSpot) is { } not)
        {
            return not;
        }

        var facts = new List<Fact>
        {
            new EvidenceGiven(c.Message.Key, Number, "", "corrected", "image", file.MediaId, ""),
            new CorrectedOnSpot(Number, row.Version, c.Message.Key),
        };
        if (PhotoCheck.Of(Photo, c.Message.Key, Number, Target, c.Now, c.Now, c.Library.Rules) is { } compared)
        {
            facts.Add(compared);
        }

        bool struck = StrikeOff.OnSpot(c.Library.Rules.StrikeOffOnSpot, row.Severity);
        string said = c.Say(struck ? FindingTexts.LineCorrected : FindingTexts.LineCorrectedOpen, Number, row.Words);
        return new Turn(
            Position.Idle, [c.Reply(said), .. TellVillages(said)],
            struck ? [.. facts, new FindingStruckOff(Number, row.Version + 1)] : facts);
    }

    private Turn Longer(string words)
    {
        var (day, reason) = MeasureReading.LastDayIn(words, c.Library.FindingWords, c.Today);
        return day is null ? Ask(AskDays, c.Say(FindingTexts.AskDays, DayIn(c.Library.Rules.RectificationDays)))
            : Outside(day.Value) ?? SetDays(day.Value, reason);
    }

    private Turn SetDays(DateOnly day, string reason) =>
        Inspecting(FindingTrigger.Order)
        ?? (reason.Length == 0
            ? Ask(AskDaysReason, c.Say(FindingTexts.AskOrderReason), day.ToString("yyyy-MM-dd"))
            : Ordered(row.Measure == Measure.OnSpot ? Measure.InTime : row.Measure, day, Text.Shorten(reason, 200)));

    private Turn List(string reason)
    {
        if (Inspecting(FindingTrigger.List) is { } not)
        {
            return not;
        }

        if (rectification.ListedAt is not null)
        {
            return c.End(c.Say(FindingTexts.ListedAlready, Number));
        }

        return reason.Length == 0
            ? Ask(AskListReason, c.Say(FindingTexts.AskListReason))
            : Proposed(
                FindingTexts.NoticeListed, [DueSaid], reason,
                c.Say(FindingTexts.Listed, Number, c.Library.Rules.ListedLookDays),
                [.. FindingPeople.Leaders(c.Library.Register), .. FindingPeople.Supervisors(c.Library.Register)],
                new FindingListed(Number, row.Version, Text.Shorten(reason, 200), ListedClock.Next(c.Library.Rules, c.Now, 1)));
    }

    private Turn ProposeCase(string reason) =>
        Inspecting(FindingTrigger.ProposeCase)
        ?? (rectification.CaseProposedAt is not null ? c.End(c.Say(FindingTexts.CaseAlready, Number))
        : reason.Length == 0 ? Ask(AskCaseReason, c.Say(FindingTexts.AskCaseReason))
        : Proposed(
            FindingTexts.NoticeCase, [], reason, c.Say(FindingTexts.CaseProposed, Number),
            [.. FindingPeople.Leaders(c.Library.Register), .. FindingPeople.Legal(c.Library.Register)],
            new CaseProposed(Number, row.Version, Text.Shorten(reason, 200))));

    private Turn ProposeClosure(string reason) =>
        Inspecting(FindingTrigger.ProposeClosure)
        ?? (rectification.ClosureProposedAt is not null ? c.End(c.Say(FindingTexts.ClosureAlready, Number))
        : reason.Length == 0 ? Ask(AskClosureReason, c.Say(FindingTexts.AskClosureReason))
        : Proposed(
            FindingTexts.NoticeClosure, [], reason, c.Say(FindingTexts.ClosureProposed, Number),
            [.. FindingPeople.Leaders(c.Library.Register), .. FindingPeople.Supervisors(c.Library.Register)],
            new ClosureProposed(Number, row.Version, Text.Shorten(reason, 200))));

    private Turn Proposed(Texts.TextKey notice, IReadOnlyList<object> more, string reason, string said, IReadOnlyList<string> people, Fact fact) =>
        new(
            Position.Idle,
            [c.Reply(said), .. Tell(people, c.Say(notice, [Number, row.TargetName, row.Words, .. more, c.Sender.Name, reason]))],
            [fact]);
}
