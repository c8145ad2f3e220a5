using System.CommandLine;
using ChatAssist.Content;
using ChatAssist.Host.Libraries;
using ChatAssist.Host.Storage;
using ChatAssist.People;
using ChatAssist.Questions;

namespace ChatAssist.Host.Commands;

/// <summary>chatassist ask: one question as it would be asked in chat; with --explain how it is understood, as JSON.</summary>
internal static class AskCommand
{
    private static readonly Argument<string> Said = new("text") { Description = "The question." };
    private static readonly Option<string> As = new("--as") { Description = "Userid or name of the person who asks.", Required = true };
    private static readonly Option<DateTimeOffset?> At = new("--at") { Description = "The instant at which it is asked (ISO 8601); now by default." };
    private static readonly Option<bool> Explain = new("--explain") { Description = "Prints one JSON object: how the question is understood." };

    private static readonly Option<string[]> After = new("--after")
    {
        Description = "A question asked before it in the same talk; may be given several times.",
        AllowMultipleArgumentsPerToken = false,
    };

    public static Command Build()
    {
        var command = new Command("ask", "Asks a question; without an imported register, of the demonstration's people and targets.")
        {
            Said, As, At, Explain, After,
        };
        command.SetAction((parsed, ct) => Common.RunAsync(async () =>
            Run(parsed, parsed.GetValue(Common.Data) is null ? Common.Settings(parsed) : await Common.ExistingAsync(parsed, ct))));
        return command;
    }

    private static int Run(ParseResult parsed, HostSettings settings)
    {
        Library library = ContentReading.Read(settings.Folders, RegisterOf(settings));
        DateTimeOffset now = parsed.GetValue(At) ?? DateTimeOffset.UtcNow;
        Person asker = Find(library.Register, parsed.GetValue(As)!);
        Question? before = null;
        foreach (string earlier in parsed.GetValue(After) ?? [])
        {
            before = QuestionGrammar.Understand(earlier, asker, now, library, before) is Understanding.Understood u ? u.Question : before;
        }

        Understanding understanding = QuestionGrammar.Understand(parsed.GetValue(Said)!, asker, now, library, before);
        Console.WriteLine(parsed.GetValue(Explain)
            ? QuestionJson.Of(understanding, library)
            : QuestionSaying.Of(understanding, library, library.Rules.DayOf(now)));
        return 0;
    }

    private static Person Find(Register register, string who) =>
        register.People.GetValueOrDefault(who)
        ?? register.People.Values.FirstOrDefault(p => p.Name == who)
        ?? throw new FormatException($"'{who}' is not in the roster.");

    /// <summary>The imported people and targets; the demonstration's where there is no store or nothing in it.</summary>
    private static Register RegisterOf(HostSettings settings)
    {
        if (!settings.Database.IsSqlite || File.Exists(settings.Database.SqlitePath))
        {
            using var context = new LedgerContext(settings.Database.Build());
            Register stored = RegisterReading.Read(context);
            if (stored.People.Count > 0)
            {
                return stored;
            }
        }

        return DemoRegister.Read(settings);
    }
}
