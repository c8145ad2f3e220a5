using System.CommandLine;
using ChatAssist.Desk;
using ChatAssist.Host.Libraries;
using ChatAssist.Host.Records;

namespace ChatAssist.Host.Commands;

/// <summary>chatassist case-file NUMBER --to FILE.zip: one record with all that belongs to it, of any size.</summary>
internal static class CaseFileCommand
{
    private static readonly Argument<string> Number = new("number") { Description = "I-2026-0012 or C-2026-0003." };
    private static readonly Option<string> To = new("--to") { Description = "The archive to write (.zip).", Required = true };

    public static Command Build()
    {
        var command = new Command("case-file", "Writes everything about one inspection or complaint into one archive.") { Number, To };
        command.SetAction((parsed, ct) => Common.RunAsync(() => RunAsync(parsed, ct)));
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        if (!RecordNumber.TryParse(parsed.GetValue(Number)!, out string number))
        {
            throw new FormatException($"'{parsed.GetValue(Number)}' is no record's number; they look like I-2026-0012.");
        }

        await using ServiceProvider services = Common.Services(Common.Settings(parsed));
        await services.GetRequiredService<Startup>().PrepareAsync(cancellationToken);
        string to = Path.GetFullPath(parsed.GetValue(To)!);
        IReadOnlyList<ArchivedFile>? files = null;
        await SafeFile.WriteAsync(
            to,
            async file => files = await services.GetRequiredService<CaseFile>().WriteAsync(number, file, cancellationToken)
                ?? throw new FormatException($"There is no record {number}; case files are made of inspections (I-…) and complaints (C-…)."),
            cancellationToken);
        Console.WriteLine($"{to}: {files!.Count} files");
        return 0;
    }
}
