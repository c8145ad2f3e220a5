using System.CommandLine;
using ChatAssist.Content;
using ChatAssist.Host.Libraries;
using ChatAssist.Host.Storage;
using ChatAssist.Host.Transcripts;

namespace ChatAssist.Host.Commands;

/// <summary>chatassist chat: a conversation on the console, live or from a transcript.</summary>
internal static class ChatCommand
{
    private static readonly Option<string?> As = new("--as") { Description = "Userid or name of the person who talks." };
    private static readonly Option<string?> At = AtOption.Of("The instant at which it begins");
    private static readonly Option<string?> Script = new("--script") { Description = "A transcript to play; exit code 1 at the first difference." };
    private static readonly Option<string?> Record = new("--record") { Description = "A file to write the conversation to, as a transcript." };

    public static Command Build()
    {
        var command = new Command("chat", "A conversation on the console.") { As, At, Script, Record };
        command.SetAction((parsed, _) => Common.RunAsync(() => RunAsync(parsed)));
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parsed)
    {
        bool scripted = parsed.GetValue(Script) is not null;
        string? temporary = scripted && parsed.GetValue(Common.Data) is null ? Directory.CreateTempSubdirectory("chatassist-").FullName : null;
        HostSettings settings = scripted ? Common.Settings(parsed) : await Common.ExistingAsync(parsed, CancellationToken.None);
        settings = temporary is null ? settings : settings with { Data = temporary };
        try
        {
            Rules rules = ContentReading.Read(settings.Folders, new Register([], [])).Rules;
            using var only = new DataFolderLock(settings);
            only.Take();
            await DemoRegister.ImportIfEmptyAsync(settings, onlyIf: scripted);
            await using var session = new ChatSession(settings, new ScriptClock(AtOption.Read(parsed.GetValue(At), rules)));
            return scripted
                ? await PlayAsync(session, rules, parsed.GetValue(Script)!)
                : await TalkAsync(session, rules, parsed.GetValue(As) ?? throw new FormatException("Who talks? Add --as USERID."), parsed.GetValue(Record));
        }
        finally
        {
            if (temporary is not null)
            {
                Directory.Delete(temporary, recursive: true);
            }
        }
    }

    private static async Task<int> PlayAsync(ChatSession session, Rules rules, string path)
    {
        string? difference = await new TranscriptPlayer(session, rules).PlayAsync(Transcript.Parse(await File.ReadAllTextAsync(path)));
        Console.WriteLine(difference is null ? $"{path}: as written" : $"{path}: {difference}");
        return difference is null ? 0 : 1;
    }

    private static async Task<int> TalkAsync(ChatSession session, Rules rules, string who, string? recordTo)
    {
        if ((await session.LibraryAsync()).Register.People.Count == 0)
        {
            throw new FormatException("Nobody is in the roster yet: chatassist import roster FILE (config/demo/roster.csv has people to try with).");
        }

        await using TextWriter? record = recordTo is null ? null : new StreamWriter(recordTo);
        record?.WriteLine($"@ {rules.Local(session.Clock.Now):yyyy-MM-dd HH:mm:ss}");
        while (await Console.In.ReadLineAsync() is { } line)
        {
            if (string.IsNullOrWhiteSpace(line))
            {
                continue;
            }

            // Somebody else may speak as well: 老陈: 上报 …
            int colon = line.IndexOfAny([':', '：']);
            IReadOnlyList<Step> steps = line[0] is '+' or '@' or '!' ? Transcript.Parse(line) : [];
            string speaker = who, text = line;
            if (steps.Count == 0 && colon is > 0 and < 20 && await session.KnowsAsync(line[..colon].Trim()))
            {
                (speaker, text) = (line[..colon].Trim(), line[(colon + 1)..].Trim());
            }

            record?.WriteLine(steps.Count > 0 ? line : $"{speaker}: {text}");
            foreach (Said said in await HearAsync(session, rules, steps, speaker, text))
            {
                string shown = TranscriptPlayer.Show(said);
                Console.WriteLine(shown);
                record?.WriteLine(shown);
            }
        }

        return 0;
    }

    private static async Task<IReadOnlyList<Said>> HearAsync(
        ChatSession session, Rules rules, IReadOnlyList<Step> steps, string who, string text)
    {
        switch (steps is [var first, ..] ? first : null)
        {
            case Step.At at:
                session.Clock.Now = new DateTimeOffset(at.Local, rules.Zone.GetUtcOffset(at.Local));
                return [];
            case Step.Pass pass:
                return await session.PassAsync(pass.Time, pass.Down);
            default:
                session.Clock.Now += TimeSpan.FromSeconds(1);
                return await session.SayAsync(who, text);
        }
    }
}
