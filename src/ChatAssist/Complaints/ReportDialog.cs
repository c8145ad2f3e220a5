using ChatAssist.Chat;
using ChatAssist.Desk;
using ChatAssist.Inspections;
using ChatAssist.People;
using ChatAssist.Questionnaires;
using ChatAssist.Targets;
using Microsoft.EntityFrameworkCore;

namespace ChatAssist.Complaints;

/// <summary>
/// Reporting a problem in one message (K-02): it is received and numbered at once, before anything is asked back; photos
/// may come before or after; what was guessed can be corrected with one tap.
/// </summary>
public sealed class ReportDialog : IDialog
{
    private const int MostShown = 8;

    public string Name => "report";

    public IReadOnlyList<string> Commands => ["report", "report-anonymous", "my-reports"];

    /// <param name="Number">The complaint that more photos and words belong to; "" while it is not received yet.</param>
    /// <param name="Ask">What is asked: words, is-report, domain, place, or "".</param>
    /// <param name="Files">Keys, kinds and ids of files that came before the words.</param>
    /// <param name="Said">Words that may be a report.</param>
    public sealed record State(string Number, string Ask, IReadOnlyList<EarlyFile> Files, string Said = "");

    public sealed record EarlyFile(string Key, string Kind, string MediaId);

    public async Task<Turn?> TakeAsync(TurnContext context, CancellationToken cancellationToken) =>
        await ListenAsync(context, cancellationToken) is { } turn ? turn with { HidesSender = true } : null;

    private async Task<Turn?> ListenAsync(TurnContext context, CancellationToken cancellationToken)
    {
        bool open = context.Conversation.Position.Dialog == Name;
        State state = open ? context.Conversation.Position.Read<State>() : new State("", "", []);
        switch (context.Command)
        {
            case { Id: "my-reports" }:
                return await MineAsync(context, cancellationToken);
            case { Id: "report-anonymous", Argument.Length: > 0 } command:
                return await ReceiveAsync(
                    context, command.Argument, state.Number.Length == 0 ? state.Files : [], cancellationToken, anonymous: true);
            case { Id: "report" or "report-anonymous", Argument: "" }:
                return new Turn(Position.At(Name, state with { Number = "", Ask = "words" }), [context.Reply(context.Say(ComplaintTexts.AskWords))], []);
            case { Id: "report" } command:
                return await ReceiveAsync(context, command.Argument, state.Number.Length == 0 ? state.Files : [], cancellationToken);
            case not null:
                return null;
        }

        if (context.Message is { Kind: MessageKind.Button } button)
        {
            return await PressedAsync(context, state, button.Text.Split('/'), cancellationToken);
        }

        return open ? await MoreAsync(context, state, cancellationToken) : Unasked(context);
    }

    /// <summary>A village official who sends a photo or a sentence out of nothing most likely wants to report something.</summary>
    private Turn? Unasked(TurnContext c)
    {
        if (c.Sender.Role != Role.Village || c.Conversation.Position != Position.Idle)
        {
            return null;
        }

        if (c.Message.Media is { } file)
        {
            return Files.Refusal(c, file) is { } refusal
                ? c.Stay(refusal)
                : new Turn(
                    Position.At(Name, new State("", "words", [Early(c, file)])), [c.Reply(c.Say(ComplaintTexts.AskWordsForPhoto))], []);
        }

        string said = c.Message.Text.Trim();
        return c.Message.Kind == MessageKind.Text && said.Length >= 5 && c.Library.Categories.DomainOf(said) != CategoryWords.Unknown
            ? new Turn(
                Position.At(Name, new State("", "is-report", [], said)),
                [
                    c.Ask(
                        c.Say(ComplaintTexts.AskIsReport, Text.Shorten(said, 40)), "",
                        new Choice("report/new/yes", c.Say(ComplaintTexts.IsReport)),
                        new Choice("report/new/no", c.Say(ComplaintTexts.IsNoReport))),
                ],
                [])
            : null;
    }

    private static EarlyFile Early(TurnContext c, MediaRef file) =>
        new(c.Message.Key, c.Message.Kind.ToString().ToLowerInvariant(), file.MediaId);

    /// <summary>Received at once: number, clock, reporter and everything that came before are one turn.</summary>
    private async Task<Turn> ReceiveAsync(
        TurnContext c, string words, IReadOnlyList<EarlyFile> files, CancellationToken cancellationToken, bool anonymous = false)
    {
        NewNumber number = c.NewNumber("C");
        Source source = c.Sender.Role == Role.Village ? Source.Village : Source.Inspector;
        ComplaintReceived received = NewComplaint.Fact(
            c.Library, number.Token, source, words, c.Message.SentAt, c.Now, anonymous, village: c.Sender is { Role: Role.Village, Areas: [var only] } ? only : "");
        var facts = new List<Fact> { received };
        facts.AddRange(files.Select(f => ReporterEvidence.Of(f.Key, number.Token, f.Kind, f.MediaId)));
        string domain = ComplaintSaying.Domain(c.Library, received.Domain), where = ComplaintSaying.Place(c.Library, received.Place, received.Village);
        var replies = new List<Reply>
        {
            c.Ask(
                c.Say(ComplaintTexts.Receipt, number),
                c.Say(ComplaintTexts.ReceiptOf, Text.Shorten(words, 200), domain, where, files.Count),
                new Choice($"report/{number}/fine", c.Say(ComplaintTexts.Fine)),
                new Choice($"report/{number}/domain", c.Say(ComplaintTexts.ChangeDomain)),
                new Choice($"report/{number}/place", c.Say(ComplaintTexts.ChangePlace)),
                new Choice($"report/{number}/anonymous", c.Say(ComplaintTexts.StayAnonymous))),
        };
        replies.AddRange((await NewComplaint.TellLeadersAsync(c.Library, c.Ledger, received, c.Now, cancellationToken)).Where(r => r.To != c.Sender.UserId));
        return new Turn(Position.At(Name, new State(number.Token, "", [])), replies, facts)
        {
            NewNumbers = [number],
            Reporters = [new NewReporter(number.Token, new Reporter(c.Sender.UserId, null, null))],
        };
    }

    private async Task<Turn?> MoreAsync(TurnContext c, State state, CancellationToken cancellationToken)
    {
        if (c.Message.Media is { } file)
        {
            return Files.Refusal(c, file) is { } refusal ? c.Stay(refusal)
                : state.Number.Length == 0
                    ? new Turn(
                        Position.At(Name, state with { Files = [.. state.Files, Early(c, file)] }), [c.Reply(c.Say(ComplaintTexts.AskWordsForPhoto))], [])
                    : new Turn(
                        c.Conversation.Position,
                        [c.Reply(c.Say(ComplaintTexts.PhotoAdded, state.Number))],
                        [ReporterEvidence.Of(c.Message.Key, state.Number, Early(c, file).Kind, file.MediaId)]);
        }

        string said = c.Message.Text.Trim();
        if (c.Message.Kind != MessageKind.Text || said.Length == 0 || (state.Ask.Length == 0 && c.Library.Commands.Leading(said) is not null))
        {
            return null;
        }

        // 匿名上报 … behind a photo is still anonymous.
        if (state.Ask == "words" && c.Library.Commands.Leading(said) is { Id: "report" or "report-anonymous" })
        {
            return null;
        }

        return state.Ask switch
        {
            "words" => await ReceiveAsync(c, said, state.Files, cancellationToken),
            "is-report" => null,
            "domain" => await CorrectAsync(c, state.Number, x => x with { Domain = DomainSaid(c, said) }, cancellationToken),
            "place" => await CorrectAsync(
                c, state.Number,
                x => TargetFinder.NamedIn(c.Library.Register.Targets.Values, said) is { } t
                    ? x with { Place = said, TargetId = t.Id, Village = t.Village ?? t.Name }
                    : x with { Place = said },
                cancellationToken),
            _ when said == c.Say(ComplaintTexts.StayAnonymous) =>
                await CorrectAsync(c, state.Number, x => x with { Anonymous = true }, cancellationToken),
            _ => await CorrectAsync(c, state.Number, x => x with { MoreWords = said }, cancellationToken),
        };
    }

    private static string? DomainSaid(TurnContext c, string said) =>
        c.Library.Checklists.FirstOrDefault(q => q.Name.StartsWith(said[..Math.Min(2, said.Length)], StringComparison.Ordinal))?.Domain
        ?? (c.Library.Categories.DomainOf(said) is var d && d != CategoryWords.Unknown ? d : null);

    private async Task<Turn?> PressedAsync(TurnContext c, State state, string[] key, CancellationToken cancellationToken)
    {
        switch (key)
        {
            case [_, "new", "yes"] when state.Ask == "is-report":
                return await ReceiveAsync(c, state.Said, [], cancellationToken);
            case [_, "new", "no"]:
                return c.End(c.Say(ComplaintTexts.LeftAlone));
            case [_, var number, "fine"]:
                return c.End(c.Say(ComplaintTexts.Thanks, number));
            case [_, var number, "domain"]:
                return new Turn(
                    Position.At(Name, new State(number, "domain", [])),
                    [c.Ask(c.Say(ComplaintTexts.AskDomain), "", [.. Domains(c).Select(d => new Choice($"report/{number}/domain/{d.Id}", d.Name))])],
                    []);
            case [_, var number, "domain", var domain] when QuestionnaireReader.Domains.Contains(domain):
                return await CorrectAsync(c, number, x => x with { Domain = domain }, cancellationToken);
            case [_, var number, "place"]:
                return new Turn(Position.At(Name, new State(number, "place", [])), [c.Reply(c.Say(ComplaintTexts.AskPlace))], []);
            case [_, var number, "anonymous"]:
                return await CorrectAsync(c, number, x => x with { Anonymous = true }, cancellationToken);
            default:
                return null;
        }
    }

    private static IEnumerable<(string Id, string Name)> Domains(TurnContext c) =>
        QuestionnaireReader.Domains.Select(d => (d, ComplaintSaying.Domain(c.Library, d)));

    /// <summary>Changes what the reporter may still change: the own report, until somebody has begun to check it.</summary>
    private async Task<Turn> CorrectAsync(
        TurnContext c, string number, Func<ComplaintCorrected, ComplaintCorrected> change, CancellationToken cancellationToken)
    {
        ComplaintRow? row = await c.Ledger.Complaints.FirstOrDefaultAsync(x => x.Number == number, cancellationToken);
        bool own = await c.Ledger.Reporters.AnyAsync(r => r.Complaint == number && r.Mark == c.SenderMark, cancellationToken);
        if (row is null || !own)
        {
            return c.End(c.Say(ComplaintTexts.NoSuch, number));
        }

        ComplaintCorrected fact = change(new ComplaintCorrected(number, row.Version, null, null, null, null, null, null));
        if (row.State > ComplaintState.Verifying && fact.Anonymous is null)
        {
            return c.End(c.Say(ComplaintTexts.TooLateToChange, number));
        }

        string said = fact.Anonymous == true ? c.Say(ComplaintTexts.NowAnonymous, number)
            : fact.MoreWords is not null ? c.Say(ComplaintTexts.WordsAdded, number)
            : c.Say(
                ComplaintTexts.Changed, number, ComplaintSaying.Domain(c.Library, fact.Domain ?? row.Domain),
                ComplaintSaying.Place(c, fact.Place ?? row.Place, fact.Village ?? row.Village));
        return new Turn(Position.At(Name, new State(number, "", [])), [c.Reply(said)], [fact]);
    }

    /// <summary>"What happened to mine?"</summary>
    private static async Task<Turn> MineAsync(TurnContext c, CancellationToken cancellationToken)
    {
        var mine = await c.Ledger.Complaints
            .Where(x => c.Ledger.Reporters.Any(r => r.Complaint == x.Number && r.Mark == c.SenderMark))
            .OrderByDescending(x => x.ReceivedAt).ThenByDescending(x => x.Number).Take(MostShown).ToListAsync(cancellationToken);
        return c.Stay(mine.Count == 0
            ? c.Say(ComplaintTexts.NoneOfMine)
            : c.Say(ComplaintTexts.Mine, string.Join('\n', mine.Select(x => c.Say(
                ComplaintTexts.MineLine, x.Number, Text.Shorten(x.Words, 30), c.Say(ComplaintTexts.State(x.State)))))));
    }
}
