using System.Text.RegularExpressions;
using ChatAssist.Content;
using ChatAssist.Questionnaires;
using ChatAssist.Questionnaires.Values;
using Measure = ChatAssist.Questionnaires.Measure;

namespace ChatAssist.Findings;

/// <summary>What is ordered for which items.</summary>
/// <param name="Items">Their numbers; empty where none was said.</param>
/// <param name="Measure">Null where only a last day was said.</param>
/// <param name="DueOn">Null where no day was said.</param>
public sealed record MeasureOrder(IReadOnlyList<int> Items, Measure? Measure, DateOnly? DueOn);

/// <summary>Reads 1当场改正 2限期7天, 全部限期到9月15号, 停止使用, 3天. Understood wholly or not at all.</summary>
public static partial class MeasureReading
{
    private const int LongestText = 200;
    private const int MostItems = 999;

    /// <summary>Null where any part of it is not understood.</summary>
    public static IReadOnlyList<MeasureOrder>? Read(string text, Library library, DateOnly today, int items = MostItems)
    {
        if (text.Length > LongestText)
        {
            return null;
        }

        var groups = new List<(string Items, string Words)>();
        foreach (string piece in Gaps().Split(TextFold.Fold(text)).Where(p => p.Length > 0))
        {
            var (numbers, words) = Numbered(piece, library);
            if (numbers.Length > 0 && groups is [.., { Words.Length: 0 }])
            {
                groups[^1] = ($"{groups[^1].Items},{numbers}", words);
            }
            else if (numbers.Length > 0 || groups.Count == 0)
            {
                groups.Add((numbers, words));
            }
            else
            {
                groups[^1] = (groups[^1].Items, groups[^1].Words + words);
            }
        }

        var orders = new List<MeasureOrder>();
        foreach (var (numbers, words) in groups)
        {
            IReadOnlyList<int> of = [];
            if ((numbers.Length > 0 && !ItemNumbers.TryParse(numbers, items, out of, out _)) || Order(words, library, today) is not { } order)
            {
                return null;
            }

            orders.Add(order with { Items = of });
        }

        return orders.Count == 0 ? null : orders;
    }

    /// <summary>A last day, however it is said: 7天, 到9月15号, 9月15日前, 一周内.</summary>
    public static DateOnly? LastDay(string text, DateOnly today)
    {
        string said = text.Trim(' ', '.', '!', ':');
        foreach (string form in (ReadOnlySpan<string>)[said, said + "后", said.TrimEnd('内') + "后"])
        {
            if (said.Length > 0 && Day.TryParse(form, today, out DateOnly day))
            {
                return day;
            }
        }

        return null;
    }

    /// <summary>A last day at the begin or the end of what was said, and what was said beside it.</summary>
    public static (DateOnly? Day, string Words) LastDayIn(string text, FindingWords words, DateOnly today)
    {
        string said = words.Fillers.FirstOrDefault(f => text.StartsWith(f, StringComparison.Ordinal)) is { } filler
            ? text[filler.Length..].Trim() : text.Trim();
        for (int length = Math.Min(said.Length, 14); length > 0; length--)
        {
            if (LastDay(said[..length], today) is { } day)
            {
                return (day, Bare(said[length..], words));
            }
        }

        for (int length = Math.Min(said.Length, 14); length > 0; length--)
        {
            if (LastDay(said[^length..], today) is { } day)
            {
                return (day, Bare(said[..^length], words));
            }
        }

        return (null, Bare(said, words));
    }

    private static string Bare(string text, FindingWords words)
    {
        string bare = text.Trim(' ', '　', ',', '，', '。', '：', ':', '、', ';', '；');
        return words.Fillers.Contains(bare) ? "" : bare;
    }

    /// <summary>The numbers before the words: 12限期7天; but 7天 and 9月15号 are no items.</summary>
    private static (string Numbers, string Words) Numbered(string piece, Library library)
    {
        if (library.Answers.All.Where(a => piece.StartsWith(a, StringComparison.Ordinal)).MaxBy(a => a.Length) is { } all)
        {
            return ("全部", piece[all.Length..]);
        }

        // 12到3月15号 is item 12 and a day, not the items from 12 to 3.
        foreach (Regex form in (ReadOnlySpan<Regex>)[Numbers(), Number()])
        {
            Match m = form.Match(piece);
            if (m.Success && !Counted().IsMatch(m.Groups["rest"].Value))
            {
                return (m.Groups["items"].Value, m.Groups["rest"].Value);
            }
        }

        return ("", piece);
    }

    private static MeasureOrder? Order(string words, Library library, DateOnly today)
    {
        Measure? measure = null;
        foreach (var (word, known) in library.FindingWords.Measures)
        {
            if (!words.Contains(word, StringComparison.Ordinal))
            {
                continue;
            }

            words = words.Replace(word, "", StringComparison.Ordinal);
            if (measure is not null and not Measure.InTime && known != Measure.InTime && known != measure)
            {
                return null;
            }

            measure = measure is null or Measure.InTime ? known : measure;
        }

        foreach (string filler in library.FindingWords.Fillers)
        {
            words = words.StartsWith(filler, StringComparison.Ordinal) ? words[filler.Length..]
                : words.EndsWith(filler, StringComparison.Ordinal) ? words[..^filler.Length] : words;
        }

        DateOnly? due = LastDay(words, today);
        return (words.Trim().Length > 0 && due is null) || (measure is null && due is null) || (measure == Measure.OnSpot && due is not null)
            ? null
            : new MeasureOrder([], measure, due);
    }

    [GeneratedRegex(@"[\s,;。、]+")]
    private static partial Regex Gaps();

    [GeneratedRegex(@"^(?<items>第?[0-9一二三四五六七八九十]{1,4}[项条个]?)(?<rest>[到至].*)$")]
    private static partial Regex Number();

    [GeneratedRegex(@"^(?<items>第?[0-9一二三四五六七八九十]{1,4}(?:[-~到至][0-9一二三四五六七八九十]{1,4})?[项条个]?)(?<rest>.*)$")]
    private static partial Regex Numbers();

    /// <summary>What makes of a number a day or a span.</summary>
    [GeneratedRegex(@"^(天|日|号|周|星期|月|年|个月|个星期|个礼拜|/|\.|-)")]
    private static partial Regex Counted();
}
