namespace ChatAssist.Questionnaires.Values;

/// <summary>Numbers with units, turned into the unit of the question.</summary>
public static class Quantity
{
    // What a lesson lasts is often told per lesson; the question has asked that already.
    private static readonly string[] PerLesson = Scan.Words("每节课 每节 每堂课 每堂 每课时 一节课 一节 一堂课 一堂");

    /// <summary>
    /// Shapes: a number (see <see cref="ChineseNumber"/>) alone, which is in the unit of the question, or with a unit:
    /// 四十五分钟, 45min, 一个半小时, 1小时30分, 三刻钟, 半年, 一季度, 两周, 一米五 (1.5 米), 三十六度五, 0.35兆帕, 三亩, 百分之三十,
    /// 三成, 45人, 3个灭火器, 每节课40分钟. Units of one kind are converted (一小时 asked in 分钟 is 60; six decimals kept; half a
    /// month is 15 days, any other month is no number of days); 个 counts anything; things of one sort may be counted by each
    /// other's word (三瓶 or 三只 for 具), but boxes are not bottles.
    /// </summary>
    /// <param name="text">What was answered, at most 64 characters.</param>
    /// <param name="unit">The unit of the question, e.g. 分钟, 个月, 米, 人, ㎡; null or empty for a mere number or count. A unit that
    /// is not in the table is matched by its very word.</param>
    /// <param name="value">The amount in <paramref name="unit"/>; 0 where false is returned.</param>
    /// <param name="wrongUnit">True where a quantity was understood but its unit cannot be turned into the question's: metres
    /// for minutes, days for working days, a term for months.</param>
    /// <returns>False for the wrong unit and for anything that is not one quantity: 40多, 不到45, 40-45分钟, 三四十人, and for
    /// less than nothing of what has a known unit, temperature and percent excepted.</returns>
    public static bool TryParse(ReadOnlySpan<char> text, string? unit, out decimal value, out bool wrongUnit)
    {
        value = 0;
        wrongUnit = false;
        if (unit?.Length > ValueText.MaxLength || !ValueText.TryPrepare(text, out var prepared))
        {
            return false;
        }

        var answer = WithoutPerLesson(prepared);
        var word = TextFold.Fold(unit).ToLowerInvariant();
        var asked = Unit.Find(word.Length == 0 ? "个" : word);
        if (!IsInWord(answer, word, out var amount))
        {
            if (!Measure.TryRead(answer, out amount, out var said))
            {
                return false;
            }

            wrongUnit = !TryConvert(ref amount, said, asked);
        }

        var impossible = amount < 0 && word.Length > 0 && asked is { Kind: not ("temperature" or "percent") };
        var read = !wrongUnit && !impossible;
        value = read ? amount : 0;
        return read;
    }

    /// <summary>A number alone, or with the question's own word behind it, whatever that word is.</summary>
    private static bool IsInWord(ReadOnlySpan<char> answer, string word, out decimal number) =>
        ChineseNumber.TryReadPrefix(answer, out number, out var length)
        && (length == answer.Length || answer[length..].SequenceEqual(word));

    private static bool TryConvert(ref decimal amount, Unit said, Unit? asked)
    {
        if (said.Kind == "months" && amount == 0.5m && asked?.Kind == "days")
        {
            (amount, said) = (15, asked.Value with { Factor = 1 });
        }

        var converts = asked is { } unit ? said.Answers(unit) : said == Unit.Find("个");
        amount = converts ? Measure.Round(amount / (asked?.Factor ?? 1)) : 0;
        return converts;
    }

    private static ReadOnlySpan<char> WithoutPerLesson(string text)
    {
        var scan = new Scan(text);
        if (!scan.TakeAny(PerLesson))
        {
            return text;
        }

        var rest = ValueText.Trim(scan.Rest);
        return rest is [var first, ..] && NumberWords.IsNumeric(first) ? rest : text;
    }
}
