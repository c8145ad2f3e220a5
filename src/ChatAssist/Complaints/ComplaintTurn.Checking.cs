using ChatAssist.Chat;
using ChatAssist.Desk;
using ChatAssist.Inspections;
using ChatAssist.Questionnaires;

namespace ChatAssist.Complaints;

/// <summary>Checking, handling, answering, closing; and what leads elsewhere: transfer, merge, a surprise inspection.</summary>
internal sealed partial class ComplaintTurn
{
    private Turn Start()
    {
        if (!Handles)
        {
            return NotYours();
        }

        return May(ComplaintTrigger.Start) ?? new Turn(
            Position.At("complaint", new ComplaintDialog.State(Number, "")),
            [SubstantiatedCard(c.Say(ComplaintTexts.Started, Number))],
            [new VerificationStarted(Number, row.Version)]);
    }

    private Reply SubstantiatedCard(string title) => c.Ask(
        title, c.Say(ComplaintTexts.AskSubstantiated),
        new Choice(ComplaintCards.Key(Number, "so"), c.Say(ComplaintTexts.Substantiated)),
        new Choice(ComplaintCards.Key(Number, "not-so"), c.Say(ComplaintTexts.Unsubstantiated)));

    /// <summary>Verified with evidence, or with the reason why there can be none.</summary>
    private Turn Verify(bool substantiated, string words, bool photo, Fact? before = null)
    {
        if (!Handles)
        {
            return NotYours();
        }

        if (May(ComplaintTrigger.Verify) is { } not)
        {
            return not;
        }

        if (!photo)
        {
            return new Turn(
                Position.At("complaint", new ComplaintDialog.State(Number, AskEvidence, substantiated ? "so" : "not-so", words)),
                [c.Ask(c.Say(ComplaintTexts.AskEvidence), "", new Choice(ComplaintCards.Key(Number, "no-photo"), c.Say(ComplaintTexts.NoPhoto), Weight.Less))],
                []);
        }

        var choices = new List<Choice> { new(ComplaintCards.Key(Number, "on-spot"), c.Say(ComplaintTexts.HandledOnSpot)) };
        if (!substantiated)
        {
            choices.Add(new(ComplaintCards.Key(Number, "nothing"), c.Say(ComplaintTexts.HandledNothing)));
        }

        var verified = new ComplaintVerified(Number, row.Version, substantiated, words);
        return new Turn(
            Position.At("complaint", new ComplaintDialog.State(Number, AskHandled)),
            [c.Ask(c.Say(ComplaintTexts.Verified, Number), c.Say(ComplaintTexts.AskHandled), choices)],
            before is null ? [verified] : [before, verified]);
    }

    private Turn Handle(string words)
    {
        if (!Handles)
        {
            return NotYours();
        }

        return May(ComplaintTrigger.Handle) ?? new Turn(
            Position.At("complaint", new ComplaintDialog.State(Number, AskRewrite)),
            [
                c.Ask(
                    c.Say(ComplaintTexts.AskFeedback, Number, Draft(row.Verified, words)), "",
                    new Choice(ComplaintCards.Key(Number, "send"), c.Say(ComplaintTexts.Send), Weight.Main),
                    new Choice(ComplaintCards.Key(Number, "rewrite"), c.Say(ComplaintTexts.Rewrite)),
                    new Choice(ComplaintCards.Key(Number, "cannot-tell"), c.Say(ComplaintTexts.CannotTell), Weight.Less)),
            ],
            [new ComplaintHandled(Number, row.Version, words)]);
    }

    private string Draft(string verified, string handled) =>
        c.Say(ComplaintTexts.FeedbackDraft, Text.Shorten(row.Words, 30), verified, handled);

    /// <summary>Every reporter of it, and of what was merged into it, is answered; or it is written down why not.</summary>
    /// <param name="how">How and when those were told who are not in the chat; "" while nobody said so.</param>
    private Turn FeedBack(string words, bool told, string how = "")
    {
        if (!Handles && !Leads)
        {
            return NotYours();
        }

        if (May(ComplaintTrigger.FeedBack) is { } not)
        {
            return not;
        }

        if (told && outside && how.Length == 0)
        {
            return new Turn(
                Position.At("complaint", new ComplaintDialog.State(Number, AskHowTold, Said: words)),
                [
                    c.Ask(
                        c.Say(ComplaintTexts.AskHowTold, Number), "",
                        new Choice(ComplaintCards.Key(Number, "cannot-tell"), c.Say(ComplaintTexts.CannotTell), Weight.Less)),
                ],
                []);
        }

        string kept = how.Length == 0 ? words : c.Say(ComplaintTexts.ToldHow, words, how);
        Reply done = c.Ask(
            c.Say(told ? ComplaintTexts.FedBack : ComplaintTexts.NotTold, Number), c.Say(ComplaintTexts.AskClose),
            new Choice(ComplaintCards.Key(Number, "close"), c.Say(ComplaintTexts.Close), Weight.Main),
            new Choice(ComplaintCards.Key(Number, "later"), c.Say(ComplaintTexts.Later), Weight.Less));
        return new Turn(
            Position.Idle,
            told ? [done, new Reply(Address.OfReporters(Number), new TextBody(c.Say(ComplaintTexts.ToReporter, Number, words)))] : [done],
            [new ComplaintFedBack(Number, row.Version, told, kept)]);
    }

    private Turn Close() =>
        !Handles && !Leads ? NotYours()
        : May(ComplaintTrigger.Close) ?? new Turn(
            Position.Idle, [c.Reply(c.Say(ComplaintTexts.Closed, Number))], [new ComplaintClosed(Number, row.Version)]);

    /// <summary>市场监管所 食品案件归他们: the office, and behind it why.</summary>
    private Turn Transfer(string text)
    {
        if (!Handles && !Leads)
        {
            return NotYours();
        }

        if (May(ComplaintTrigger.Transfer) is { } not)
        {
            return not;
        }

        if (OfficeWords.Read(text) is not var (office, reason))
        {
            return Ask(AskOffice, c.Say(ComplaintTexts.AskOffice, Number));
        }

        DateTimeOffset at = c.Now.AddDays(c.Library.Rules.TransferFollowUpDays[0]), again = c.Now.AddDays(c.Library.Rules.TransferFollowUpDays[1]);
        return new Turn(
            Position.Idle,
            [
                c.Reply(c.Say(ComplaintTexts.Transferred, Number, office, c.Say(at))),
                new Reply(Address.OfReporters(Number), new TextBody(c.Say(ComplaintTexts.TransferredForReporter, Number, office))),
            ],
            [new ComplaintTransferred(Number, row.Version, office, reason, at) { AgainAt = again }]);
    }

    /// <param name="main">The one that goes on; null where it is not there.</param>
    public Turn Merge(ComplaintRow? main) =>
        !Leads ? LeaderOnly()
        : May(ComplaintTrigger.Merge) is { } not ? not
        : main is null || main.Number == Number || main.State >= ComplaintState.FedBack
            ? c.End(c.Say(ComplaintTexts.NotMerged, Number, main?.Number ?? ""))
            : new Turn(
                Position.Idle,
                [
                    c.Reply(c.Say(ComplaintTexts.Merged, Number, main.Number)),
                    new Reply(Address.OfReporters(Number), new TextBody(c.Say(ComplaintTexts.MergedForReporter, Number, main.Number))),
                ],
                [new ComplaintMerged(Number, row.Version, main.Number)]);

    /// <summary>A surprise inspection of the place in one tap (K-10); the start dialog asks for what is missing.</summary>
    private Turn? Inspect() => row.TargetId.Length == 0 || (!Handles && !Leads)
        ? NotYours()
        : new Turn(
            Position.At("start", new StartDialog.State(
                row.TargetId,
                c.Library.Questionnaires.TryGetValue(row.Domain, out Questionnaire? list) ? [list.Id] : [],
                [], Mode: InspectionMode.Complaint, Complaint: Number)),
            [StartDialog.AskPartner(c, row.Domain)],
            []);
}
