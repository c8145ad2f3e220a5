using System.Text;
using ChatAssist.Calendar;
using ChatAssist.Complaints;
using ChatAssist.Complaints.Registers;
using ChatAssist.Content;
using ChatAssist.Deadlines;
using ChatAssist.Desk;
using ChatAssist.Findings;
using ChatAssist.Host.Channels.WeCom;
using ChatAssist.Host.Libraries;
using ChatAssist.Questionnaires;
using ChatAssist.Questions;
using ChatAssist.Texts;
using static ChatAssist.Tests.Hostile.Targets;

namespace ChatAssist.Tests.Hostile;

/// <summary>C-06: every reader of config/ and dialogs/. A file with mistakes ends in a list of them, each with its line.</summary>
internal static class ContentTargets
{
    private static readonly TextKey[] Keys =
        [.. TextBook.Declared(typeof(TextBook).Assembly).Concat(TextBook.Declared(typeof(ContentReading).Assembly)).Where(k => k.Name.StartsWith("walk.", StringComparison.Ordinal))];

    public static IEnumerable<Target> All =>
    [
        Yaml("rules", "config/rules.yaml", RulesReader.Read),
        Yaml("calendar", "config/calendar/2026.yaml", CalendarYearReader.Read),
        Yaml("deadlines", "config/deadlines.yaml", DeadlineBookReader.Read),
        Yaml("first-violation", "config/first-violation.yaml", FirstViolationRules.Read),
        Yaml("texts", "dialogs/texts/walk.yaml", (path, yaml, errors) => TextBook.Read([(path, yaml)], Keys, errors)),
        Yaml("commands", "dialogs/questions/commands.yaml", CommandWords.Read),
        Yaml("answers", "dialogs/questions/answers.yaml", AnswerWords.Read),
        Yaml("categories", "dialogs/questions/categories.yaml", CategoryWords.Read),
        Yaml("findings", "dialogs/questions/findings.yaml", FindingWords.Read),
        .. new[] { "words", "dates", "holidays", "sounds", "examples" }.Select(name => Yaml($"question-{name}", $"dialogs/questions/{name}.yaml", Questions) with { Times = 8 }),
        Yaml("checklist", "dialogs/checklists/fire.yaml", (path, yaml, errors) => QuestionnaireReader.Read(path, yaml, errors, Spoken)),
        Yaml("register-form", "dialogs/tables/complaint-register.yaml", RegisterFormReader.Read),
        Yaml("menu", "dialogs/menu.yaml", Menu),
    ];

    private static SpokenWords Spoken { get; } = new(Home.Content().Answers, Home.Content().Commands);

    private static Target Yaml<T>(string name, string path, Func<string, string, ContentErrors, T> read)
    {
        path = Home.Of(path);
        return new Target(name, Shape.Bytes, [File.ReadAllBytes(path)], bytes =>
        {
            var errors = new ContentErrors();
            read(path, Encoding.UTF8.GetString(bytes), errors);
            Must(errors.All.All(e => e.Line >= 0 && e.What.Length > 0), "a mistake without a place or words");
        })
        { Times = 80, Floor = 24 * 1024 * 1024, PerByte = 4000 };
    }

    /// <summary>One of the files of words spoiled, the others as they are.</summary>
    private static QuestionWords Questions(string path, string yaml, ContentErrors errors) => QuestionWords.Read(
        file => Path.GetFileName(path) == file ? (path, yaml) : (file, Others.GetOrAdd(file, f => File.ReadAllText(Home.Of($"dialogs/questions/{f}")))), errors);

    private static readonly System.Collections.Concurrent.ConcurrentDictionary<string, string> Others = [];

    private static Menu? Menu(string path, string yaml, ContentErrors errors)
    {
        try
        {
            return MenuFile.Parse(yaml, path);
        }
        catch (InvalidDataException)
        {
            return null;
        }
    }
}
