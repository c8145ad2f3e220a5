namespace ChatAssist.Questionnaires.Values;

/// <summary>Numbers as they are typed, dictated and written on forms, and the Chinese writing of whole numbers.</summary>
public static class ChineseNumber
{
    private const int MaxDecimals = 10;
    private static readonly string[] Minus = Scan.Words("- 负 零下");

    /// <summary>
    /// 45, ４５, 1,200, 3.5, 四十五, 一百零三, 两千, 一万二 (12000), 三百五 (350), 廿五, 壹佰贰拾, 二〇二六, 三点五, 1.2万,
    /// 半 (0.5), 一个半 (1.5), 负三, 零下五; hedges around it (大概45左右) are ignored.
    /// False for anything else, for more than 64 characters, from 10^16 on, with more than 10 decimals, and for what only
    /// sounds like a number: 三四十, 十几, 两三个, 3-5.
    /// </summary>
    public static bool TryParse(ReadOnlySpan<char> text, out decimal value)
    {
        value = 0;
        if (ValueText.TryPrepare(text, out var prepared)
            && TryReadPrefix(prepared, out var number, out var length) && length == prepared.Length)
        {
            value = number;
            return true;
        }

        return false;
    }

    /// <summary>
    /// The number at the start of <em>folded</em> text (<see cref="TextFold.Fold"/>) and its length in characters, so that a unit
    /// can be read behind it. False, with length 0, where there is none, or where digits that follow make it another one.
    /// </summary>
    public static bool TryReadPrefix(ReadOnlySpan<char> text, out decimal value, out int length)
    {
        value = length = 0;
        var scan = new Scan(text);
        var sign = scan.TakeAny(Minus) ? -1 : 1;
        if (!TryReadUnsigned(ref scan, out var number) || number >= WholeNumber.Limit || Continues(scan.Rest))
        {
            return false;
        }

        value = number == 0 ? 0 : sign * WithoutIdleZeros(number);
        length = text.Length - scan.Rest.Length;
        return true;
    }

    /// <summary>
    /// The usual Chinese writing: 12 十二, 105 一百零五, 20300 二万零三百. Up to 10^16 <see cref="TryParse"/> reads it back.
    /// </summary>
    public static string Format(long value)
    {
        var text = Spell(value < 0 ? 0UL - (ulong)value : (ulong)value);
        return (value < 0 ? "负" : "") + (text.StartsWith("一十", StringComparison.Ordinal) ? text[1..] : text);
    }

    /// <summary>12.50 as 12.5: the same value, shown as people write it.</summary>
    internal static decimal WithoutIdleZeros(decimal value) => value / 1.0000000000000000000000000000m;

    private static bool TryReadUnsigned(ref Scan scan, out decimal number)
    {
        if (scan.Take("半"))
        {
            number = 0.5m;
            return true;
        }

        if (!WholeNumber.TryRead(scan.Rest, thousands: true, out number, out var length, out var shorthand))
        {
            return false;
        }

        scan.Skip(length);
        if (scan.Rest is ['.' or '点', var digit, ..] && NumberWords.Digit(digit) >= 0)
        {
            return !shorthand && TryReadDecimals(ref scan, ref number);
        }

        number += number % 1 == 0 && scan.Take("个半") ? 0.5m : 0;
        return true;
    }

    /// <summary>The .2万 of 1.2万, the 点五 of 三点五.</summary>
    private static bool TryReadDecimals(ref Scan scan, ref decimal number)
    {
        var place = 1m;
        var at = 1;
        for (; at < scan.Rest.Length && NumberWords.Digit(scan.Rest[at]) is >= 0 and var digit; at++)
        {
            if (at > MaxDecimals || NumberWords.IsPair(scan.Rest[at]))
            {
                return false;
            }

            place /= 10;
            number += digit * place;
        }

        scan.Skip(at);
        for (decimal before = 1; !scan.End && NumberWords.Unit(scan.Rest[0]) is var unit && unit > before; before = unit)
        {
            number *= unit;
            scan.Skip(1);
            if (number >= WholeNumber.Limit)
            {
                return false;
            }
        }

        return true;
    }

    private static bool Continues(ReadOnlySpan<char> rest) => rest switch
    {
        ['.' or ',', var next, ..] => NumberWords.Digit(next) >= 0,
        [var next, ..] => NumberWords.IsNumeric(next),
        _ => false,
    };

    private static string Spell(ulong n) => n switch
    {
        >= 100_000_000 => Spell(n, 100_000_000, "亿"),
        >= 10_000 => Spell(n, 10_000, "万"),
        >= 1000 => Spell(n, 1000, "千"),
        >= 100 => Spell(n, 100, "百"),
        >= 10 => Spell(n, 10, "十"),
        _ => "零一二三四五六七八九".Substring((int)n, 1),
    };

    private static string Spell(ulong n, ulong unit, string word)
    {
        var low = n % unit;
        var gap = low * 10 < unit ? "零" : "";
        return Spell(n / unit) + word + (low == 0 ? "" : gap + Spell(low));
    }
}
