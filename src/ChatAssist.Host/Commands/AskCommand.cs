using System.CommandLine;
using ChatAssist.Chat;
using ChatAssist.Content;
using ChatAssist.Host.Libraries;
using ChatAssist.Host.Storage;
using ChatAssist.People;
using ChatAssist.Questions;
using Command = System.CommandLine.Command;

namespace ChatAssist.Host.Commands;

/// <summary>
/// chatassist ask: questions as they would be asked in one talk, each answered as it would be sent; with --explain how each
/// is understood, one line of JSON for each. Nothing is stored.
/// </summary>
internal static class AskCommand
{
    private static readonly Argument<string[]> Said = new("text")
    {
        Description = "The question; several are asked one after the other in the same talk.",
        Arity = ArgumentArity.OneOrMore,
    };

    private static readonly Option<string> As = new("--as") { Description = "Userid or name of the person who asks.", Required = true };
    private static readonly Option<string?> At = AtOption.Of("The instant at which it is asked");
    private static readonly Option<bool> Explain = new("--explain") { Description = "Prints one JSON object: how the question is understood." };

    private static readonly Option<string[]> After = new("--after")
    {
        Description = "A question asked before it in the same talk and not answered here; may be given several times.",
        AllowMultipleArgumentsPerToken = false,
    };

    public static Command Build()
    {
        var command = new Command("ask", "Asks a question; without an imported register, of the demonstration's people and targets.")
        {
            Said, As, At, Explain, After,
        };
        command.SetAction((parsed, ct) => Common.RunAsync(() => RunAsync(parsed, ct)));
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        HostSettings settings = parsed.GetValue(Common.Data) is null ? Common.Settings(parsed) : await Common.ExistingAsync(parsed, cancellationToken);
        await using LedgerContext? ledger = Store(settings);
        Library library = ContentReading.Read(settings.Folders, RegisterOf(settings, ledger));
        DateTimeOffset now = AtOption.Read(parsed.GetValue(At), library.Rules);
        Person asker = Find(library.Register, parsed.GetValue(As)!);
        Question? before = null;
        foreach (string earlier in parsed.GetValue(After) ?? [])
        {
            before = Understand(earlier) is Understanding.Understood u ? u.Question : before;
        }

        foreach (string text in parsed.GetValue(Said)!)
        {
            Understanding understanding = Understand(text);
            if (parsed.GetValue(Explain))
            {
                Console.WriteLine(QuestionJson.Of(understanding, library));
            }
            else if (ledger is null)
            {
                Console.WriteLine(QuestionSaying.Of(understanding, library, library.Rules.DayOf(now)));
                Console.Error.WriteLine($"There is no store in {settings.Data}: nothing can be counted.");
            }
            else
            {
                var context = new TurnContext(Conversation.New(asker.UserId), Message(text, asker, now), asker, now, ledger, library);
                Turn turn = await new QuestionDialog().AnswerAsync(context, understanding, cancellationToken);
                Console.WriteLine(string.Join("\n", turn.Replies.Select(r => r.Body.Plain)));
            }

            before = understanding is Understanding.Understood { Question: var question } ? question : before;
        }

        return 0;

        Understanding Understand(string text) => QuestionGrammar.Understand(text, asker, now, library, before);
    }

    private static InboundMessage Message(string text, Person asker, DateTimeOffset now) =>
        new() { Key = "ask", From = asker.UserId, Kind = MessageKind.Text, Text = text, SentAt = now };

    private static Person Find(Register register, string who) =>
        register.People.GetValueOrDefault(who)
        ?? register.People.Values.FirstOrDefault(p => p.Name == who)
        ?? throw new FormatException($"'{who}' is not in the roster.");

    private static LedgerContext? Store(HostSettings settings) =>
        !settings.Database.IsSqlite || File.Exists(settings.Database.SqlitePath) ? new LedgerContext(settings.Database.Build()) : null;

    /// <summary>The imported people and targets; the demonstration's where there is no store or nothing in it.</summary>
    private static Register RegisterOf(HostSettings settings, LedgerContext? ledger) =>
        ledger is not null && RegisterReading.Read(ledger) is { People.Count: > 0 } stored ? stored : DemoRegister.Read(settings);
}
