using System.Collections.Frozen;
using ChatAssist.Calendar;
using ChatAssist.Complaints;
using ChatAssist.Content;
using ChatAssist.Deadlines;
using ChatAssist.Desk;
using ChatAssist.Questionnaires;
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
        var texts = TextBook.Read(Files(Path.Combine(folders.Dialogs, "texts")), TextBook.Declared(typeof(TextBook).Assembly), errors);
        var commands = One(Path.Combine(questions, "commands.yaml"), CommandWords.Read, errors);
        var answers = One(Path.Combine(questions, "answers.yaml"), AnswerWords.Read, errors);
        var categories = One(Path.Combine(questions, "categories.yaml"), CategoryWords.Read, errors);
        var rules = One(Path.Combine(folders.Config, "rules.yaml"), RulesReader.Read, errors);
        var calendar = Calendar(Path.Combine(folders.Config, "calendar"), errors);
        var deadlines = One(Path.Combine(folders.Config, "deadlines.yaml"), DeadlineBookReader.Read, errors);
        var lists = new Dictionary<string, Questionnaire>();
        foreach (var (path, yaml) in Files(Path.Combine(folders.Dialogs, "checklists")).Concat(Files(Path.Combine(folders.Dialogs, "forms"))))
        {
            if (QuestionnaireReader.Read(path, yaml, errors) is { } list && !lists.TryAdd(list.Id, list))
            {
                errors.Add(path, 1, $"id '{list.Id}' stands in another file too");
            }
        }

        foreach (string unknown in commands.Ids.Except(Dialogs.Desk.Commands))
        {
            errors.Add(Path.Combine(questions, "commands.yaml"), 1, $"no dialog answers the command '{unknown}'");
        }

        foreach (string missing in Dialogs.Desk.Commands.Except(commands.Ids))
        {
            errors.Add(Path.Combine(questions, "commands.yaml"), 1, $"the command '{missing}' has no words");
        }

        return new Library(texts, commands, answers, categories, lists.ToFrozenDictionary(), rules, calendar, deadlines, register);
    }

    private static WorkCalendar Calendar(string folder, ContentErrors errors)
    {
        var years = new Dictionary<int, CalendarYear>();
        foreach (var (path, yaml) in Files(folder))
        {
            if (CalendarYearReader.Read(path, yaml, errors) is { } year && !years.TryAdd(year.Year, year))
            {
                errors.Add(path, 1, $"the year {year.Year} stands in another file too");
            }
        }

        if (!Files(folder).Any())
        {
            errors.Add(folder, 1, "no year's notice is there; every deadline would be provisional");
        }

        return new WorkCalendar(years.Values);
    }

    private static T One<T>(string path, Func<string, string, ContentErrors, T> read, ContentErrors errors)
    {
        string yaml = "";
        try
        {
            yaml = File.ReadAllText(path);
        }
        catch (IOException)
        {
            errors.Add(path, 1, "the file cannot be read");
        }

        return read(path, yaml, errors);
    }

    private static IEnumerable<(string Path, string Yaml)> Files(string folder) =>
        Directory.Exists(folder)
            ? Directory.EnumerateFiles(folder, "*.yaml").Order(StringComparer.Ordinal).Select(f => (f, File.ReadAllText(f)))
            : [];
}
