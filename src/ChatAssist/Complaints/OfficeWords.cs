namespace ChatAssist.Complaints;

/// <summary>Reads to whom something is handed and why: 市场监管所 食品归他们管.</summary>
internal static class OfficeWords
{
    private static readonly char[] Between = [' ', '，', ',', '　', '。', '：', ':', '\n'];

    /// <summary>An office's name; whoever writes a whole sentence is asked again.</summary>
    private const int LongestName = 30;

    /// <returns>The office and the reason, "" where none is said; null where no office is named.</returns>
    public static (string Office, string Reason)? Read(string text) =>
        text.Split(Between, 2, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries) is [{ Length: <= LongestName } office, .. var rest]
            ? (office, rest is [var reason] ? reason : "")
            : null;
}
