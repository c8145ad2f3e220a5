namespace ChatAssist.Questionnaires.Values;

/// <summary>Amounts in yuan, as prices are said and as cheques are written.</summary>
public static class Money
{
    private static readonly string[] Leads = Scan.Words("¥ rmb 人民币 人民币¥ cny 收 收了 收费 交 交了");
    private static readonly string[] Free = ["免费", "不收费", "不要钱", "没收钱", "不花钱"];

    // From the largest down; each may be followed by smaller ones only.
    private static readonly (decimal Yuan, string[] Words)[] Units =
    [
        (1m, Scan.Words("元 块 块钱 圆 元钱 圆钱 yuan rmb cny 元人民币 块人民币")),
        (0.1m, Scan.Words("角 毛 毛钱 角钱")),
        (0.01m, Scan.Words("分 分钱")),
    ];

    /// <summary>
    /// Shapes: a number (see <see cref="ChineseNumber"/>; also 1.2w, 3k) in yuan, with or without ¥, 元, 块, 块钱, 圆 …, followed by
    /// 角/毛 and 分: 1200, 1.2万, 一万二, ¥500, 120块5 (120.5), 两块二五 (2.25), 十二块五毛, 三毛 (0.3), 八分钱, 一块半, 伍佰元整;
    /// 免费 is 0.
    /// </summary>
    /// <returns>False for negative amounts, more than two decimals of a yuan, other currencies, ranges (80-100), vague sums (一百多)
    /// and anything longer than 64 characters.</returns>
    public static bool TryParse(ReadOnlySpan<char> text, out decimal yuan)
    {
        yuan = 0;
        if (!ValueText.TryPrepare(text, out var prepared))
        {
            return false;
        }

        if (Free.Contains(prepared))
        {
            return true;
        }

        var scan = new Scan(prepared);
        scan.TakeAny(Leads);
        var read = TryReadSum(new Scan(WithThousands(ValueText.Trim(scan.Rest))), out var sum) && sum * 100 % 1 == 0;
        yuan = read ? Measure.Round(sum) : 0;
        return read;
    }

    private static bool TryReadSum(Scan scan, out decimal sum)
    {
        sum = 0;
        if (!scan.TakeNumber(out var number) || number < 0)
        {
            return false;
        }

        var unit = -1;
        for (var first = true; TryTakeUnit(ref scan, ref unit) || (first && scan.End); first = false)
        {
            var worth = unit < 0 ? 1 : Units[unit].Yuan;
            sum += number * worth;
            if (scan.End)
            {
                return true;
            }

            var whole = number % 1 == 0; // 120.5块5 is a slip
            if (whole && TryReadTail(scan, worth, ref sum))
            {
                return true;
            }

            if (!whole || !scan.TakeNumber(out number) || number < 0)
            {
                return false;
            }
        }

        return false;
    }

    /// <summary>The next unit, which must be smaller than the one before.</summary>
    private static bool TryTakeUnit(ref Scan scan, ref int unit)
    {
        for (var next = unit + 1; next < Units.Length; next++)
        {
            if (scan.TakeAny(Units[next].Words))
            {
                unit = next;
                return true;
            }
        }

        return false;
    }

    /// <summary>What takes its unit from the one before it: 120块5, 两块二五, 五毛五, 两块零五, 一块半.</summary>
    private static bool TryReadTail(Scan scan, decimal worth, ref decimal sum)
    {
        var half = scan.Take("半") && scan.End;
        var decimals = scan.IsDecimals(worth == 1 ? 2 : 1, out var fraction);
        sum += (half ? 0.5m : fraction) * worth;
        return half || decimals;
    }

    /// <summary>The w and k of chats (1.2w, 3k5) as 万 and 千; rmb, yuan and cny hold neither.</summary>
    private static string WithThousands(ReadOnlySpan<char> text) => text.ToString().Replace('w', '万').Replace('k', '千');
}
