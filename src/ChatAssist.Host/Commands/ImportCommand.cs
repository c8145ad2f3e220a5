using System.CommandLine;
using ChatAssist.Host.Libraries;
using ChatAssist.Host.Storage;
using ChatAssist.Host.Writing;
using Microsoft.EntityFrameworkCore;

namespace ChatAssist.Host.Commands;

/// <summary>chatassist import roster|targets|complaints|checklist FILE: all rows of a table, or none and why.</summary>
public static class ImportCommand
{
    private static readonly Argument<string> File = new("file") { Description = "The table: .csv or .xlsx." };

    private static readonly Option<bool> IdsMayChange = new("--ids-may-change")
    {
        Description = "Take over an item under another id; what was found under the old one stays there.",
    };

    public static Command Build() => new("import", "Takes over a table; exit code 1 with path:line: what is wrong, and nothing changed.")
    {
        Of("roster", "People, roles, certificates and areas.", (i, f, ct) => i.RosterAsync(f, ct)),
        Of("complaints", "Work orders of the 12345 line, each known one once.", RunComplaintsAsync),
        Of("targets", "Villages, enterprises and premises.", (i, f, ct) => i.TargetsAsync(f, ct)),
        Checklist(),
    };

    /// <summary>Runs an import against the store of these settings.</summary>
    public static async Task<ImportResult> RunAsync(
        HostSettings settings, Func<RegisterImport, Task<ImportResult>> import, CancellationToken cancellationToken)
    {
        await using ServiceProvider services = Common.Services(settings);
        await services.GetRequiredService<Startup>().PrepareAsync(cancellationToken);
        return await import(new RegisterImport(
            services.GetRequiredService<IDbContextFactory<LedgerContext>>(),
            services.GetRequiredService<LedgerWriter>(),
            services.GetRequiredService<LibraryShelf>().Current.Texts,
            services.GetRequiredService<TimeProvider>()));
    }

    private static Command Checklist()
    {
        var command = new Command("checklist", "One checklist, as 'export checklist' writes it; takes the place of its YAML file.") { File, IdsMayChange };
        command.SetAction((parsed, ct) => Common.RunAsync(async () =>
        {
            var import = new ListImport(Common.Settings(parsed).Folders);
            Tell(await import.RunAsync(Path.GetFullPath(parsed.GetValue(File)!), parsed.GetValue(IdsMayChange), ct));
            return 0;
        }));
        return command;
    }

    private static void Tell(ListImported done)
    {
        string Ids(IEnumerable<Questionnaires.Question> items) => string.Join(", ", items.Select(i => i.Id));
        string file = Path.GetRelativePath(Directory.GetCurrentDirectory(), done.File);
        Console.WriteLine(done.Same
            ? $"{file}: nothing differs, left as it is"
            : $"{file}: {(done.New ? "new, " : "")}{done.List.Items.Count} items, edition {done.List.Version}");
        if (done.Changes.Added.Count > 0)
        {
            Console.WriteLine($"added: {Ids(done.Changes.Added)}");
        }

        if (done.Changes.Gone.Count > 0)
        {
            Console.WriteLine($"gone: {Ids(done.Changes.Gone)}");
        }

        if (done.LostRemarks)
        {
            Console.WriteLine("The remarks (# …) of the file before are not in a table, and so not in the file any more.");
        }
    }

    /// <summary>Work orders become complaints; the running program tells the leaders.</summary>
    public static async Task<ImportResult> RunComplaintsAsync(HostSettings settings, string path, CancellationToken cancellationToken)
    {
        await using ServiceProvider services = Common.Services(settings);
        await services.GetRequiredService<Startup>().PrepareAsync(cancellationToken);
        return await ActivatorUtilities.CreateInstance<WorkOrderImport>(services).RunAsync(path, cancellationToken);
    }

    private static Command Of(string name, string description, Func<RegisterImport, string, CancellationToken, Task<ImportResult>> import) =>
        Of(name, description, (settings, path, ct) => RunAsync(settings, i => import(i, path, ct), ct));

    private static Command Of(string name, string description, Func<HostSettings, string, CancellationToken, Task<ImportResult>> import)
    {
        var command = new Command(name, description) { File };
        command.SetAction((parsed, ct) => Common.RunAsync(async () =>
        {
            string path = Path.GetFullPath(parsed.GetValue(File)!);
            ImportResult result = await import(Common.Settings(parsed), path, ct);
            Console.WriteLine($"{name}: {result.Added} added, {result.Changed} changed, {result.Same} unchanged");
            return 0;
        }));
        return command;
    }
}
