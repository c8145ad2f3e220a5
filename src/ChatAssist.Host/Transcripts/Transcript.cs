using System.Globalization;
using System.Text.RegularExpressions;

namespace ChatAssist.Host.Transcripts;

/// <summary>One step of a transcript.</summary>
/// <param name="Line">1-based, in the file.</param>
public abstract record Step(int Line)
{
    /// <summary><c>@ 2026-03-02 09:00</c>: the team's local time from here on.</summary>
    public sealed record At(int Line, DateTime Local) : Step(Line);

    /// <summary><c>+24h01m</c>: time passes, and what falls due is handled; <c>!+24h</c>: the program is down meanwhile.</summary>
    public sealed record Pass(int Line, TimeSpan Time, bool Down) : Step(Line);

    /// <summary><c>老陈: 上报 …</c>: a person sends something; <c>[照片]</c>, <c>[按钮 合格]</c> and such are not text.</summary>
    public sealed record Says(int Line, string Who, string Text) : Step(Line);

    /// <summary><c>助手→老陈: …</c>: what the person must be told next; … stands for anything.</summary>
    public sealed record Expects(int Line, string Who, string Text) : Step(Line);
}

/// <summary>
/// A conversation as a text file: who says what, what the assistant answers, how time passes. Lines that begin with two
/// blanks belong to the message above; # begins a remark.
/// </summary>
public static partial class Transcript
{
    public const string Assistant = "助手→";

    /// <exception cref="FormatException">A line is none of the known kinds; the message names it.</exception>
    public static IReadOnlyList<Step> Parse(string text)
    {
        var steps = new List<Step>();
        string[] lines = text.ReplaceLineEndings("\n").Split('\n');
        for (int i = 0; i < lines.Length; i++)
        {
            string line = lines[i];
            if (string.IsNullOrWhiteSpace(line) || line.StartsWith('#'))
            {
                continue;
            }

            if (line.StartsWith("  ", StringComparison.Ordinal) && steps.Count > 0)
            {
                steps[^1] = steps[^1] switch
                {
                    Step.Says s => s with { Text = $"{s.Text}\n{line[2..]}" },
                    Step.Expects e => e with { Text = $"{e.Text}\n{line[2..]}" },
                    _ => throw new FormatException($"line {i + 1}: only a message can go on in the next line"),
                };
                continue;
            }

            steps.Add(ParseLine(i + 1, line));
        }

        return steps;
    }

    private static Step ParseLine(int number, string line)
    {
        if (line.StartsWith('@'))
        {
            return DateTime.TryParseExact(
                line[1..].Trim(), ["yyyy-MM-dd HH:mm", "yyyy-MM-dd HH:mm:ss"], CultureInfo.InvariantCulture, DateTimeStyles.None, out DateTime at)
                ? new Step.At(number, at)
                : throw new FormatException($"line {number}: '{line}' is not '@ 2026-03-02 09:00'");
        }

        if (line.StartsWith('+') || line.StartsWith("!+", StringComparison.Ordinal))
        {
            Match m = Duration().Match(line.TrimStart('!').Trim());
            return m.Success && m.Length > 1
                ? new Step.Pass(number, new TimeSpan(Part(m, "d"), Part(m, "h"), Part(m, "m"), Part(m, "s")), line.StartsWith('!'))
                : throw new FormatException($"line {number}: '{line}' is not '+1d2h03m'");
        }

        int colon = line.IndexOfAny([':', '：']);
        if (colon <= 0)
        {
            throw new FormatException($"line {number}: '{line}' is no 'who: what'");
        }

        string who = line[..colon].Trim(), what = line[(colon + 1)..].TrimStart();
        return who.StartsWith(Assistant, StringComparison.Ordinal)
            ? new Step.Expects(number, who[Assistant.Length..].Trim(), what)
            : new Step.Says(number, who, what);
    }

    private static int Part(Match m, string unit) => m.Groups[unit].Success ? int.Parse(m.Groups[unit].Value) : 0;

    [GeneratedRegex(@"^\+(?:(?<d>\d+)d)?(?:(?<h>\d+)h)?(?:(?<m>\d+)m)?(?:(?<s>\d+)s)?$")]
    private static partial Regex Duration();
}
