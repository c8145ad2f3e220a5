using ChatAssist.Chat;
using ChatAssist.Desk;
using ChatAssist.People;

namespace ChatAssist.Complaints;

/// <summary>
/// The office enters what came by letter, visit, phone or hand-over (K-01): 登记 来电 东街饭店油烟大，来电人李某 138…. Asks
/// only for what was not said; who reported is asked for once and sealed.
/// </summary>
public sealed class EntryDialog : IDialog
{
    private static readonly Role[] MayEnter = [Role.Leader, Role.Inspector, Role.Legal, Role.Supervisor];
    private static readonly Source[] Sources = [Source.Letter, Source.Visit, Source.Phone, Source.Transfer];

    public string Name => "entry";

    public IReadOnlyList<string> Commands => ["register", "cancel"];

    /// <param name="Ask">What is asked: source, words, received, reporter.</param>
    /// <param name="Unclear">What was said of the receipt and is no time; "" where nothing was.</param>
    public sealed record State(Source? Source, string Words, DateTimeOffset? Received, Reporter? Reporter, string Ask = "", string Unclear = "");

    public async Task<Turn?> TakeAsync(TurnContext context, CancellationToken cancellationToken)
    {
        bool open = context.Conversation.Position.Dialog == Name;
        switch (context.Command)
        {
            case { Id: "register" } when !MayEnter.Contains(context.Sender.Role):
                return context.Stay(context.Say(ComplaintTexts.EntryFor));
            case { Id: "register" } command:
                EntryWords said = EntryWords.Read(command.Argument, context.Library, context.Now);
                return await NextAsync(context, new State(said.Source, said.Words, said.Received, said.Reporter, Unclear: said.Unclear), cancellationToken);
            case { Id: "cancel" }:
                return open ? context.End(context.Say(ComplaintTexts.LeftAlone)) : null;
            case not null:
                return null;
        }

        if (!open)
        {
            return null;
        }

        State state = context.Conversation.Position.Read<State>();
        return context.Message.Kind switch
        {
            MessageKind.Button => context.Message.Text.Split('/') switch
            {
                [_, "source", var source] when Enum.TryParse(source, out Source chosen) =>
                    await NextAsync(context, state with { Source = chosen }, cancellationToken),
                [_, "nobody"] => await NextAsync(context, state with { Reporter = Reporter.Unknown }, cancellationToken),
                _ => null,
            },
            MessageKind.Text => await AnsweredAsync(context, state, context.Message.Text.Trim(), cancellationToken),
            _ => null,
        };
    }

    private static async Task<Turn?> AnsweredAsync(TurnContext c, State state, string said, CancellationToken cancellationToken)
    {
        // Another 登记 begins another one.
        if (c.Library.Commands.Leading(said) is not null)
        {
            return null;
        }

        switch (state.Ask)
        {
            case "reporter" when EntryWords.InstantIn(said, c.Library, c.Now) is { } when:
                return await NextAsync(c, state with { Received = when }, cancellationToken);
            case "reporter" when !EntryWords.MayBeReporter(said, c.Library):
                return await NextAsync(c, state, cancellationToken);
            case "reporter":
                return await NextAsync(c, state with { Reporter = EntryWords.ReporterIn(said, c.Library) }, cancellationToken);
            case "received":
                return EntryWords.InstantIn(said, c.Library, c.Now) is { } at
                    ? await NextAsync(c, state with { Received = at }, cancellationToken)
                    : At(state, c.Reply(c.Say(ComplaintTexts.UnclearReceipt, Text.Shorten(said, 20))));
            default:
                EntryWords more = EntryWords.Read(said, c.Library, c.Now);
                return more == new EntryWords(null, null, null, "", "")
                    ? null
                    : await NextAsync(
                        c,
                        state with
                        {
                            Source = state.Source ?? more.Source,
                            Received = state.Received ?? more.Received,
                            Reporter = state.Reporter ?? more.Reporter,
                            Words = state.Words.Length == 0 ? more.Words : state.Words,
                        },
                        cancellationToken);
        }
    }

    /// <summary>Asks for the next thing that is missing; with all of it there, the complaint is received.</summary>
    private static async Task<Turn> NextAsync(TurnContext c, State s, CancellationToken cancellationToken)
    {
        if (s.Received > c.Now)
        {
            return At(s with { Received = null, Ask = "received" }, c.Reply(c.Say(ComplaintTexts.FutureReceipt, c.Say(s.Received.Value))));
        }

        return s switch
        {
            { Unclear.Length: > 0, Received: null } => At(
                s with { Unclear = "", Ask = "received" }, c.Reply(c.Say(ComplaintTexts.UnclearReceipt, Text.Shorten(s.Unclear, 20)))),
            { Source: null } => At(
                s with { Ask = "source" },
                c.Ask(c.Say(ComplaintTexts.AskSource), "", [.. Sources.Select(x => new Choice($"entry/source/{x}", c.Say(ComplaintTexts.From(x))))])),
            { Words: "" } => At(s with { Ask = "words" }, c.Reply(c.Say(ComplaintTexts.AskEntryWords))),
            { Reporter: null } => At(
                s with { Ask = "reporter" },
                c.Ask(c.Say(ComplaintTexts.AskReporter), "", new Choice("entry/nobody", c.Say(ComplaintTexts.ReporterNone), Weight.Less))),
            _ => await ReceiveAsync(c, s, cancellationToken),
        };
    }

    private static async Task<Turn> ReceiveAsync(TurnContext c, State s, CancellationToken cancellationToken)
    {
        NewNumber number = c.NewNumber("C");
        DateTimeOffset received = s.Received ?? c.Message.SentAt;
        bool anonymous = s.Reporter == Reporter.Unknown;
        ComplaintReceived fact = NewComplaint.Fact(c.Library, number.Token, s.Source!.Value, s.Words, received, c.Now, anonymous);
        var replies = new List<Reply>
        {
            c.Reply(c.Say(
                ComplaintTexts.Entered, number, c.Say(ComplaintTexts.From(fact.Source)), c.Say(received), s.Words,
                ComplaintSaying.Domain(c.Library, fact.Domain), ComplaintSaying.Place(c, fact.Place, fact.Village),
                ComplaintSaying.Due(c, Clue.Unsorted, fact.DueAt, fact.DueProvisional))),
        };
        replies.AddRange(await NewComplaint.TellLeadersAsync(c.Library, c.Ledger, fact, c.Now, cancellationToken));
        return new Turn(Position.Idle, replies, [fact])
        {
            NewNumbers = [number],
            Reporters = [new NewReporter(number.Token, s.Reporter!)],
        };
    }

    private static Turn At(State state, Reply reply) => new(Position.At("entry", state), [reply], []);
}
