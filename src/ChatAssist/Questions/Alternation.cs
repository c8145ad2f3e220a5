namespace ChatAssist.Questions;

/// <summary>Unfolds the short writing of the word lists: (没|未)整改(好|) is 没整改好, 没整改, 未整改好, 未整改.</summary>
internal static class Alternation
{
    /// <summary>More than this from one line is a mistake.</summary>
    public const int Most = 20_000;

    /// <summary>False where brackets do not match or too much would come of it.</summary>
    public static bool TryUnfold(string pattern, out IReadOnlyList<string> words)
    {
        words = [];
        List<string> made = [""];
        for (int at = 0; at < pattern.Length;)
        {
            IReadOnlyList<string> parts;
            if (pattern[at] == '(')
            {
                int close = pattern.IndexOf(')', at);
                if (close < 0 || pattern.IndexOf('(', at + 1, close - at - 1) >= 0)
                {
                    return false;
                }

                parts = pattern[(at + 1)..close].Split('|');
                at = close + 1;
            }
            else
            {
                int next = pattern.IndexOfAny(['(', ')', '|'], at);
                next = next < 0 ? pattern.Length : next;
                if (next == at)
                {
                    return false;
                }

                parts = [pattern[at..next]];
                at = next;
            }

            if ((long)made.Count * parts.Count > Most)
            {
                return false;
            }

            made = [.. from left in made from right in parts select left + right];
        }

        words = [.. made.Where(w => w.Length > 0).Distinct()];
        return true;
    }
}
