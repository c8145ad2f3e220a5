using System.Globalization;
using ChatAssist.Questionnaires.Values;

namespace ChatAssist.Complaints.Registers;

/// <summary>Values of the register's columns: read as people say them, kept as the form wants them.</summary>
public static class RegisterValues
{
    private const int MostText = 500;
    private const int MostWhole = 100_000;
    private const decimal MostMoney = 100_000_000_000m;
    private const string DayForm = "yyyy-MM-dd";

    private static readonly char[] People = ['人', '名', '位', '个'];
    private static readonly char[] Times = ['次', '回', '趟', '遍'];
    private static readonly char[] OfMoney = ['元', '块', '角', '毛', '分', '钱', '¥', '￥'];

    /// <param name="nature">The complaint's 问题性质, "" where it is not known yet.</param>
    /// <param name="today">No day of the form lies after it.</param>
    /// <returns>The value as it is kept; null where the column cannot take what was said.</returns>
    public static string? Read(RegisterColumn column, string said, string nature, DateOnly today)
    {
        string text = said.Trim().TrimEnd('。', '！', '.', '!');
        return column.Field.Kind switch
        {
            FieldKind.Text => text.Length is > 0 and <= MostText ? text : null,
            FieldKind.Choice => Choice(column.Choices, text),
            FieldKind.Day => Day.TryParse(text, today == DateOnly.MaxValue ? DateOnly.MinValue : today, out DateOnly day) && day <= today
                ? day.ToString(DayForm, CultureInfo.InvariantCulture)
                : null,
            FieldKind.Whole => Whole(text, 0, People),
            FieldKind.MoneyOrCount when IsCount(column, nature) => Whole(text, 1, Times),
            _ => Yuan(text),
        };
    }

    public static bool IsCount(RegisterColumn column, string nature) => column.CountWhere.Length > 0 && column.CountWhere == nature;

    /// <summary>Does what is kept still fit, after a change of the choices or of the nature?</summary>
    public static bool Fits(RegisterColumn column, string value, string nature) => column.Field.Kind switch
    {
        FieldKind.Choice => column.Choices.Contains(value),
        FieldKind.Day => DateOnly.TryParseExact(value, DayForm, out _),
        FieldKind.Whole => int.TryParse(value, out _),
        FieldKind.MoneyOrCount when IsCount(column, nature) => int.TryParse(value, out int count) && count > 0,
        FieldKind.Money or FieldKind.MoneyOrCount => decimal.TryParse(value, NumberStyles.Number, CultureInfo.InvariantCulture, out _),
        _ => value.Length > 0,
    };

    public static string Of(DateOnly day) => day.ToString(DayForm, CultureInfo.InvariantCulture);

    /// <summary>A choice by its words, by a part that only one of them has, or by its number.</summary>
    private static string? Choice(IReadOnlyList<string> choices, string text)
    {
        if (choices.Contains(text))
        {
            return text;
        }

        if (int.TryParse(text, out int n))
        {
            return n >= 1 && n <= choices.Count ? choices[n - 1] : null;
        }

        return text.Length >= 2 && choices.Where(c => c.Contains(text, StringComparison.Ordinal)).ToList() is [var only] ? only : null;
    }

    private static string? Whole(string text, int least, char[] units) =>
        Quantity(text, units) is { } n && n % 1 == 0 && n >= least && n <= MostWhole ? ((int)n).ToString(CultureInfo.InvariantCulture) : null;

    private static string? Yuan(string text) =>
        Nothing(text) ? "0"
        : Money.TryParse(text, out decimal yuan) && yuan <= MostMoney ? yuan.ToString("0.##", CultureInfo.InvariantCulture)
        : null;

    /// <summary>3, 3次, 三个人, 没有; no sum of money.</summary>
    private static decimal? Quantity(string text, char[] units) =>
        Nothing(text) ? 0
        : !text.Any(c => OfMoney.Contains(c)) && Money.TryParse(text.TrimEnd(units), out decimal n) ? n
        : null;

    private static bool Nothing(string text) => text is "没有" or "无" or "没" or "零";
}
