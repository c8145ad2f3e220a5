using System.Collections.Frozen;
using ChatAssist.Calendar;
using ChatAssist.Complaints;
using ChatAssist.Complaints.Registers;
using ChatAssist.Content;
using ChatAssist.Deadlines;
using ChatAssist.Desk;
using ChatAssist.Findings;
using ChatAssist.Host.Sheets;
using ChatAssist.Questionnaires;
using ChatAssist.Questions;
using ChatAssist.Texts;

namespace ChatAssist.Host.Libraries;

/// <summary>Reads all of dialogs/ and config/ and finds every mistake in them.</summary>
public static class ContentReading
{
    /// <exception cref="ContentException">At least one mistake.</exception>
    public static Library Read(ContentFolders folders, Register register)
    {
        var errors = new ContentErrors();
        Library library = Read(folders, register, errors);
        return errors.Any ? throw new ContentException(errors.All) : library;
    }

    public static Library Read(ContentFolders folders, Register register, ContentErrors errors)
    {
        string questions = Path.Combine(folders.Dialogs, "questions");
        var said = TextBook.Declared(typeof(TextBook).Assembly).Concat(TextBook.Declared(typeof(ContentReading).Assembly));
        var texts = TextBook.Read(Files(Path.Combine(folders.Dialogs, "texts"), errors), said, errors);
        SpokenWords? words = Words(questions, errors, out CommandWords commands, out AnswerWords answers);
        var categories = One(Path.Combine(questions, "categories.yaml"), CategoryWords.Read, errors);
        var rules = One(Path.Combine(folders.Config, "rules.yaml"), RulesReader.Read, errors);
        var calendar = Calendar(Path.Combine(folders.Config, "calendar"), errors);
        var deadlines = One(Path.Combine(folders.Config, "deadlines.yaml"), DeadlineBookReader.Read, errors);
        var lists = QuestionnaireFolder.Read(folders, words, errors);
        string first = Path.Combine(folders.Config, "first-violation.yaml");
        var firstViolations = One(first, FirstViolationRules.Read, errors);
        if (!errors.Any)
        {
            firstViolations.CheckItems(first, lists, errors);
        }

        return new Library(
            texts, commands, answers, categories, lists.ToFrozenDictionary(l => l.Id), rules, calendar, deadlines, register)
        {
            FindingWords = One(Path.Combine(questions, "findings.yaml"), FindingWords.Read, errors),
            FirstViolations = firstViolations,
            Templates = Documents.TemplateFolder.Read(Path.Combine(folders.Dialogs, "documents"), errors),
            Questions = QuestionWords.Read(file => One(Path.Combine(questions, file), (path, yaml, _) => (path, yaml), errors), errors),
            ComplaintForm = One(Path.Combine(folders.Dialogs, "tables", "complaint-register.yaml"), RegisterFormReader.Read, errors),
        };
    }

    private static WorkCalendar Calendar(string folder, ContentErrors errors)
    {
        var files = Files(folder, errors);
        var years = new Dictionary<int, CalendarYear>();
        foreach (var (path, yaml) in files)
        {
            if (CalendarYearReader.Read(path, yaml, errors) is { } year && !years.TryAdd(year.Year, year))
            {
                errors.Add(path, 1, $"the year {year.Year} stands in another file too");
            }
        }

        if (files.Count == 0)
        {
            errors.Add(folder, 1, "no year's notice is there; every deadline would be provisional");
        }

        return new WorkCalendar(years.Values);
    }

    /// <summary>The words of commands and answers; null where they have mistakes, which would only repeat themselves in the lists.</summary>
    internal static SpokenWords? Words(string questions, ContentErrors errors, out CommandWords commands, out AnswerWords answers)
    {
        int before = errors.All.Count;
        string path = Path.Combine(questions, "commands.yaml");
        commands = One(path, CommandWords.Read, errors);
        answers = One(Path.Combine(questions, "answers.yaml"), AnswerWords.Read, errors);
        foreach (string unknown in commands.Ids.Except(Dialogs.Desk.Commands))
        {
            errors.Add(path, 1, $"no dialog answers the command '{unknown}'");
        }

        foreach (string missing in Dialogs.Desk.Commands.Except(commands.Ids))
        {
            errors.Add(path, 1, $"the command '{missing}' has no words");
        }

        return errors.All.Count == before ? new SpokenWords(answers, commands) : null;
    }

    private static T One<T>(string path, Func<string, string, ContentErrors, T> read, ContentErrors errors)
    {
        // A file that cannot be read is one mistake; that it is empty as well would be a second one.
        string? yaml = ContentFile.Read(path, errors);
        return read(path, yaml ?? "", yaml is null ? new ContentErrors() : errors);
    }

    private static List<(string Path, string Yaml)> Files(string folder, ContentErrors errors)
    {
        var files = new List<(string, string)>();
        foreach (string path in Directory.Exists(folder) ? Directory.GetFiles(folder, "*.yaml").Order(StringComparer.Ordinal) : Enumerable.Empty<string>())
        {
            if (ContentFile.Read(path, errors) is { } yaml)
            {
                files.Add((path, yaml));
            }
        }

        return files;
    }
}
