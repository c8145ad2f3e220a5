using System.CommandLine;
using ChatAssist.Host.Records;

namespace ChatAssist.Host.Commands;

/// <summary>chatassist backup and restore: database and media in one archive, taken while the program runs.</summary>
internal static class BackupCommand
{
    private static readonly Option<string> To = new("--to") { Description = "The archive to write (.zip).", Required = true };

    public static Command Build()
    {
        var command = new Command("backup", "Writes database and media into one archive, while the program runs.") { To };
        command.SetAction((parsed, ct) => Common.RunAsync(async () =>
        {
            string to = Path.GetFullPath(parsed.GetValue(To)!);
            int files = await Backup.TakeAsync(await Common.ExistingAsync(parsed, ct), to, ct);
            Console.WriteLine($"{to}: database and {files} files");
            return 0;
        }));
        return command;
    }
}

internal static class RestoreCommand
{
    private static readonly Option<string> From = new("--from") { Description = "The archive to read.", Required = true };

    public static Command Build()
    {
        var command = new Command("restore", "Restores an archive into an empty data folder.") { From };
        command.SetAction((parsed, ct) => Common.RunAsync(async () =>
        {
            int files = await Backup.RestoreAsync(Common.Settings(parsed), Path.GetFullPath(parsed.GetValue(From)!), ct);
            Console.WriteLine($"restored: database and {files} files");
            return 0;
        }));
        return command;
    }
}
