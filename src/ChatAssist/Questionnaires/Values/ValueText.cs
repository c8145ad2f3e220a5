using System.Text;

namespace ChatAssist.Questionnaires.Values;

/// <summary>
/// An answer on its way to a value: folded, in lower case, without idle spaces, and without the words that people put around
/// a value and that do not change it (大概45分钟吧 is 45分钟). Words that do change it (不到, 超过, 多, 以上) stay, and so does
/// a question mark: the parsers then refuse, because a bound or a doubt is no value.
/// </summary>
internal static class ValueText
{
    /// <summary>Longer answers than this are no values; they are refused unread.</summary>
    public const int MaxLength = 64;

    private static readonly string[] Leads = Scan.Words(
        "大概 大约 大概是 约 约为 差不多 一共 一共有 总共 共 共有 共计 合计 总计 有 是 就是 就 为 才 只 只有 已有 大概有 正好 刚好 \" '");

    private static readonly string[] Tails = Scan.Words(
        "吧 呢 啊 呀 哦 噢 哈 嘛 了 的 左右 上下 的样子 这样 差不多 整 . , ; ! ~ 、 \" '");

    /// <summary>False for more than <see cref="MaxLength"/> characters and where nothing is left.</summary>
    public static bool TryPrepare(ReadOnlySpan<char> text, out string prepared)
    {
        prepared = "";
        if (text.Length > MaxLength)
        {
            return false;
        }

        prepared = Trim(WithoutIdleSpaces(TextFold.Fold(text).ToLowerInvariant())).ToString();
        return prepared.Length > 0;
    }

    /// <summary>Without hedges, particles, closing punctuation and a closing [emoticon].</summary>
    public static ReadOnlySpan<char> Trim(ReadOnlySpan<char> text)
    {
        for (var before = -1; before != text.Length;)
        {
            before = text.Length;
            text = text.Trim(' ');
            foreach (var lead in Leads)
            {
                text = text.StartsWith(lead, StringComparison.Ordinal) ? text[lead.Length..] : text;
            }

            foreach (var tail in Tails)
            {
                text = text.EndsWith(tail, StringComparison.Ordinal) ? text[..^tail.Length] : text;
            }

            if (text.EndsWith("]", StringComparison.Ordinal) && text.LastIndexOf('[') is > 0 and var open)
            {
                text = text[..open];
            }
        }

        return text;
    }

    /// <summary>
    /// A space between two numbers means something (3 6, 20 45, 1. 45, but not 3 千) and stays; every other one goes.
    /// </summary>
    private static string WithoutIdleSpaces(string text)
    {
        var kept = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] != ' ' || (NumberWords.IsNumeric(text[i + 1]) && NumberWords.Unit(text[i + 1]) < 100
                && (text[i - 1] is '.' or ',' || NumberWords.IsNumeric(text[i - 1]))))
            {
                kept.Append(text[i]);
            }
        }

        return kept.ToString();
    }
}
