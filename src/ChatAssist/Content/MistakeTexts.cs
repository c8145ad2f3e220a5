using ChatAssist.Questionnaires;
using ChatAssist.Texts;

namespace ChatAssist.Content;

/// <summary>Mistakes in the words of those who write the lists: one text for each kind.</summary>
public static class MistakeTexts
{
    public static readonly IReadOnlyList<TextKey> Kinds =
        [.. new[] { typeof(FileMistakes), typeof(QuestionnaireMistakes) }
            .SelectMany(t => t.GetFields()).Select(f => (Mistake)f.GetValue(null)!)
            .Select(m => new TextKey("mistake." + m.Name, [.. m.Placeholders]))];

    private static readonly Dictionary<string, TextKey> ByName = Kinds.ToDictionary(k => k.Name);

    /// <summary>What is wrong, without the place; a mistake without a text of its own in English.</summary>
    public static string Say(TextBook texts, ContentError error) =>
        error.Kind is { } kind ? texts[ByName["mistake." + kind.Name], [.. error.Values]] : error.What;
}
