namespace ChatAssist.Questionnaires.Values;

/// <summary>
/// Whole numbers without sign as digits and units take turns: 四十五, 一百零三, 1万2千, 三百五 (350), 一万二 (12000), 廿五.
/// Units must descend and every addend stays below the unit before it, so 三四十 ("thirty or forty") is refused.
/// </summary>
internal struct WholeNumber()
{
    /// <summary>Numbers from here on are refused.</summary>
    public const decimal Limit = 10_000_000_000_000_000m;

    private const decimal Wan = 10_000, Yi = 100_000_000;

    private decimal high;          // what 万 and 亿 have closed
    private decimal section;       // the thousands, hundreds and tens since then
    private decimal below = Limit; // the next addend must be smaller
    private decimal last;          // the unit read last, 0 before the first
    private bool wan, yi;

    /// <summary>Reads the longest number at the start of the text; in bounded time, because units run out.</summary>
    /// <param name="shorthand">True where the last digit took its unit from the one before: 三百五.</param>
    public static bool TryRead(ReadOnlySpan<char> text, bool thousands, out decimal value, out int length, out bool shorthand)
    {
        var number = new WholeNumber();
        value = length = 0;
        shorthand = false;
        for (var at = 0; DigitRun.TryRead(text[at..], thousands, out var run);)
        {
            at += run.Length;
            var sign = at < text.Length ? text[at] : ' ';
            var tens = NumberWords.Tens(sign);
            var unit = tens > 0 ? 10 : NumberWords.Unit(sign);
            if (unit == 0)
            {
                length = at;
                return number.TryFinish(run, out value, out shorthand);
            }

            if (tens > 0 ? run.Value > 0 || !number.TryAdd(tens, 10) : !number.TryMultiply(run, unit))
            {
                return false;
            }

            at++;
        }

        return false;
    }

    private bool TryMultiply(DigitRun run, decimal unit)
    {
        if (!run.Single)
        {
            return false;
        }

        if (unit >= Wan)
        {
            return TryClose(run, unit);
        }

        var bareTen = unit == 10 && run.Value == 0 && (run.Length == 0 || last > 0); // 十五, 一百十五, 一千零十五
        return TryAdd(bareTen ? 1 : run.Value, unit);
    }

    private bool TryAdd(decimal digits, decimal unit)
    {
        var addend = digits * unit;
        var fits = addend > 0 && addend < below;
        section += fits ? addend : 0;
        below = last = unit;
        return fits;
    }

    private bool TryClose(DigitRun run, decimal unit)
    {
        var sum = section + run.Value;
        var unclear = run is { Length: 1, Value: > 0 } && last >= 100; // 三百五万: 350 or 305?
        var crowded = run.Value >= below || ((wan || yi) && sum >= Wan);
        if (unclear || crowded || (unit == Wan ? wan || sum == 0 : yi || high + sum == 0))
        {
            return false;
        }

        high = unit == Wan ? high + (sum * Wan) : (high + sum) * Yi;
        (wan, yi) = (unit == Wan, yi || unit == Yi);
        section = 0;
        below = Wan;
        last = unit;
        return high < Limit;
    }

    private readonly bool TryFinish(DigitRun run, out decimal value, out bool shorthand)
    {
        shorthand = last >= 100 && run is { Length: 1, Value: > 0 };
        value = high + section + (shorthand ? run.Value * last / 10 : run.Value);
        var unclear = (last == Yi && run is { Length: > 1, LeadingZero: false }) // 1亿5000: of what?
            || (last == 10 && run.LeadingZero); // 二十零五
        return value < Limit && (
            last == 0 ? run.StandsAlone
            : run.Length == 0 || (run.Single && run.Value > 0 && run.Value < below && !unclear));
    }
}
