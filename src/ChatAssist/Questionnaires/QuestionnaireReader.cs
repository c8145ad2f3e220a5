using System.Security.Cryptography;
using System.Text;
using ChatAssist.Content;

namespace ChatAssist.Questionnaires;

/// <summary>Reads a checklist's YAML, with the file and line of every mistake. The format is docs/checklists.md.</summary>
public static class QuestionnaireReader
{
    private const int MostItems = 99;

    public static readonly IReadOnlyList<string> Domains =
    [
        "work-safety", "urban", "environment", "culture", "training", "fire", "food", "agriculture", "water", "land",
        "forestry", "freight", "other",
    ];

    internal static readonly IReadOnlyDictionary<string, QuestionnaireKind> Kinds = new Dictionary<string, QuestionnaireKind>
    {
        ["checklist"] = QuestionnaireKind.Checklist,
        ["patrol"] = QuestionnaireKind.Patrol,
        ["form"] = QuestionnaireKind.Form,
    };

    /// <param name="words">
    /// The words of answers, to find options that nobody could choose by saying their name; null: not looked for, as where
    /// a kept edition is read again.
    /// </param>
    /// <returns>The questionnaire, or null where a mistake was added to <paramref name="errors"/>.</returns>
    public static Questionnaire? Read(string path, string yaml, ContentErrors errors, SpokenWords? words = null)
    {
        int before = errors.All.Count;
        if (YamlReading.Parse(path, yaml, errors) is not { } top)
        {
            return null;
        }

        top.AllowOnly("id", "name", "kind", "domain", "source", "suits", "items");
        string id = ReadId(top, path);
        string domain = top.NeedText("domain", 20);
        if (domain.Length > 0 && !Domains.Contains(domain))
        {
            top.Find("domain")?.Wrong(FileMistakes.NotOneOf, domain, "domain", string.Join(", ", Domains));
        }

        var kind = top.OneOf("kind", QuestionnaireKind.Checklist, Kinds);
        string name = top.NeedText("name", 12);
        if (name.Length == 1)
        {
            top.Find("name")?.Wrong(QuestionnaireMistakes.NameTooShort, name);
        }

        string source = top.NeedText("source", 40);
        var suits = ReadSuits(top);
        var items = ReadItems(top, out var places);
        if (errors.All.Count > before)
        {
            return null;
        }

        var list = new Questionnaire(id, name, kind, domain, source, suits, items, VersionOf(yaml), yaml);
        words?.Check(list, places);
        return errors.All.Count > before ? null : list;
    }

    private static string ReadId(YamlReading top, string path)
    {
        string id = top.NeedText("id", 40);
        if (id.Length > 0 && !IsId(id))
        {
            top.Find("id")?.Wrong(QuestionnaireMistakes.BadId, "id");
        }
        else if (id.Length > 0 && Path.GetFileNameWithoutExtension(path) is var file && file != id)
        {
            top.Find("id")?.Wrong(QuestionnaireMistakes.FileName, id, file);
        }

        return id;
    }

    private static List<string> ReadSuits(YamlReading top)
    {
        var suits = new List<string>();
        foreach (YamlReading at in top.Find("suits")?.List() ?? [])
        {
            if (at.Scalar() is not { } value)
            {
                continue;
            }

            if (!IsId(value))
            {
                at.Wrong(QuestionnaireMistakes.BadId, "suits");
            }
            else if (suits.Contains(value))
            {
                at.Wrong(QuestionnaireMistakes.SuitsTwice, value);
            }

            suits.Add(value);
        }

        return suits;
    }

    private static List<Question> ReadItems(YamlReading top, out List<YamlReading> places)
    {
        var items = new List<Question>();
        places = [];
        var names = new HashSet<string>();
        int before = top.Errors.All.Count;
        if (top.Find("items") is { } list)
        {
            foreach (YamlReading at in list.List().Where(i => i.NeedMapping()))
            {
                Question item = QuestionReader.Read(at, items);
                if (item.Name.Length > 0 && !names.Add(item.Name))
                {
                    at.Find("name")?.Wrong(QuestionnaireMistakes.NameTwice, item.Name);
                }

                items.Add(item);
                places.Add(at);
            }
        }

        if (items.Count == 0 && top.Errors.All.Count == before)
        {
            top.Wrong(QuestionnaireMistakes.NoItems);
        }

        if (items.Count > MostItems)
        {
            top.Wrong(QuestionnaireMistakes.TooManyItems, items.Count, MostItems);
        }

        return items;
    }

    public static string VersionOf(string yaml) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(yaml)))[..12];

    /// <summary>True for what may name a list, an item or an option, and a file.</summary>
    public static bool IsId(string id) =>
        id.Length > 0 && id.All(c => c is >= 'a' and <= 'z' or >= '0' and <= '9' or '-');
}
