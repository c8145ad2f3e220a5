using System.Security.Cryptography;
using System.Text;
using ChatAssist.Content;

namespace ChatAssist.Questionnaires;

/// <summary>Reads a checklist's YAML, with the file and line of every mistake. The format is docs/checklists.md.</summary>
public static class QuestionnaireReader
{
    public static readonly IReadOnlyList<string> Domains =
    [
        "work-safety", "urban", "environment", "culture", "training", "fire", "food", "agriculture", "water", "land",
        "forestry", "freight", "other",
    ];

    private static readonly Dictionary<string, QuestionnaireKind> Kinds = new()
    {
        ["checklist"] = QuestionnaireKind.Checklist,
        ["patrol"] = QuestionnaireKind.Patrol,
        ["form"] = QuestionnaireKind.Form,
    };

    /// <returns>The questionnaire, or null where a mistake was added to <paramref name="errors"/>.</returns>
    public static Questionnaire? Read(string path, string yaml, ContentErrors errors)
    {
        int before = errors.All.Count;
        if (YamlReading.Parse(path, yaml, errors) is not { } top)
        {
            return null;
        }

        top.AllowOnly("id", "name", "kind", "domain", "source", "suits", "items");
        string id = top.NeedText("id", 40);
        if (!IsId(id))
        {
            top.Find("id")?.Wrong("'id' may hold a-z, 0-9 and - only");
        }

        if (Path.GetFileNameWithoutExtension(path) is var file && file != id)
        {
            top.Find("id")?.Wrong($"'id' is {id} but the file is called {file}");
        }

        string domain = top.NeedText("domain", 20);
        if (domain.Length > 0 && !Domains.Contains(domain))
        {
            top.Find("domain")?.Wrong($"'{domain}' is not a domain; known: {string.Join(", ", Domains)}");
        }

        var kind = top.OneOf("kind", QuestionnaireKind.Checklist, Kinds);
        string name = top.NeedText("name", 12);
        string source = top.NeedText("source", 40);
        var suits = top.Texts("suits");
        var items = new List<Question>();
        var names = new HashSet<string>();
        if (top.Find("items") is { } list)
        {
            foreach (YamlReading at in list.List())
            {
                Question item = QuestionReader.Read(at, items);
                if (!names.Add(item.Name))
                {
                    at.Wrong($"name '{item.Name}' stands twice in this file");
                }

                items.Add(item);
            }
        }

        if (items.Count == 0)
        {
            top.Wrong("'items' is missing or empty");
        }

        if (items.Count > 99)
        {
            top.Wrong($"{items.Count} items; at most 99 can be walked in a chat");
        }

        return errors.All.Count > before
            ? null
            : new Questionnaire(id, name, kind, domain, source, suits, items, VersionOf(yaml), yaml);
    }

    public static string VersionOf(string yaml) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(yaml)))[..12];

    internal static bool IsId(string id) =>
        id.Length > 0 && id.All(c => c is >= 'a' and <= 'z' or >= '0' and <= '9' or '-');
}
