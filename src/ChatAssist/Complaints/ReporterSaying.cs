namespace ChatAssist.Complaints;

/// <summary>What a reporter says about the own report, told apart from more of the report itself.</summary>
public enum ReporterMeaning
{
    /// <summary>More words of the report.</summary>
    More,
    StayAnonymous,
    BeNamed,

    /// <summary>What became of it?</summary>
    AskAfter,
    Place,
    Domain,

    /// <summary>Something was guessed wrongly, and not said what.</summary>
    Wrong,
}

/// <param name="Rest">The place or category that is meant instead; "" where it was not said.</param>
public readonly record struct ReporterSaying(ReporterMeaning Meaning, string Rest = "")
{
    private const int LongestWish = 25;

    private static readonly char[] Between = ['，', ',', '。', '；', ';', '！', '!', '？', '?', ' ', '　', '：', ':', '\n'];

    /// <param name="isDomain">True for words that name a category.</param>
    public static ReporterSaying Of(string text, ReporterWordLists words, Func<string, bool> isDomain)
    {
        string said = text.Trim(Between);
        if (Anonymity(said, words) is { } wish)
        {
            return new ReporterSaying(wish ? ReporterMeaning.StayAnonymous : ReporterMeaning.BeNamed);
        }

        if (AsksAfter(said, words))
        {
            return new ReporterSaying(ReporterMeaning.AskAfter);
        }

        string rest = said;
        bool wrong = Take(ref rest, words.Wrong);
        bool place = Take(ref rest, words.Place), domain = !place && Take(ref rest, words.Domain);
        if (!place && !domain)
        {
            bool corrected = wrong && Take(ref rest, words.Is);
            return !wrong ? new ReporterSaying(ReporterMeaning.More)
                : rest.Length == 0 ? new ReporterSaying(ReporterMeaning.Wrong)
                : corrected ? new ReporterSaying(isDomain(rest) ? ReporterMeaning.Domain : ReporterMeaning.Place, rest)
                : new ReporterSaying(ReporterMeaning.More);
        }

        wrong |= Take(ref rest, words.Wrong);
        bool said2 = Take(ref rest, words.Is);
        return wrong || said2 ? new ReporterSaying(place ? ReporterMeaning.Place : ReporterMeaning.Domain, rest) : new ReporterSaying(ReporterMeaning.More);
    }

    /// <summary>True for the wish to stay anonymous and nothing else, false for the wish to be named, null for neither.</summary>
    public static bool? Anonymity(string text, ReporterWordLists words)
    {
        string said = text.Trim(Between);
        return said.Length is 0 or > LongestWish ? null
            : words.Named.Any(w => IsAll(said, w, words)) ? false
            : words.Anonymous.Any(w => IsAll(said, w, words)) ? true
            : null;
    }

    public static bool AsksAfter(string text, ReporterWordLists words) =>
        text.Length <= LongestWish && words.AskAfter.Any(w => text.Trim(Between).EndsWith(w, StringComparison.Ordinal));

    /// <summary>Parts of a report that each tell of another problem, as far as their words show; one part where they do not.</summary>
    /// <param name="differ">Do two parts tell of two problems?</param>
    public static (string First, string Second)? Split(string report, ReporterWordLists words, Func<string, string, bool> differ)
    {
        foreach (string word in words.Between)
        {
            for (int at = report.IndexOf(word, 1 <= report.Length ? 1 : 0, StringComparison.Ordinal); at > 0; at = report.IndexOf(word, at + 1, StringComparison.Ordinal))
            {
                string first = report[..at].Trim(Between), second = report[(at + word.Length)..].Trim(Between);
                if (first.Length >= 4 && second.Length >= 4 && differ(first, second))
                {
                    return (first, second);
                }
            }
        }

        return null;
    }

    private static bool IsAll(string said, string word, ReporterWordLists words)
    {
        int at = said.IndexOf(word, StringComparison.Ordinal);
        if (at < 0)
        {
            return false;
        }

        string rest = string.Concat(said.Remove(at, word.Length).Split(Between));
        foreach (string filler in words.Fillers)
        {
            rest = rest.Replace(filler, "", StringComparison.Ordinal);
        }

        return rest.Length == 0;
    }

    private static bool Take(ref string text, IReadOnlyList<string> words)
    {
        string said = text;
        if (words.FirstOrDefault(w => said.StartsWith(w, StringComparison.Ordinal)) is not { } word)
        {
            return false;
        }

        text = said[word.Length..].TrimStart(Between);
        return true;
    }
}
