using ChatAssist.Chat;
using ChatAssist.Desk;
using ChatAssist.Inspections;
using ChatAssist.Ledger;
using ChatAssist.People;
using Microsoft.EntityFrameworkCore;

namespace ChatAssist.Findings;

/// <summary>What a re-inspection lacks yet, and what its result means.</summary>
internal static class ReinspectTurn
{
    /// <summary>Asks for the first thing that is missing.</summary>
    public static async Task<Turn> AskAsync(TurnContext context, ReinspectDialog.State state, CancellationToken cancellationToken)
    {
        FindingRow? finding = await context.Ledger.OneAsync<FindingRow>(nameof(FindingRow.Number), state.Finding, cancellationToken);
        if (finding is null)
        {
            return context.End(context.Say(FindingTexts.NoSuch, state.Finding));
        }

        if (Authority.OfInspecting(context.Sender, context.Today, finding.Domain) != Bar.None)
        {
            return context.End(context.Say(FindingTexts.NotYours));
        }

        if (finding.State != FindingState.Open)
        {
            return context.End(context.Say(FindingTexts.NotOpen, finding.Number, FindingSaying.Of(context, finding.State)));
        }

        // Typed, or pressed on a card of days ago: whoever goes along must be certified for this, today (P-03).
        string? unfit = state.With is { } id && context.Library.Register.People.GetValueOrDefault(id) is { } partner
            ? Admission.PartnerBarred(context, partner, [(finding.Domain, context.Library.NameOfDomain(finding.Domain))])
            : null;
        if (unfit is not null)
        {
            state = state with { With = null };
            return new Turn(Position.At("reinspect", state), [context.Reply(unfit), AskPartner(context, finding)], []);
        }

        Reply asked = state switch
        {
            { With: null } => AskPartner(context, finding),
            { Outcome: null } => context.Ask(
                context.Say(FindingTexts.AskOutcome, finding.Number, finding.TargetName, finding.Words, context.Say(finding.DueOn)),
                "",
                new Choice($"reinspect/{finding.Number}/passed", context.Say(FindingTexts.Passed)),
                new Choice($"reinspect/{finding.Number}/partly", context.Say(FindingTexts.Partly)),
                new Choice($"reinspect/{finding.Number}/failed", context.Say(FindingTexts.Failed))),
            _ => context.Ask(
                context.Say(FindingTexts.AskPhoto, FindingSaying.Of(context, state.Outcome!.Value)), "",
                new Choice($"reinspect/{finding.Number}/no-photo", context.Say(FindingTexts.NoPhoto), Weight.Less)),
        };
        return new Turn(Position.At("reinspect", state), [asked], []);
    }

    private static Reply AskPartner(TurnContext context, FindingRow finding)
    {
        var able = Authority.Able(context.Library.Register, context.Today, [finding.Domain], context.Sender.UserId)
            .Take(CardBody.MostButtons).ToList();
        return able.Count == 0
            ? context.Reply(context.Say(FindingTexts.NoPartner))
            : context.Ask(
                context.Say(FindingTexts.AskPartner, finding.Number, finding.TargetName, finding.Words), "",
                [.. able.Select(p => new Choice($"reinspect/{finding.Number}/with/{p.UserId}", p.Name))]);
    }

    /// <summary>
    /// The result stands at once, with a new last day where more is to be done: whatever is chosen after that, or is not
    /// because the phone died, no finding is without a clock.
    /// </summary>
    public static async Task<Turn> DoneAsync(
        TurnContext context, ReinspectDialog.State state, string kind, string mediaId, string why, CancellationToken cancellationToken)
    {
        FindingRow? finding = await context.Ledger.OneAsync<FindingRow>(nameof(FindingRow.Number), state.Finding, cancellationToken);
        if (finding is not { State: FindingState.Open })
        {
            return context.End(context.Say(FindingTexts.NoSuch, state.Finding));
        }

        int round = await context.Ledger.Reinspections.CountAsync(r => r.Finding == finding.Number, cancellationToken) + 1;
        PhotoRow? photo = mediaId.Length == 0 ? null : await context.Ledger.OneAsync<PhotoRow>(nameof(PhotoRow.MediaId), mediaId, cancellationToken);
        ReinspectionOutcome outcome = state.Outcome!.Value;
        bool passed = outcome == ReinspectionOutcome.Passed;
        DateOnly? due = passed ? null : context.Today.AddDays(context.Library.Rules.RectificationDays);
        var facts = new List<Fact>
        {
            new EvidenceGiven(context.Message.Key, finding.Number, "", $"reinspection-{round}", kind, mediaId, why),
            new FindingReinspected(
                finding.Number, finding.Version, round, outcome, state.With!, state.Words, due,
                due is { } d ? FindingReminders.For(context.Library.Rules, d, context.Now) : []),
        };
        if (due is { } last)
        {
            facts.Add(ReinspectionClock.For(context.Library, finding.Number, finding.Version + 1, last, null, context.Now));
        }

        EvidenceCompared? compared = PhotoCheck.Of(
            photo, context.Message.Key, finding.Number, context.Library.Register.Targets.GetValueOrDefault(finding.TargetId),
            context.Now, context.Now, context.Library.Rules);
        var replies = new List<Reply> { passed ? AskStrikeOff(context, finding) : AskWhatThen(context, finding, outcome, due!.Value) };
        string notice = passed
            ? context.Say(FindingTexts.NoticePassed, finding.Number, finding.TargetName, finding.Words)
            : context.Say(
                FindingTexts.NoticeNotPassed, finding.Number, finding.TargetName, FindingSaying.Of(context, outcome), context.Say(due!.Value));
        replies.AddRange(FindingPeople.Villages(context.Library.Register, finding.Village).Select(id => new Reply(id, new TextBody(notice))));
        if (compared is not null)
        {
            facts.Add(compared);
            if (compared.Doubtful)
            {
                replies.Insert(0, context.Reply(FindingSaying.Doubt(context.Library, compared, photo!, finding.TargetName)));
            }
        }

        return new Turn(Position.Idle, replies, facts);
    }

    private static Reply AskStrikeOff(TurnContext context, FindingRow finding) => context.Ask(
        context.Say(FindingTexts.DonePassed, finding.Number),
        context.Say(FindingTexts.AskStrikeOff),
        new Choice($"reinspect/{finding.Number}/strike-off", context.Say(FindingTexts.StrikeOff), Weight.Main),
        new Choice($"reinspect/{finding.Number}/later", context.Say(FindingTexts.Later), Weight.Less));

    /// <summary>A longer period, listed supervision, a case, closure (F-04; S1.3 五(六), 六).</summary>
    private static Reply AskWhatThen(TurnContext context, FindingRow finding, ReinspectionOutcome outcome, DateOnly due) => context.Ask(
        context.Say(FindingTexts.DoneNotPassed, finding.Number, FindingSaying.Of(context, outcome), context.Say(due)),
        context.Say(FindingTexts.ThenWhat),
        new Choice($"finding/{finding.Number}/keep", context.Say(FindingTexts.ThenKeep)),
        new Choice($"finding/{finding.Number}/days", context.Say(FindingTexts.ThenDays)),
        new Choice($"finding/{finding.Number}/list", context.Say(FindingTexts.ThenList)),
        new Choice($"finding/{finding.Number}/case", context.Say(FindingTexts.ThenCase)),
        new Choice($"finding/{finding.Number}/closure", context.Say(FindingTexts.ThenClosure)));
}
