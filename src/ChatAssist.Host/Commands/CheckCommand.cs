using System.CommandLine;
using ChatAssist.Content;
using ChatAssist.Host.Channels.WeCom;
using ChatAssist.Host.Libraries;
using ChatAssist.Host.Telemetry;

namespace ChatAssist.Host.Commands;

/// <summary>chatassist check: every mistake in config/ and dialogs/, with file and line.</summary>
internal static class CheckCommand
{
    public static Command Build()
    {
        var command = new Command("check", "Checks all of config/ and dialogs/; exit code 1 with path:line: what is wrong.");
        command.SetAction((parsed, _) => Common.RunAsync(() => Task.FromResult(Run(Common.Settings(parsed)))));
        return command;
    }

    private static int Run(HostSettings settings)
    {
        SettingsCheck.Run(settings);
        var errors = new ContentErrors();
        Library library = ContentReading.Read(settings.Folders, new Register([], []), errors);
        string menu = Path.Combine(settings.Dialogs, "menu.yaml");
        string[] lines = [];
        try
        {
            MenuFile.Load(menu);
        }
        catch (InvalidDataException e)
        {
            lines = e.Message.Split('\n');
        }
        catch (IOException)
        {
            errors.Add(menu, 1, "the file cannot be read");
        }

        // Credentials come from the environment; where they are set, they are content like any other.
        IConfigurationRoot environment = new ConfigurationBuilder().AddEnvironmentVariables().Build();
        IConfigurationSection wecom = environment.GetSection(WeComOptions.Section);
        lines = [.. lines, .. wecom.Exists() ? WeComOptionsCheck.Problems(wecom) : [], .. LoggingCheck.Problems(environment)];

        foreach (string line in lines)
        {
            Console.Error.WriteLine(line);
        }

        if (errors.Any)
        {
            throw new ContentException(errors.All);
        }

        if (lines.Length > 0)
        {
            return 1;
        }

        Console.WriteLine(
            $"{library.Questionnaires.Count} checklists and forms with {library.Questionnaires.Values.Sum(q => q.Items.Count)} items, "
            + "texts, words, rules, deadlines, menu and the calendar of "
            + $"{string.Join(", ", library.Calendar.Years.Select(y => y.Year))}: no mistakes.");
        return 0;
    }
}
