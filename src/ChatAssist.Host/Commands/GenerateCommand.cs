using System.CommandLine;
using ChatAssist.Content;
using ChatAssist.Host.Libraries;
using ChatAssist.Host.Measuring;
using ChatAssist.Host.Storage;

namespace ChatAssist.Host.Commands;

/// <summary>chatassist generate: an empty store is filled with made-up records, for measuring only.</summary>
internal static class GenerateCommand
{
    private static readonly Option<int> Findings = new("--findings") { Description = "How many findings.", Required = true };
    private static readonly Option<int> Complaints = new("--complaints") { Description = "How many complaints.", DefaultValueFactory = _ => 0 };
    private static readonly Option<int> Seed = new("--seed") { Description = "The same seed makes the same records.", DefaultValueFactory = _ => 1 };

    private static readonly Option<DateTimeOffset> Until = new("--until")
    {
        Description = "The instant at which the records end (ISO 8601).",
        DefaultValueFactory = _ => new DateTimeOffset(2026, 11, 18, 10, 0, 0, TimeSpan.FromHours(8)),
    };

    public static Command Build()
    {
        var command = new Command("generate", "Fills an empty store with made-up records, for measuring only. SQLite.") { Findings, Complaints, Seed, Until };
        command.SetAction((parsed, ct) => Common.RunAsync(async () =>
        {
            HostSettings settings = Common.Settings(parsed);
            int findings = parsed.GetValue(Findings), complaints = parsed.GetValue(Complaints);
            if (!settings.Database.IsSqlite || findings is < 0 or > 10_000_000 || complaints is < 0 or > 10_000_000)
            {
                throw new FormatException("Only on SQLite, and at most ten million of each.");
            }

            await DemoRegister.ImportIfEmptyAsync(settings, cancellationToken: ct);
            Library library;
            await using (var context = new LedgerContext(settings.Database.Build()))
            {
                library = ContentReading.Read(settings.Folders, RegisterReading.Read(context));
            }

            new Generator(library, settings.Database.SqlitePath, parsed.GetValue(Seed)).Run(findings, complaints, parsed.GetValue(Until));
            Console.WriteLine($"{findings} findings and {complaints} complaints, all made up.");
            return 0;
        }));
        return command;
    }
}
