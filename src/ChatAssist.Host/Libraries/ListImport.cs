using System.Text;
using System.Text.Json;
using ChatAssist.Content;
using ChatAssist.Host.Sheets;
using ChatAssist.Questionnaires;
using ChatAssist.Questionnaires.Tables;
using ChatAssist.Sheets;
using ChatAssist.Texts;

namespace ChatAssist.Host.Libraries;

/// <summary>
/// Takes a checklist over from a table (C-06): through the same reader as every YAML file, and written as one, whole or
/// not at all. A program that serves takes it up like any other file that is saved.
/// </summary>
public sealed class ListImport
{
    private readonly ContentFolders _folders;
    private readonly TextBook _texts;
    private readonly ListWords _words;
    private readonly SpokenWords _spoken;
    private readonly Library _library;
    private readonly IReadOnlyList<ContentError> _mistakes;

    /// <exception cref="ContentException">Texts or words have mistakes; those of checklists do not matter here.</exception>
    public ListImport(ContentFolders folders)
    {
        var errors = new ContentErrors();
        _folders = folders;
        _library = ContentReading.Read(folders, new Register([], []), errors);
        _mistakes = errors.All;
        var others = errors.All.Where(e => !QuestionnaireFolder.Folders.Contains(Path.GetFileName(Path.GetDirectoryName(e.Path)))).ToList();
        if (others.Count > 0)
        {
            throw new ContentException(others);
        }

        _texts = _library.Texts;
        _words = new ListWords(_texts);
        _spoken = new SpokenWords(_library.Answers, _library.Commands);
    }

    /// <param name="idsMayChange">Take over an item under another id, or an id for another item.</param>
    /// <exception cref="ContentException">The table has mistakes, or would change ids; nothing was written.</exception>
    public async Task<ListImported> RunAsync(string path, bool idsMayChange = false, CancellationToken cancellationToken = default)
    {
        var errors = new ContentErrors();
        ListDraft draft = ReadDraft(path, errors);
        Refuse(errors);
        string file = FileOf(draft);
        Questionnaire given = ReadList(path, file, DraftYaml.Of(draft));

        // A table spells out what a file leaves to be understood; the file is written as people write it.
        string yaml = DraftYaml.Of(DraftMaking.Of(given)).Yaml;
        Questionnaire list = QuestionnaireReader.Read(file, yaml, errors)!;
        Refuse(errors);
        Questionnaire? before = _library.Questionnaires.GetValueOrDefault(list.Id);
        ItemChanges changes = before is null ? new([], [], [], []) : ItemChanges.Between(before, list);
        if (!idsMayChange)
        {
            RefuseChangedIds(path, draft, changes);
        }

        bool same = before is not null && Same(before, list);
        bool comments = before is not null && before.Yaml.Split('\n').Any(l => l.TrimStart().StartsWith('#') || l.Contains(" #", StringComparison.Ordinal));
        if (!same)
        {
            await SafeFile.WriteSharedAsync(file, async to => await to.WriteAsync(Encoding.UTF8.GetBytes(yaml), cancellationToken), cancellationToken);
        }

        return new ListImported(file, list, before is null, same, comments && !same, changes);
    }

    /// <summary>The same list, whatever its file looks like.</summary>
    public static bool Same(Questionnaire one, Questionnaire other) => Plain(one) == Plain(other);

    private static string Plain(Questionnaire list) => JsonSerializer.Serialize(list with { Version = "", Yaml = "" });

    private ListDraft ReadDraft(string path, ContentErrors errors)
    {
        Sheet? list = Sheet(path, ListPart.List, errors), items = Sheet(path, ListPart.Items, errors), options = Sheet(path, ListPart.Options, errors);
        Refuse(errors);
        return new ListSheetReader(path, _words, _texts, errors).Read(list!, items!, options);
    }

    /// <summary>Null where the sheet cannot be read, and for options also where there is none.</summary>
    private Sheet? Sheet(string path, ListPart part, ContentErrors errors)
    {
        try
        {
            return SheetFile.Read(path, _words.Sheet(part));
        }
        catch (SheetProblemException e) when (part == ListPart.Options && e.Code is FileCode.SheetMissing or FileCode.SheetEmpty)
        {
            return null;
        }
        catch (SheetProblemException e)
        {
            string what = FileTexts.Say(_texts, e);
            bool whole = e.Line is null && e.Code is not (FileCode.SheetMissing or FileCode.SheetEmpty);
            if (!whole || !errors.Any)
            {
                errors.Add(path, e.Line ?? 1, whole ? what : _texts[ListTexts.Place, _words.Sheet(part), what]);
            }

            return null;
        }
    }

    /// <summary>Where the list lies, or will. An id that is none names no file: the reader refuses it.</summary>
    private string FileOf(ListDraft draft)
    {
        string id = draft.Head["id"] is { } given && QuestionnaireReader.IsId(given) ? given : "none";
        string folder = draft.Head["kind"] == "form" ? "forms" : "checklists";
        string usual = Path.Combine(_folders.Dialogs, folder, id + ".yaml");
        return QuestionnaireFolder.Folders.Select(f => Path.Combine(_folders.Dialogs, f, id + ".yaml")).FirstOrDefault(File.Exists, usual);
    }

    private Questionnaire ReadList(string path, string file, DraftYaml yaml)
    {
        var errors = new ContentErrors();
        Questionnaire? list = QuestionnaireReader.Read(file, yaml.Yaml, errors, _spoken);
        if (list is not null && _library.Questionnaires.Values.FirstOrDefault(q => q.Name == list.Name && q.Id != list.Id) is { } namesake)
        {
            errors.Add(file, 1, QuestionnaireMistakes.NameElsewhere, list.Name, namesake.Id);
        }

        if (errors.Any)
        {
            throw new ContentException([.. errors.All.Select(e => ListMistakes.InTable(path, e, yaml, _words, _texts)).Distinct().OrderBy(e => e.Line)]);
        }

        // What is replaced must be readable, or nobody could tell which ids it had.
        var broken = _mistakes.Where(m => m.Path == file).ToList();
        return broken.Count == 0 ? list! : throw new ContentException(broken);
    }

    private void RefuseChangedIds(string path, ListDraft draft, ItemChanges changes)
    {
        int LineOf(Question q) => draft.Items[q.Number - 1].Row.Line;
        var refused = changes.Renamed
            .Select(c => (Line: LineOf(c.After), What: _texts[ListTexts.IdChanged, c.After.Name, c.Before.Id, c.After.Id]))
            .Concat(changes.Reused.Select(c => (Line: LineOf(c.After), What: _texts[ListTexts.IdReused, c.Before.Id, c.Before.Name])))
            .OrderBy(r => r.Line).ToList();
        if (refused.Count > 0)
        {
            throw new ContentException([.. refused.Select(r => new ContentError(path, r.Line, _texts[ListTexts.Place, _words.Sheet(ListPart.Items), r.What]))]);
        }
    }

    private static void Refuse(ContentErrors errors)
    {
        if (errors.Any)
        {
            throw new ContentException(errors.All);
        }
    }
}

/// <summary>What an import did.</summary>
/// <param name="New">There was no list of this id before.</param>
/// <param name="Same">Nothing differs: the file was left as it is, remarks included.</param>
/// <param name="LostRemarks">The file had remarks (# …), which a table cannot hold.</param>
public sealed record ListImported(string File, Questionnaire List, bool New, bool Same, bool LostRemarks, ItemChanges Changes);
