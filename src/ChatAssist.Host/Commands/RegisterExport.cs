using System.CommandLine;
using ChatAssist.Complaints.Registers;
using ChatAssist.Content;
using ChatAssist.Host.Libraries;
using ChatAssist.Host.Sheets;
using ChatAssist.Host.Storage;
using ChatAssist.Host.Turns;
using Microsoft.EntityFrameworkCore;

namespace ChatAssist.Host.Commands;

/// <summary>
/// chatassist export register: the complaints' register in the form of S2 annex 3 (K-11), checked before it is written.
/// Reporters are masked: their names are for those who handle a complaint, in the chat, where each look is written down.
/// </summary>
internal static class RegisterExport
{
    private static readonly Option<int?> Year = new("--year") { Description = "The year of receipt; this one by default." };
    private static readonly Option<bool> Hotline = new("--hotline") { Description = "Only work orders of the 12345 line." };

    public static Command Build(Option<string> to)
    {
        var command = new Command("register", "The complaints' register in its prescribed form; exit code 1 with what is missing, and nothing written.")
        {
            to, Year, Hotline,
        };
        command.SetAction((parsed, ct) => Common.RunAsync(async () => await RunAsync(
            await Common.ExistingAsync(parsed, ct), Path.GetFullPath(parsed.GetValue(to)!), parsed.GetValue(Year), parsed.GetValue(Hotline), ct)));
        return command;
    }

    private static async Task<int> RunAsync(HostSettings settings, string to, int? year, bool hotline, CancellationToken cancellationToken)
    {
        if (year is < 2000 or > 2199)
        {
            throw new FormatException($"--year {year} is not between 2000 and 2199");
        }

        await using ServiceProvider services = Common.Services(settings);
        var contexts = services.GetRequiredService<IDbContextFactory<LedgerContext>>();
        await SchemaUpdate.RunAsync(settings, contexts, cancellationToken);
        await using LedgerContext ledger = await contexts.CreateDbContextAsync(cancellationToken);
        Library library = ContentReading.Read(settings.Folders, RegisterReading.Read(ledger));
        DateOnly today = library.Rules.DayOf(services.GetRequiredService<TimeProvider>().GetUtcNow());
        RegisterDraft draft = await RegisterDraft.OfAsync(ledger, library, new RegisterScope(year ?? today.Year, hotline), cancellationToken);
        foreach (RegisterLine line in draft.Incomplete)
        {
            await Console.Error.WriteLineAsync($"{line.Complaint.Number}: missing {string.Join(", ", line.Missing.Select(m => m.Heading))}");
        }

        if (draft.Incomplete.Count > 0)
        {
            await Console.Error.WriteLineAsync("Nothing was written. Who handled them fills them in by chat: 投诉登记表");
            return 1;
        }

        var vault = services.GetRequiredService<ReporterVault>();
        var form = vault.Resolve(draft.Sheet(library, today, by: "", named: _ => false), ledger, library);
        await SafeFile.WriteAsync(to, file => Task.Run(() => FormWorkbook.Write(file, form), cancellationToken), cancellationToken);
        Console.WriteLine($"{to}: {draft.Lines.Count} complaints, {draft.NotDone} not done yet left out");
        return 0;
    }
}
