namespace ChatAssist.Questionnaires.Values;

/// <summary>The characters that numbers are written with: Arabic, everyday Chinese and the formal ones of cheques.</summary>
internal static class NumberWords
{
    /// <summary>0–9, or -1 for a character that is no digit.</summary>
    public static int Digit(char c) => c switch
    {
        >= '0' and <= '9' => c - '0',
        '零' or '〇' or '○' => 0,
        '一' or '壹' or '幺' => 1,
        '二' or '贰' or '两' or '俩' => 2,
        '三' or '叁' or '仨' => 3,
        '四' or '肆' => 4,
        '五' or '伍' => 5,
        '六' or '陆' => 6,
        '七' or '柒' => 7,
        '八' or '捌' => 8,
        '九' or '玖' => 9,
        _ => -1,
    };

    /// <summary>What the character multiplies by, or 0.</summary>
    public static decimal Unit(char c) => c switch
    {
        '十' or '拾' => 10,
        '百' or '佰' => 100,
        '千' or '仟' => 1000,
        '万' => 10_000,
        '亿' => 100_000_000,
        _ => 0,
    };

    /// <summary>The tens in one character (廿 is two of them), or 0.</summary>
    public static int Tens(char c) => c switch
    {
        '廿' => 2,
        '卅' => 3,
        '卌' => 4,
        _ => 0,
    };

    /// <summary>Two of something, three of something: never part of digits read one by one.</summary>
    public static bool IsPair(char c) => c is '两' or '俩' or '仨';

    public static bool IsNumeric(char c) => Digit(c) >= 0 || Unit(c) > 0 || Tens(c) > 0;
}
