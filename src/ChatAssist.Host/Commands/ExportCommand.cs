using System.CommandLine;
using ChatAssist.Content;
using ChatAssist.Findings;
using ChatAssist.Host.Libraries;
using ChatAssist.Host.Sheets;
using ChatAssist.Host.Storage;
using ChatAssist.People;
using ChatAssist.Questionnaires;
using ChatAssist.Questionnaires.Tables;
using ChatAssist.Sheets;
using ChatAssist.Targets;
using Microsoft.EntityFrameworkCore;

namespace ChatAssist.Host.Commands;

/// <summary>chatassist export checklist ID|roster|targets --to FILE.xlsx: tables that import takes back unchanged.</summary>
public static class ExportCommand
{
    /// <summary>What a worksheet holds, less its header and some room.</summary>
    private const int MostFindings = 1_000_000;

    private static readonly Argument<string> Id = new("id") { Description = "The checklist's id, which is its file's name." };
    private static readonly Option<string> To = new("--to") { Description = "The table to write (.xlsx).", Required = true };

    public static Command Build() => new("export", "Writes a table: those that 'import' takes back, and the complaints' register.")
    {
        Of("checklist", "One checklist: the list, its items, its options.", [Id], (parsed, _) =>
            Task.FromResult(Checklist(Common.Settings(parsed).Folders, parsed.GetValue(Id)!))),
        Of("roster", "People, roles, certificates and areas.", [], async (parsed, ct) =>
            await RegisterAsync(await Common.ExistingAsync(parsed, ct), r => RosterSheet.Write([.. r.People.Values.OrderBy(p => p.UserId, StringComparer.Ordinal)]), ct)),
        Of("targets", "Villages, enterprises and premises.", [], async (parsed, ct) =>
            await RegisterAsync(await Common.ExistingAsync(parsed, ct), r => TargetSheet.Write([.. r.Targets.Values.OrderBy(t => t.Id, StringComparer.Ordinal)]), ct)),
        Of("findings", "The ledger of findings (整改台账); import does not take it back.", [], async (parsed, ct) =>
            await FindingsAsync(await Common.ExistingAsync(parsed, ct), ct)),
        RegisterExport.Build(To),
    };

    /// <exception cref="FormatException">There is no checklist of that id.</exception>
    public static IReadOnlyList<SheetToWrite> Checklist(ContentFolders folders, string id)
    {
        Library library = ContentReading.Read(folders, new Register([], []));
        Questionnaire list = library.Questionnaires.GetValueOrDefault(id)
            ?? throw new FormatException($"There is no checklist '{id}'; there are: {string.Join(", ", library.Questionnaires.Keys.Order(StringComparer.Ordinal))}");
        return ListSheets.Write(list, new ListWords(library.Texts));
    }

    /// <exception cref="FormatException">Another kind of file is meant: .xlsx under the name of .csv is opened by nothing.</exception>
    internal static string Workbook(string to) => to.EndsWith(".xlsx", StringComparison.OrdinalIgnoreCase)
        ? Path.GetFullPath(to)
        : throw new FormatException($"--to '{to}' must end in .xlsx.");

    private static async Task<IReadOnlyList<SheetToWrite>> FindingsAsync(HostSettings settings, CancellationToken cancellationToken)
    {
        await using ServiceProvider services = Common.Services(settings);
        var contexts = services.GetRequiredService<IDbContextFactory<LedgerContext>>();
        await SchemaUpdate.RunAsync(settings, contexts, cancellationToken);
        await using LedgerContext context = await contexts.CreateDbContextAsync(cancellationToken);
        Library library = ContentReading.Read(settings.Folders, RegisterReading.Read(context));
        DateOnly today = library.Rules.DayOf(services.GetRequiredService<TimeProvider>().GetUtcNow());
        return [FindingSheet.Write(library, await context.LinesAsync(context.Findings, MostFindings, cancellationToken), today)];
    }

    private static async Task<IReadOnlyList<SheetToWrite>> RegisterAsync(
        HostSettings settings, Func<Register, SheetToWrite> write, CancellationToken cancellationToken)
    {
        await using ServiceProvider services = Common.Services(settings);
        var contexts = services.GetRequiredService<IDbContextFactory<LedgerContext>>();
        await SchemaUpdate.RunAsync(settings, contexts, cancellationToken);
        await using LedgerContext context = await contexts.CreateDbContextAsync(cancellationToken);
        return [write(RegisterReading.Read(context))];
    }

    private static Command Of(
        string name, string description, IReadOnlyList<Argument> arguments, Func<ParseResult, CancellationToken, Task<IReadOnlyList<SheetToWrite>>> sheets)
    {
        var command = new Command(name, description) { To };
        foreach (Argument argument in arguments)
        {
            command.Add(argument);
        }

        command.SetAction((parsed, ct) => Common.RunAsync(async () =>
        {
            string to = Workbook(parsed.GetValue(To)!);
            var written = await sheets(parsed, ct);
            await SafeFile.WriteAsync(to, file => Task.Run(() => SheetFile.WriteXlsx(file, written), ct), ct);
            Console.WriteLine(to);
            return 0;
        }));
        return command;
    }
}
