namespace ChatAssist.Questionnaires.Values;

/// <summary>One quantity in its own units: 一小时三十分 is 5400 of the clock's seconds, 一米五 is 4500 thirds of a millimetre.</summary>
internal static class Measure
{
    // What may be named behind a counting word. A closed list: free words there could turn the number round (3个不合格).
    private static readonly string[] Nouns = Scan.Words(
        "人 学生 学员 老师 教师 教练 孩子 小孩 员工 工人 职工 师傅 厨师 保安 灭火器 消火栓 消防栓 应急灯 气瓶 气罐 钢瓶 液化气罐 " +
        "煤气罐 摄像头 出口 安全出口 疏散出口 隐患 问题 企业 单位 商户 店 店铺 摊 摊位 教室 房间 班级 课 车 电动车 门 窗 插座 床位 " +
        "车位 证 垃圾桶");

    // Kinds whose whole unit takes a bare decimal behind it: 一米五, 三斤二, 三十六度五, 一亩三; and 八成五.
    private static readonly string[] WithDecimalTail = ["length", "weight", "temperature", "area"];

    /// <summary>
    /// The amount counted in the smallest part of the unit's kind; false where not all of the text is one quantity.
    /// </summary>
    public static bool TryRead(ReadOnlySpan<char> text, out decimal amount, out Unit unit)
    {
        var scan = new Scan(text);
        return TryReadPercent(scan, out amount, out unit) || TryReadUnits(scan, out amount, out unit);
    }

    /// <summary>At most six decimals, and no idle zeros behind them.</summary>
    public static decimal Round(decimal value) => ChineseNumber.WithoutIdleZeros(Math.Round(value, 6));

    private static bool TryReadPercent(Scan scan, out decimal amount, out Unit unit)
    {
        unit = Unit.Find("%")!.Value;
        amount = 100;
        return scan.Take("百分")
            && (scan.Take("百") || (scan.Take("之") && (scan.Take("百") || scan.TakeNumber(out amount))))
            && scan.End;
    }

    private static bool TryReadUnits(Scan scan, out decimal amount, out Unit unit)
    {
        if (!TryTakeNumberAndUnit(ref scan, out var number, out unit))
        {
            amount = 0;
            return false;
        }

        var sign = number < 0 ? -1 : 1;
        number *= sign;
        amount = number * unit.Factor;
        if (unit.IsCounted && scan.TakeAny(Nouns))
        {
            return scan.End;
        }

        for (var smaller = unit; !scan.End;)
        {
            if (number % 1 != 0) // 1.5小时30
            {
                return false;
            }

            if (TryReadTail(scan, smaller, out var tail))
            {
                amount += tail;
                break;
            }

            var before = smaller;
            if (!TryTakeNumberAndUnit(ref scan, out number, out smaller) || number < 0 || smaller.Kind != before.Kind
                || smaller.Factor >= before.Factor)
            {
                return false;
            }

            amount += number * smaller.Factor;
        }

        amount *= sign;
        return true;
    }

    private static bool TryTakeNumberAndUnit(ref Scan scan, out decimal number, out Unit unit)
    {
        unit = default;
        var text = scan.Rest;
        if (!scan.TakeNumber(out number))
        {
            return false;
        }

        var thousands = new Scan(text[(text.Length - scan.Rest.Length - 1)..]);
        if (thousands.Rest[0] == '千' && Unit.TryTake(ref thousands, out unit)) // 五千克半 is 5 of 千克, not 5000 of 克
        {
            scan = thousands;
            number /= 1000;
            return true;
        }

        return Unit.TryTake(ref scan, out unit);
    }

    /// <summary>What takes its unit from the one before it: 一小时半, 1小时30, 2分30, 一米五, 一米二五.</summary>
    private static bool TryReadTail(Scan scan, Unit unit, out decimal tail)
    {
        tail = unit.Factor / 2;
        if (scan.Take("半"))
        {
            return scan.End;
        }

        if (unit is { Kind: "clock", Factor: 3600 or 60 })
        {
            var read = scan.TakeInteger(out var sixtieths, out var length) && scan.End && sixtieths < 60
                && (sixtieths > 0 || length > 1);
            tail = sixtieths * unit.Factor / 60;
            return read;
        }

        var decimals = scan.IsDecimals(3, out var fraction);
        tail = fraction * unit.Factor;
        return decimals && (WithDecimalTail.Contains(unit.Kind) || unit is { Kind: "percent", Factor: 10 });
    }
}
