using ChatAssist.Content;
using ChatAssist.Questionnaires;

namespace ChatAssist.Host.Libraries;

/// <summary>All checklists and forms, each from its file, and what only shows where they lie beside each other.</summary>
public static class QuestionnaireFolder
{
    public static readonly IReadOnlyList<string> Folders = ["checklists", "forms"];

    /// <returns>Those without a mistake.</returns>
    public static IReadOnlyList<Questionnaire> Read(ContentFolders folders, SpokenWords? words, ContentErrors errors)
    {
        int before = errors.All.Count;
        var lists = new Dictionary<string, Questionnaire>();
        var ids = new Dictionary<string, string>();
        var names = new Dictionary<string, string>();
        foreach (string path in Paths(folders, errors))
        {
            if (ContentFile.Read(path, errors) is not { } yaml || QuestionnaireReader.Read(path, yaml, errors, words) is not { } list)
            {
                continue;
            }

            string shown = Path.GetRelativePath(folders.Dialogs, path);
            if (!ids.TryAdd(list.Id, shown))
            {
                errors.Add(path, LineOf(path, yaml, "id"), QuestionnaireMistakes.IdElsewhere, list.Id, ids[list.Id]);
                continue;
            }

            lists.Add(list.Id, list);
            if (!names.TryAdd(list.Name, shown))
            {
                errors.Add(path, LineOf(path, yaml, "name"), QuestionnaireMistakes.NameElsewhere, list.Name, names[list.Name]);
            }
        }

        if (lists.Count == 0 && errors.All.Count == before)
        {
            errors.Add(Path.Combine(folders.Dialogs, Folders[0]), 1, QuestionnaireMistakes.None);
        }

        return [.. lists.Values];
    }

    /// <summary>The files in order. One that looks like a list and would not be read is a mistake, not a wish.</summary>
    private static List<string> Paths(ContentFolders folders, ContentErrors errors)
    {
        var paths = new List<string>();
        foreach (string folder in Folders.Select(f => Path.Combine(folders.Dialogs, f)).Where(Directory.Exists))
        {
            foreach (string path in Directory.EnumerateFiles(folder).Order(StringComparer.Ordinal))
            {
                string extension = Path.GetExtension(path);
                if (extension == ".yaml" && !Path.GetFileName(path).StartsWith('.'))
                {
                    paths.Add(path);
                }
                else if (extension.ToLowerInvariant() is ".yml" or ".yaml" && !Path.GetFileName(path).StartsWith('.'))
                {
                    errors.Add(path, 1, FileMistakes.Extension);
                }
            }
        }

        return paths;
    }

    private static long LineOf(string path, string yaml, string key) =>
        YamlReading.Parse(path, yaml, new ContentErrors())?.Find(key)?.Line ?? 1;
}
