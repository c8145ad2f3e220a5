using ChatAssist.Chat;
using ChatAssist.Desk;
using ChatAssist.Findings;
using ChatAssist.Inspections;
using ChatAssist.People;
using ChatAssist.Questionnaires.Values;

namespace ChatAssist.Complaints;

/// <summary>One message about one complaint.</summary>
/// <param name="evidence">How many photos and files its handler has sent.</param>
/// <param name="outside">Somebody who reported it cannot be reached in the chat.</param>
internal sealed partial class ComplaintTurn(TurnContext c, ComplaintRow row, ComplaintDialog.State state, int evidence, bool outside)
{
    private static readonly char[] Separators = [' ', '　', '，', ',', '。', '；', ';', '：', ':'];

    private const string AskClue = "clue";
    private const string AskClueReason = "clue-reason";
    private const string AskHandler = "handler";
    private const string AskHandOnReason = "hand-on-reason";
    private const string AskOffice = "office";
    private const string AskVerified = "verified";
    private const string AskOutcome = "outcome";
    private const string AskEvidence = "evidence";
    private const string AskNoPhoto = "no-photo";
    private const string AskHandled = "handled";
    private const string AskRewrite = "rewrite";
    private const string AskCannotTell = "cannot-tell";
    private const string AskAnswer = "answer";
    private const string AskHowTold = "how-told";

    private string Number => row.Number;

    /// <summary>Who was named before the class was asked for; null where nobody was.</summary>
    private Person? Chosen => state.Ask is AskClue or AskClueReason
        ? ComplaintPeople.Able(c, row).FirstOrDefault(p => p.UserId == state.Chosen)
        : null;

    private bool Leads => ComplaintCards.Leads(c.Sender);

    private bool Handles => row.Handler == c.Sender.UserId;

    public Turn? Pressed(string what, string argument) => what switch
    {
        "general" => Triage(Clue.General, c.Say(ComplaintTexts.GeneralReason), Chosen),
        "complex" => Leads ? Ask(AskClueReason, c.Say(ComplaintTexts.AskClueReason, Number), state.Ask == AskClue ? state.Chosen : "") : LeaderOnly(),
        "assign" when argument.Length > 0 => Assign(argument, ""),
        "assign" => AskForHandler(),
        "office" => May(ComplaintTrigger.Transfer) ?? Ask(AskOffice, c.Say(ComplaintTexts.AskOffice, Number)),
        "start" => Start(),
        // Told already what is to be seen there, and then asked whether the report is right.
        "so" or "not-so" when state is { Ask: AskOutcome, Said: { Length: > 0 } said } => Verify(what == "so", said, photo: evidence > 0),
        "so" or "not-so" => May(ComplaintTrigger.Verify) ?? Ask(AskVerified, c.Say(ComplaintTexts.AskVerified), what),
        "no-photo" => Ask(AskNoPhoto, c.Say(ComplaintTexts.AskNoPhotoReason), state.Chosen, state.Said),
        "on-spot" => Handle(c.Say(ComplaintTexts.HandledOnSpot)),
        "nothing" => Handle(c.Say(ComplaintTexts.HandledNothing)),
        "send" => FeedBack(Draft(row.Verified, row.Handled), told: true),
        "rewrite" => May(ComplaintTrigger.FeedBack) ?? Ask(AskRewrite, c.Say(ComplaintTexts.AskRewrite)),
        "cannot-tell" => May(ComplaintTrigger.FeedBack) ?? Ask(AskCannotTell, c.Say(ComplaintTexts.AskCannotTell)),
        "answer" => May(ComplaintTrigger.FeedBack) ?? Ask(AskAnswer, c.Say(ComplaintTexts.AskAnswerWords, row.Office)),
        "close" => Close(),
        "later" => c.End(c.Say(ComplaintTexts.LeftAlone)),
        "inspect" => Inspect(),
        _ => null,
    };

    /// <summary>Words for what was asked; without a question, the orders that a leader gives in one line.</summary>
    public Turn? Said(string text) => state.Ask switch
    {
        AskClueReason => Triage(Clue.Complex, text, Chosen),
        AskHandler => PersonIn(text) is { } person ? Assign(person.UserId, row.Handler.Length > 0 ? Without(text, person) : "")
            : First(c.Library.Register.People.Values, text) is { } unable ? NoHandler(unable.Name)
            : new Turn(c.Conversation.Position, [c.Reply(c.Say(ComplaintTexts.NoPerson, Text.Shorten(text, 20))), HandlerCard()], []),
        AskHandOnReason => Assign(state.Chosen, text),
        AskOffice => Transfer(text),
        AskVerified => Verify(state.Chosen == "so", text, photo: evidence > 0),
        AskEvidence => new Turn(
            c.Conversation.Position,
            [c.Ask(c.Say(ComplaintTexts.AskEvidenceAgain), "", new Choice(ComplaintCards.Key(Number, "no-photo"), c.Say(ComplaintTexts.NoPhoto), Weight.Less))],
            []),
        AskNoPhoto => Verify(state.Chosen == "so", state.Said, photo: true, new EvidenceGiven(c.Message.Key, Number, "", "", "waived", "", text)),
        AskHandled => Handle(text),
        AskRewrite => FeedBack(text, told: true),
        AskCannotTell => FeedBack(text, told: false),
        AskAnswer => FeedBack(text, told: true),
        AskHowTold => FeedBack(state.Said, told: true, how: text),
        _ => Ordered(text),
    };

    /// <summary>What the handler photographs is evidence of the check.</summary>
    public Turn? MediaCame(MediaRef file)
    {
        if (Files.Refusal(c, file) is { } refusal)
        {
            return c.Stay(refusal);
        }

        if (!Handles)
        {
            return null;
        }

        var fact = new EvidenceGiven(c.Message.Key, Number, "", "", c.Message.Kind.ToString().ToLowerInvariant(), file.MediaId, "");
        return state.Ask == AskEvidence
            ? Verify(state.Chosen == "so", state.Said, photo: true, fact)
            : new Turn(c.Conversation.Position, [c.Reply(c.Say(ComplaintTexts.EvidenceTaken, Number))], [fact]);
    }

    /// <summary>
    /// 一般 交给张三, 复杂 涉及两家单位 给王五, 给王五 我请假: the class, the handler and the reason in one message; or a choice by its
    /// words, with more behind it: 属实 堆了两车.
    /// </summary>
    private Turn? Ordered(string text)
    {
        bool complex = text.StartsWith(c.Say(ComplaintTexts.Complex)[..2], StringComparison.Ordinal);
        bool general = text.StartsWith(c.Say(ComplaintTexts.General)[..2], StringComparison.Ordinal);
        Person? handler = PersonIn(text);
        if (complex || general)
        {
            string why = Without(text[2..], handler);
            return Triage(complex ? Clue.Complex : Clue.General, why.Length > 0 ? why : c.Say(ComplaintTexts.GeneralReason), handler);
        }

        if (ComplaintCards.Choices(c, row).Where(x => text.StartsWith(x.Label, StringComparison.Ordinal)).MaxBy(x => x.Label.Length) is { } choice)
        {
            string what = choice.Key[(choice.Key.LastIndexOf('/') + 1)..], more = text[choice.Label.Length..].Trim(Separators);
            return what is "so" or "not-so" && more.Length > 0 ? Verify(what == "so", more, photo: evidence > 0) : Pressed(what, "");
        }

        if (ComplaintCards.Labels.Any(label => text.StartsWith(c.Say(label), StringComparison.Ordinal)))
        {
            return Handles || Leads ? c.End(c.Say(ComplaintTexts.NotAllowed, Number, c.Say(ComplaintTexts.State(row.State)))) : NotYours();
        }

        Person? named = handler ?? First(c.Library.Register.People.Values, text);
        return named is null ? null : Assign(named.UserId, Without(text, named));
    }

    /// <summary>While it is being checked, what the handler says without having been asked is what is to be seen there.</summary>
    public Turn? Seen(string text) =>
        state.Ask.Length == 0 && Handles && row.State == ComplaintState.Verifying && c.Library.Commands.Leading(text) is null
            ? new Turn(
                Position.At("complaint", new ComplaintDialog.State(Number, AskOutcome, "", text)), [SubstantiatedCard(c.Say(ComplaintTexts.SeenTaken))], [])
            : null;

    /// <summary>What is left of an order without the person and the words that lead to one.</summary>
    private static string Without(string text, Person? person) =>
        (person is null ? text : text.Replace(person.Name, "", StringComparison.Ordinal)).Trim(Separators).Trim('给', '交', '由', '转', '派').Trim(Separators);

    /// <summary>Sorted, with the clock set anew from the original receipt; then somebody is asked for, or named at once.</summary>
    private Turn Triage(Clue clue, string reason, Person? handler = null)
    {
        if (!Leads)
        {
            return LeaderOnly();
        }

        bool first = row.State == ComplaintState.Received;
        if (May(first ? ComplaintTrigger.Triage : ComplaintTrigger.Reclassify) is { } not)
        {
            return not;
        }

        if (!first && row.Clue == clue && handler is null)
        {
            // Two leaders pressed the same: the second one is told, and nothing changes.
            return c.End(c.Say(
                ComplaintTexts.Triaged, Number, ComplaintSaying.Clue(c, clue), ComplaintSaying.Due(c, clue, row.DueAt, row.DueProvisional)));
        }

        ComplaintClock clock = ComplaintClock.For(c.Library, clue, row.ReceivedAt, c.Now);
        string due = ComplaintSaying.Due(c, clue, clock.DueAt, clock.Provisional);
        var facts = new List<Fact>
        {
            new ComplaintTriaged(Number, row.Version, clue, reason, clock.DueAt, clock.Provisional, clock.Steps),
        };
        string clueSaid = ComplaintSaying.Clue(c, clue);
        string said = first
            ? c.Say(ComplaintTexts.Triaged, Number, clueSaid, due)
            : c.Say(
                ComplaintTexts.Reclassified, Number, clueSaid, due, ComplaintSaying.Due(c, row.Clue, row.DueAt, row.DueProvisional), c.Say(row.ReceivedAt));
        if (handler is not null)
        {
            return AssignTo(handler, "", row.Version + 1, due, facts, said);
        }

        return first
            ? new Turn(
                Position.At("complaint", new ComplaintDialog.State(Number, AskHandler)), [c.Reply(said), HandlerCard()], facts)
            : new Turn(
                Position.Idle,
                row.Handler.Length > 0 && !Handles ? [c.Reply(said), new Reply(row.Handler, new TextBody(said))] : [c.Reply(said)],
                facts);
    }

    private Turn AskForHandler() =>
        !Leads && !Handles ? NotYours()
        : May(ComplaintTrigger.Assign) ?? new Turn(
            Position.At("complaint", new ComplaintDialog.State(Number, AskHandler)), [HandlerCard()], []);

    private Reply HandlerCard() => c.Ask(
        c.Say(ComplaintTexts.AskHandler, Number), "",
        [.. ComplaintPeople.Able(c, row).Where(p => p.UserId != row.Handler).Take(CardBody.MostButtons)
            .Select(p => new Choice(ComplaintCards.Key(Number, $"assign/{p.UserId}"), p.Name))]);

    private Turn Assign(string userId, string reason)
    {
        if (!Leads && !Handles)
        {
            return NotYours();
        }

        if (row.State == ComplaintState.Received && Leads)
        {
            // Named before it is sorted: the class is asked for, and then it goes to that person at once.
            return new Turn(
                Position.At("complaint", new ComplaintDialog.State(Number, AskClue, userId)),
                [
                    c.Ask(
                        c.Say(ComplaintTexts.AskClue, Number), "",
                        new Choice(ComplaintCards.Key(Number, "general"), c.Say(ComplaintTexts.General)),
                        new Choice(ComplaintCards.Key(Number, "complex"), c.Say(ComplaintTexts.Complex))),
                ],
                []);
        }

        if (May(ComplaintTrigger.Assign) is { } not)
        {
            return not;
        }

        if (ComplaintPeople.Able(c, row).FirstOrDefault(p => p.UserId == userId) is not { } handler)
        {
            return NoHandler(c.Library.Register.NameOf(userId));
        }

        // Handing on what somebody has already needs a reason (P-04).
        return row.Handler.Length > 0 && row.Handler != userId && reason.Length == 0
            ? Ask(AskHandOnReason, c.Say(ComplaintTexts.AskHandOnReason, Number, c.Library.Register.NameOf(row.Handler), handler.Name), userId)
            : AssignTo(handler, reason, row.Version, ComplaintSaying.Due(c, row.Clue, row.DueAt, row.DueProvisional), [], "");
    }

    private Turn AssignTo(Person handler, string reason, long seen, string due, IReadOnlyList<Fact> before, string said)
    {
        string assigned = c.Say(ComplaintTexts.Assigned, Number, handler.Name);
        var notice = Desk.Turns.Card(
            c.Say(
                ComplaintTexts.ForYou, Number, c.Sender.Name, row.Words, ComplaintSaying.Place(c, row.Place, row.Village), due, reason).TrimEnd(),
            "",
            [
                new Choice(ComplaintCards.Key(Number, "start"), c.Say(ComplaintTexts.Start), Weight.Main),
                .. row.TargetId.Length > 0 ? [new Choice(ComplaintCards.Key(Number, "inspect"), c.Say(ComplaintTexts.Inspect))] : Array.Empty<Choice>(),
                new Choice(ComplaintCards.Key(Number, "assign"), c.Say(ComplaintTexts.HandOn)),
            ]);
        var replies = new List<Reply> { c.Reply(said.Length == 0 ? assigned : $"{said}\n{assigned}"), new(handler.UserId, notice) };
        if (row.Handler.Length > 0 && row.Handler != handler.UserId && row.Handler != c.Sender.UserId)
        {
            replies.Add(new Reply(row.Handler, new TextBody(assigned)));
        }

        return new Turn(Position.Idle, replies, [.. before, new ComplaintAssigned(Number, seen, handler.UserId, reason)]);
    }

    private Person? PersonIn(string text) => First(ComplaintPeople.Able(c, row), text);

    /// <summary>The person who is named first: 给王五，张三请假 is for 王五.</summary>
    private static Person? First(IEnumerable<Person> people, string text) => people
        .Where(p => text.Contains(p.Name, StringComparison.Ordinal))
        .MinBy(p => text.IndexOf(p.Name, StringComparison.Ordinal));

    /// <summary>Null where the table allows it now; otherwise what to say.</summary>
    private Turn? May(ComplaintTrigger trigger) => ComplaintLifecycle.Table.TryFire(row.State, trigger, out _)
        ? null
        : c.End(c.Say(ComplaintTexts.NotAllowed, Number, c.Say(ComplaintTexts.State(row.State))));

    private Turn NoHandler(string said) => new(
        Position.At("complaint", state with { Ask = AskHandler }), [c.Reply(c.Say(ComplaintTexts.NoHandler, said)), HandlerCard()], []);

    private Turn LeaderOnly() => c.Stay(c.Say(ComplaintTexts.LeaderOnly));

    private Turn NotYours() => c.Stay(c.Say(ComplaintTexts.NotYours, Number));

    private Turn Ask(string ask, string question, string chosen = "", string said = "") =>
        new(Position.At("complaint", new ComplaintDialog.State(Number, ask, chosen, said)), [c.Reply(question)], []);
}
