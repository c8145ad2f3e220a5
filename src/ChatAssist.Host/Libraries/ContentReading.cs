using System.Collections.Frozen;
using ChatAssist.Content;
using ChatAssist.Desk;
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
        var texts = TextBook.Read(Files(Path.Combine(folders.Dialogs, "texts")), TextBook.Declared(typeof(TextBook).Assembly), errors);
        var commands = One(Path.Combine(questions, "commands.yaml"), CommandWords.Read, errors);
        var answers = One(Path.Combine(questions, "answers.yaml"), AnswerWords.Read, errors);
        var rules = One(Path.Combine(folders.Config, "rules.yaml"), RulesReader.Read, errors);
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

        return new Library(texts, commands, answers, lists.ToFrozenDictionary(), rules, register)
        {
            Questions = QuestionWords.Read(file => One(Path.Combine(questions, file), (path, yaml, _) => (path, yaml), errors), errors),
        };
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
