namespace ChatAssist.Questionnaires.Values;

/// <summary>Digits that stand side by side, Arabic or Chinese: the 45 of 45分, the 二〇二六 of 二〇二六年, the 零三 of 一百零三.</summary>
/// <param name="Value">The digits read one by one.</param>
/// <param name="Length">Characters, thousands separators included; 0 where there is no digit.</param>
/// <param name="Single">One number in itself: Arabic, or a single Chinese digit; with or without zeros before it.</param>
/// <param name="StandsAlone">May be a number without a unit: 三 and 二〇二六, but not 三四, which says "three or four",
/// nor 100零3.</param>
internal readonly record struct DigitRun(decimal Value, int Length, bool LeadingZero, bool Single, bool StandsAlone)
{
    private const int MaxDigits = 15;

    /// <summary>Reads as far as there are digits; false where there are more than 15 of them.</summary>
    public static bool TryRead(ReadOnlySpan<char> text, bool thousands, out DigitRun run)
    {
        run = new(0, 0, false, true, false);
        decimal value = 0;
        int digits = 0, zeros = 0, significant = 0;
        bool spelled = false, spelledInside = false, arabicInside = false, pair = false;
        for (; digits < text.Length && NumberWords.Digit(text[digits]) is >= 0 and var digit; digits++)
        {
            if (digits == MaxDigits)
            {
                return false;
            }

            value = (value * 10) + digit;
            significant += value > 0 ? 1 : 0;
            zeros += digit == 0 ? 1 : 0;
            spelled |= !char.IsAsciiDigit(text[digits]);
            spelledInside |= value > 0 && !char.IsAsciiDigit(text[digits]);
            arabicInside |= text[digits] is >= '1' and <= '9'; // a 0 is also how 〇 is typed: 二0二六
            pair |= NumberWords.IsPair(text[digits]);
        }

        var single = !spelledInside || significant <= 1;
        var spelledOut = !pair && (zeros > 0 || digits >= 4) && !(spelledInside && arabicInside);
        run = new(value, digits, digits > significant, single, digits == 1 || (digits > 1 && (!spelled || spelledOut)));
        return !thousands || spelled || digits is 0 or > 3 || TryReadGroups(text, ref run);
    }

    /// <summary>The ,200,000 behind a 1: whole groups of three or nothing.</summary>
    private static bool TryReadGroups(ReadOnlySpan<char> text, ref DigitRun run)
    {
        for (var at = run.Length; at < text.Length && text[at] == ','; at = run.Length)
        {
            var group = new Scan(text[(at + 1)..]);
            if (!group.TakeDigits(3, out var value))
            {
                return true;
            }

            if (at + 4 > MaxDigits + 5)
            {
                return false;
            }

            run = run with { Value = (run.Value * 1000) + value, Length = at + 4 };
        }

        return true;
    }
}
