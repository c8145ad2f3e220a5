using ChatAssist.Content;
using ChatAssist.People;
using ChatAssist.Questionnaires;
using ChatAssist.Targets;

namespace ChatAssist.Inspections;

/// <summary>
/// Takes a request apart: <c>兴旺加油站 消防 和李四</c> names a target, a checklist and a colleague in any order. What is
/// left over is said in <see cref="Rest"/>, so that it can be asked about and is never dropped.
/// </summary>
public sealed record InspectionWords(
    Target? Target, IReadOnlyList<Questionnaire> Lists, IReadOnlyList<Person> People, InspectionMode? Mode, string Rest)
{
    private const int ShortestListName = 2;

    public static InspectionWords Read(string text, Library library)
    {
        string rest = text;
        Target? target = TargetFinder.NamedIn(library.Register.Targets.Values, rest);
        rest = Without(rest, target?.Name);
        var people = new List<Person>();
        foreach (Person person in library.Register.People.Values.OrderByDescending(p => p.Name.Length))
        {
            if (rest.Contains(person.Name, StringComparison.Ordinal))
            {
                people.Add(person);
                rest = Without(rest, person.Name);
            }
        }

        InspectionMode? mode = ModeIn(rest, library, out string? modeWord);
        rest = Without(rest, modeWord);
        var lists = new List<(int At, Questionnaire List)>();
        foreach (Questionnaire list in library.Checklists.Concat(library.Patrols))
        {
            if (NameIn(rest, list.Name) is { } name)
            {
                lists.Add((text.IndexOf(name, StringComparison.Ordinal), list));
                rest = Without(rest, name);
            }
        }

        return new(target, [.. lists.OrderBy(l => l.At).Select(l => l.List)], people, mode, Strip(rest, library.Answers.Fillers));
    }

    /// <summary>The mode that a word of the text names (专项检查, 突击检查), or null.</summary>
    public static InspectionMode? ModeIn(string text, Library library, out string? word)
    {
        word = library.Answers.Modes.Keys.Where(w => text.Contains(w, StringComparison.Ordinal)).MaxBy(w => w.Length);
        return word is null ? null : Enum.Parse<InspectionMode>(library.Answers.Modes[word], ignoreCase: true);
    }

    /// <summary>The longest beginning of the list's name, of at least two characters, that stands in the text.</summary>
    private static string? NameIn(string text, string name)
    {
        for (int n = name.Length; n >= ShortestListName; n--)
        {
            if (text.Contains(name[..n], StringComparison.Ordinal))
            {
                return name[..n];
            }
        }

        return null;
    }

    private static string Without(string text, string? part) =>
        part is null ? text : text.Replace(part, " ", StringComparison.Ordinal);

    private static string Strip(string text, IReadOnlyList<string> fillers)
    {
        foreach (string filler in fillers)
        {
            text = text.Replace(filler, " ", StringComparison.Ordinal);
        }

        return string.Join(' ', text.Split([' ', '　', ',', '，', '、', '。', '的'], StringSplitOptions.RemoveEmptyEntries));
    }
}
