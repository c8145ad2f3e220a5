namespace ChatAssist.Sheets;

/// <summary>The words that stand for a fixed set of values in tables.</summary>
internal sealed class Words<T>
    where T : notnull
{
    private readonly Dictionary<string, T> byWord = new(StringComparer.Ordinal);
    private readonly Dictionary<T, (string English, string Chinese)> byValue = [];

    /// <summary>Of each value: how it is written in either language, and what else is understood.</summary>
    public Words(params (T Value, string English, string Chinese, string[] Also)[] entries)
    {
        foreach ((T value, string english, string chinese, string[] also) in entries)
        {
            byValue.Add(value, (english, chinese));
            foreach (string word in (string[])[english, chinese, .. also]) byWord.Add(Wording.Key(word), value);
        }
    }

    public bool TryRead(string word, out T value) => byWord.TryGetValue(Wording.Key(word), out value!);

    /// <summary>The value's word; a value without one as it is.</summary>
    public string Write(T value, SheetLanguage language) =>
        !byValue.TryGetValue(value, out (string English, string Chinese) words) ? value.ToString()!
        : language == SheetLanguage.Chinese ? words.Chinese : words.English;
}
