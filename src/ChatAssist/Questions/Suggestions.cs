namespace ChatAssist.Questions;

/// <summary>The nearest questions that would be understood.</summary>
internal static class Suggestions
{
    public const int Most = 3;

    public static IReadOnlyList<string> Any(QuestionWords words) => [.. words.Examples.Take(Most)];

    /// <param name="restated">What the understood part of the text would mean; it comes first.</param>
    public static IReadOnlyList<string> For(string text, IEnumerable<string> restated, QuestionWords words)
    {
        var asked = Pairs(text);
        var near = words.Examples
            .Select((e, i) => (Example: e, Same: Pairs(e).Count(asked.Contains), Index: i))
            .OrderByDescending(x => x.Same).ThenBy(x => x.Index).Select(x => x.Example);
        return [.. restated.Take(1).Concat(near).Distinct().Take(Most)];
    }

    private static HashSet<string> Pairs(string text) =>
        [.. Enumerable.Range(0, Math.Max(0, text.Length - 1)).Select(i => text.Substring(i, 2))];
}
