using ChatAssist.Chat;
using ChatAssist.Desk;

namespace ChatAssist.Findings;

/// <summary>
/// A longer time (F-03). The inspector asks with a reason, the leader decides: whoever follows a finding up must not be the
/// one who lets it slip. Until then the day before counts; a leader who asks himself has decided. Every step stays.
/// </summary>
internal sealed partial class FindingTurn
{
    private Turn Extend(string words)
    {
        if (Inspecting(FindingTrigger.AskExtension) is { } not)
        {
            return not;
        }

        if (Extension is { DecidedAt: null } waiting && waiting.Before == row.DueOn)
        {
            return c.End(c.Say(FindingTexts.ExtensionWaits, Number, c.Say(waiting.Until), DeciderNames));
        }

        var (until, reason) = MeasureReading.LastDayIn(words, c.Library.FindingWords, c.Today);
        return until is null
            ? Ask(AskUntil, c.Say(FindingTexts.AskUntil, Number, row.TargetName, DueSaid, DayIn(c.Library.Rules.RectificationDays)))
            : ExtendTo(until.Value, reason);
    }

    private Turn ExtendTo(DateOnly until, string reason)
    {
        if ((Inspecting(FindingTrigger.AskExtension) ?? Outside(until)) is { } not)
        {
            return not;
        }

        if (until <= row.DueOn)
        {
            return Ask(AskUntil, c.Say(FindingTexts.UntilNotLater, DueSaid));
        }

        if (reason.Length == 0)
        {
            return Ask(AskExtensionReason, c.Say(FindingTexts.AskExtensionReason, c.Say(until)), until.ToString("yyyy-MM-dd"));
        }

        int place = rectification.Extensions + 1;
        var asked = new ExtensionAsked(Number, row.Version, place, row.DueOn, until, Text.Shorten(reason, 200));
        if (Decides)
        {
            return Granted(until, place, 1, row.Version + 1, [asked]);
        }

        CardBody card = Desk.Turns.Card(
            c.Say(FindingTexts.ExtensionAskLeader, c.Sender.Name, Number, row.TargetName, row.Words, DueSaid, c.Say(until), asked.Reason), "",
            [
                new Choice(Key($"grant/{place}"), c.Say(FindingTexts.Grant)),
                new Choice(Key($"refuse/{place}"), c.Say(FindingTexts.Refuse)),
            ]);
        return new Turn(
            Position.Idle,
            [
                c.Reply(c.Say(FindingTexts.ExtensionAsked, Number, c.Say(until), DeciderNames, DueSaid)),
                .. FindingPeople.Deciders(c.Library.Register).Select(id => new Reply(id, card)),
            ],
            [asked]);
    }

    private Turn Grant(string place) => Decidable(place) ?? Granted(Extension!.Until, Extension.Place, Extension.Version, row.Version, []);

    private Turn Granted(DateOnly until, int place, long seenExtension, long seen, IReadOnlyList<Fact> before)
    {
        string said = c.Say(FindingTexts.Extended, Number, DueSaid, c.Say(until));
        return new Turn(
            Position.Idle,
            [
                c.Reply(said),
                .. Tell(FindingPeople.InCharge(c.Library.Register, row).Concat(before.Count > 0 ? [] : [Extension!.AskedBy]), said),
                .. TellVillages(c.Say(FindingTexts.NoticeExtended, Number, row.TargetName, row.Words, c.Say(until))),
            ],
            [
                .. before,
                new FindingExtended(Number, seen, place, seenExtension, until, FindingReminders.For(c.Library.Rules, until, c.Now)),
                ReinspectionClock.For(c.Library, Number, seen + 1, until, rectification.ReportedAt, c.Now),
            ]);
    }

    private Turn AskWhyNot(string place) => Decidable(place) ?? Ask(AskRefusal, c.Say(FindingTexts.AskRefusal), place);

    private Turn RefuseExtension(string place, string reason)
    {
        if (Decidable(place) is { } not)
        {
            return not;
        }

        string said = c.Say(FindingTexts.ExtensionRefused, Number, reason, DueSaid);
        return new Turn(
            Position.Idle, [c.Reply(said), .. Tell([Extension!.AskedBy], said)],
            [new ExtensionRefused(Number, row.Version, Extension.Place, Extension.Version, Text.Shorten(reason, 200))]);
    }

    /// <summary>Null where this extension still waits for a decision that this person may take.</summary>
    private Turn? Decidable(string place) =>
        !Decides ? c.Stay(c.Say(FindingTexts.LeaderOnly))
        : May(FindingTrigger.Extend) is { } not ? not
        : Extension is null || Extension.Place.ToString() != place || Extension.DecidedAt is not null
            ? c.End(c.Say(FindingTexts.ExtensionDecided, Number, c.Library.Register.NameOf(Extension?.DecidedBy ?? "")))
        : Extension.Before != row.DueOn ? c.End(c.Say(FindingTexts.ExtensionVoid, Number, DueSaid))
        : null;

    private string DeciderNames => string.Join('、', FindingPeople.Deciders(c.Library.Register).Select(c.Library.Register.NameOf));
}
