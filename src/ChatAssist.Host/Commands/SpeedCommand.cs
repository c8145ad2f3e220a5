using System.CommandLine;
using ChatAssist.Host.Measuring;

namespace ChatAssist.Host.Commands;

/// <summary>chatassist speed: how long the usual questions take on the store, as a table; of two stores with the ratio.</summary>
internal static class SpeedCommand
{
    private static readonly Option<string?> Than = new("--than") { Description = "Another data folder, a smaller one, to compare with." };
    private static readonly Option<int> Times = new("--times") { Description = "How often each question is asked.", DefaultValueFactory = _ => 200 };

    private static readonly Option<string[]> Asked = new("--ask")
    {
        Description = "A question to measure instead of the usual ones; may be given several times.",
        AllowMultipleArgumentsPerToken = false,
    };

    public static Command Build()
    {
        var command = new Command("speed", "Measures how long the usual questions take on this store.") { Than, Times, Asked };
        command.SetAction((parsed, ct) => Common.RunAsync(async () =>
        {
            HostSettings settings = Common.Settings(parsed);
            HostSettings[] stores = parsed.GetValue(Than) is { } than ? [settings with { Data = Path.GetFullPath(than) }, settings] : [settings];
            if (stores.Any(s => s.Database.IsSqlite && !File.Exists(s.Database.SqlitePath)))
            {
                throw new FileNotFoundException("There is no store in the folder.");
            }

            Console.Write(await new QuestionSpeed(stores, Math.Clamp(parsed.GetValue(Times), 10, 100_000), parsed.GetValue(Asked) ?? []).TableAsync(ct));
            return 0;
        }));
        return command;
    }
}
