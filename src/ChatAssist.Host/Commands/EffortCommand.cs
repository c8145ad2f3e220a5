using System.CommandLine;
using System.Text;
using ChatAssist.Host.Efforts;
using ChatAssist.Host.Libraries;

namespace ChatAssist.Host.Commands;

/// <summary>chatassist effort: how many messages an inspection takes, for each checklist.</summary>
internal static class EffortCommand
{
    private static readonly Option<string?> Write = new("--write") { Description = $"A file to write the page to ({EffortPage.Path})." };

    public static Command Build()
    {
        var command = new Command("effort", "Counts the messages of an inspection with two failures, for each checklist.") { Write };
        command.SetAction((parsed, ct) => Common.RunAsync(async () =>
        {
            string page = EffortPage.Of(await new Effort(Common.Settings(parsed)).MeasureAsync(_ => true, ct));
            Console.Write(page);
            if (parsed.GetValue(Write) is { } path)
            {
                await SafeFile.WriteSharedAsync(Path.GetFullPath(path), async to => await to.WriteAsync(Encoding.UTF8.GetBytes(page), ct), ct);
            }

            return 0;
        }));
        return command;
    }
}
