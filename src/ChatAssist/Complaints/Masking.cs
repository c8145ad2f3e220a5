using System.Text.RegularExpressions;
using ChatAssist.Sheets;

namespace ChatAssist.Complaints;

/// <summary>Personal data as far as a list may show it (R-07): enough to tell two apart, not enough to know who.</summary>
public static partial class Masking
{
    private const int PhoneHead = 3;
    private const int PhoneTail = 4;

    /// <summary>李某某 is 李**.</summary>
    public static string Name(string name) =>
        name.Length == 0 ? "" : name[..(char.IsHighSurrogate(name[0]) ? 2 : 1)] + new string('*', Math.Max(1, name.Length - 1));

    /// <summary>Every telephone and identity number within words: 联系13800001111 is 联系138****1111.</summary>
    public static string Numbers(string text) => Number().Replace(text, m => Phone(m.Value));

    /// <inheritdoc cref="Numbers(string)"/>
    public static IReadOnlyList<Cell> Numbers(IReadOnlyList<Cell> row) =>
        [.. row.Select(cell => cell.Value is string text ? Numbers(text) : cell)];

    /// <summary>13800001111 is 138****1111; what holds no digits is not a number and stays.</summary>
    public static string Phone(string phone) =>
        !phone.Any(char.IsDigit) ? phone
        : phone.Length <= PhoneHead + PhoneTail ? new string('*', phone.Length)
        : string.Concat(phone.AsSpan(0, PhoneHead), new string('*', phone.Length - PhoneHead - PhoneTail), phone.AsSpan(phone.Length - PhoneTail));

    // 18 digits with a birthday in them (GB 11643), a mobile number in one or three groups, a landline with its area's code. Within
    // letters and longer runs of digits it is a code or a number of ours.
    [GeneratedRegex(
        @"(?<![0-9A-Za-z])(?:[1-9]\d{5}(?:19|20)\d\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])\d{3}[\dXx]"
        + @"|[1１][3-9３-９]\d[- ]?\d{4}[- ]?\d{4}|[0０]\d{2,3}[- ]?\d{7,8})(?![0-9A-Za-z])",
        RegexOptions.CultureInvariant)]
    private static partial Regex Number();
}
