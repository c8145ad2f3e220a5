using System.Text.RegularExpressions;
using ChatAssist.Chat;

namespace ChatAssist.Desk;

/// <summary>A record's number as people type it: I-2026-0001, f2026-1, F 2026 0012.</summary>
public static partial class RecordNumber
{
    /// <summary>The command that a message of nothing but a record's number is.</summary>
    public const string Command = "record";

    /// <summary>The number in its proper form where the text is nothing else, or null.</summary>
    public static Command? Find(string text) => TryParse(text, out string number) ? new Command(Command, number) : null;

    public static bool TryParse(string text, out string number)
    {
        Match m = Whole().Match(text.Trim());
        number = m.Success ? Format(m) : "";
        return m.Success;
    }

    /// <summary>The first record's number anywhere in the text, and the text without it.</summary>
    public static bool TryTake(string text, out string number, out string rest)
    {
        Match m = Anywhere().Match(text);
        number = m.Success ? Format(m) : "";
        rest = m.Success ? string.Concat(text.AsSpan(0, m.Index), " ", text.AsSpan(m.Index + m.Length)).Trim() : text;
        return m.Success;
    }

    private static string Format(Match m) =>
        NewNumber.Format(m.Groups[1].Value.ToUpperInvariant(), int.Parse(m.Groups[2].Value), long.Parse(m.Groups[3].Value));

    [GeneratedRegex(@"^([ifcIFC])[-\s]?(20[0-9]{2})[-\s]?([0-9]{1,6})$", RegexOptions.CultureInvariant)]
    private static partial Regex Whole();

    [GeneratedRegex(@"([ifcIFC])[-\s]?(20[0-9]{2})[-\s]?([0-9]{1,6})", RegexOptions.CultureInvariant)]
    private static partial Regex Anywhere();
}
