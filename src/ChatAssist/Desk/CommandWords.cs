using ChatAssist.Chat;
using ChatAssist.Content;

namespace ChatAssist.Desk;

/// <summary>
/// The words with which people begin something, from dialogs/questions/commands.yaml. Those under <c>alone</c> count
/// only as a whole message; those under <c>leading</c> may be followed by what it is about, with or without a space.
/// </summary>
public sealed class CommandWords
{
    private readonly Dictionary<string, string> _alone = new(StringComparer.OrdinalIgnoreCase);
    private readonly List<(string Word, string Id)> _leading = [];

    public IReadOnlySet<string> Ids { get; private set; } = new HashSet<string>();

    public static CommandWords Read(string path, string yaml, ContentErrors errors)
    {
        var words = new CommandWords();
        if (YamlReading.Parse(path, yaml, errors) is not { } top)
        {
            return words;
        }

        var ids = new HashSet<string>();
        foreach (var (id, at) in top.Entries())
        {
            ids.Add(id);
            at.AllowOnly("alone", "leading");
            foreach (string word in at.Texts("alone").Concat(at.Texts("leading")))
            {
                if (!words._alone.TryAdd(word, id))
                {
                    at.Wrong($"'{word}' stands twice: for {words._alone[word]} and for {id}");
                }
            }

            words._leading.AddRange(at.Texts("leading").Select(w => (w, id)));
        }

        words._leading.Sort((a, b) => b.Word.Length.CompareTo(a.Word.Length));
        words.Ids = ids;
        return words;
    }

    /// <summary>The shortest word for a command that may be followed by what it is about; null for a command that takes nothing.</summary>
    public string? ShortestLeading(string id) => _leading.Where(w => w.Id == id).Select(w => w.Word).MinBy(w => w.Length);

    /// <summary>The command where the whole message is its word.</summary>
    public Command? Exact(string text) =>
        _alone.TryGetValue(text.Trim().TrimEnd('。', '！', '!', '.', '？', '?'), out string? id) ? new Command(id, "") : null;

    /// <summary>The command whose word the message begins with, longest word first.</summary>
    public Command? Leading(string text)
    {
        string trimmed = text.TrimStart();
        foreach (var (word, id) in _leading)
        {
            if (trimmed.StartsWith(word, StringComparison.OrdinalIgnoreCase))
            {
                return new Command(id, trimmed[word.Length..].Trim(' ', '　', '：', ':', '，', ','));
            }
        }

        return null;
    }
}
