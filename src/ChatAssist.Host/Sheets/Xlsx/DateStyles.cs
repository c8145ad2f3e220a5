using System.Globalization;
using System.Text.RegularExpressions;

namespace ChatAssist.Host.Sheets.Xlsx;

/// <summary>Which cell styles show a number as a date or time. The file holds dates as plain numbers.</summary>
internal static partial class DateStyles
{
    private const int MaxStyles = 65_536; // Excel's own limit is 65,490

    /// <returns>One entry for each style that cells refer to by number.</returns>
    public static IReadOnlyList<bool> Read(XlsxPackage package, string? part)
    {
        Dictionary<int, bool> formats = [];
        List<bool> styles = [];
        using PartReader? reader = package.OpenNamed(part);
        bool inCellStyles = false;
        while (reader?.Next() == true)
        {
            if (reader.Name == "cellXfs")
            {
                inCellStyles = !reader.IsEnd;
            }
            else if (reader is { Name: "numFmt", IsStart: true } && formats.Count < MaxStyles)
            {
                formats[Number(reader.Attribute("numFmtId"))] = IsDate(reader.Attribute("formatCode") ?? "");
            }
            else if (reader is { Name: "xf", IsStart: true } && inCellStyles && styles.Count < MaxStyles)
            {
                int format = Number(reader.Attribute("numFmtId"));
                styles.Add(formats.TryGetValue(format, out bool isDate) ? isDate : IsBuiltInDate(format));
            }
        }

        return styles;
    }

    /// <summary>ECMA-376 part 1, 18.8.30: 14–22 and 45–47 everywhere, 27–36 and 50–58 in Chinese, Japanese and Korean.</summary>
    private static bool IsBuiltInDate(int format) =>
        format is >= 14 and <= 22 or >= 27 and <= 36 or >= 45 and <= 47 or >= 50 and <= 58;

    /// <summary>
    /// True where the part for positive numbers, without quoted text and conditions, has a letter of date or time.
    /// </summary>
    private static bool IsDate(string formatCode)
    {
        string bare = Literals().Replace(formatCode.Length > 255 ? formatCode[..255] : formatCode, "");
        return bare.Split(';')[0].IndexOfAny(['y', 'Y', 'm', 'M', 'd', 'D', 'h', 'H', 's', 'S']) >= 0;
    }

    private static int Number(string? text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int number) ? number : 0;

    /// <summary>"quoted", \escaped, _padding, *fill, and brackets except those of elapsed time, [h] [mm] [ss].</summary>
    [GeneratedRegex("""
        "[^"]*"?|[\\_*].|\[(?!(h+|m+|s+)\])[^\]]*\]?
        """, RegexOptions.IgnoreCase | RegexOptions.IgnorePatternWhitespace)]
    private static partial Regex Literals();
}
