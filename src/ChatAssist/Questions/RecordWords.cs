using System.Text.RegularExpressions;
using ChatAssist.Chat;

namespace ChatAssist.Questions;

/// <summary>A record's number in any spelling: F-2026-0001, c2026 12, F0012 of this year, 投诉2026-12号.</summary>
internal static partial class RecordWords
{
    /// <summary>Every number in the text with its place.</summary>
    /// <param name="letters">The letter of a word: 投诉 is C.</param>
    public static IEnumerable<(int Start, int Length, string Number)> In(string text, int thisYear, IReadOnlyDictionary<string, string> letters)
    {
        foreach (Match m in Lettered().Matches(text))
        {
            int year = m.Groups["year"].Success ? int.Parse(m.Groups["year"].Value) : thisYear;
            yield return (m.Index, m.Length, NewNumber.Format(m.Groups["letter"].Value.ToUpperInvariant(), year, long.Parse(m.Groups["n"].Value)));
        }

        foreach (var (word, letter) in letters)
        {
            for (int at = text.IndexOf(word, StringComparison.Ordinal); at >= 0; at = text.IndexOf(word, at + 1, StringComparison.Ordinal))
            {
                Match m = Numbered().Match(text, at + word.Length);
                if (m.Success && m.Index == at + word.Length)
                {
                    int year = m.Groups["year"].Success ? int.Parse(m.Groups["year"].Value) : thisYear;
                    yield return (at, word.Length + m.Length, NewNumber.Format(letter, year, long.Parse(m.Groups["n"].Value)));
                }
            }
        }
    }

    [GeneratedRegex(@"(?<![a-z0-9])(?<letter>[ifc])[-./~ ]?(?:(?<year>20[0-9]{2})年?[-./~ ]?第?(?<n>[0-9]{1,6})|(?<n>(?!20[0-9]{2}(?![0-9]))[0-9]{1,5}))(?![0-9a-z])号?", RegexOptions.CultureInvariant)]
    private static partial Regex Lettered();

    [GeneratedRegex(@"\G(?:编号|单号|第)*(?:(?<year>20[0-9]{2})年?[-./~ ]第?(?<n>[0-9]{1,6})|(?<n>[0-9]{1,5})号(?=$|怎|咋|到哪|到啥|到什么|办|整改|进[展度]|现在|情况|什么|啥|处[理置]|的?举报人|的?投诉人|的?情况|的?进[展度]|的?结果|结[案果]|反馈|复查|销号|核查|是谁|谁)|(?<n>0[0-9]{2,5}))(?![0-9.])号?", RegexOptions.CultureInvariant)]
    private static partial Regex Numbered();
}
