using ChatAssist.Texts;

namespace ChatAssist.Host.Sheets;

/// <summary>What is said of a file that cannot be taken as a table: one sentence for each code.</summary>
public static class FileTexts
{
    public static readonly IReadOnlyList<TextKey> Reasons = [.. FileCode.All.Select(code => new TextKey("file." + code))];

    public static string Say(TextBook texts, SheetProblemException problem) =>
        texts[Reasons.First(r => r.Name == "file." + problem.Code)];
}
