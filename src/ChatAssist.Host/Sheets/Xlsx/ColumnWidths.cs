using ChatAssist.Sheets;

namespace ChatAssist.Host.Sheets.Xlsx;

/// <summary>How wide columns must be for their headings and first rows; a Chinese character takes two digits' room.</summary>
internal static class ColumnWidths
{
    private const int Narrowest = 6;
    private const int Widest = 50;

    /// <summary>Beyond it a sheet is printed smaller than one likes to read, lying down as well: then long columns go in lines.</summary>
    private const int PageFull = 170;
    private const int WidestOfMany = 22;

    /// <returns>Widths in digits of the standard font, one for each heading.</returns>
    public static int[] Of(IReadOnlyList<string> header, IEnumerable<IReadOnlyList<Cell>> rows)
    {
        int[] widths = [.. header.Select(Width)];
        foreach (IReadOnlyList<Cell> row in rows)
        {
            for (int i = 0; i < widths.Length && i < row.Count; i++)
            {
                widths[i] = Math.Max(widths[i], row[i].ToString().Split('\n').Max(Width));
            }
        }

        int[] wide = Within(widths, Widest);
        return wide.Sum() <= PageFull ? wide : Within(widths, WidestOfMany);
    }

    /// <summary>How many lines a text takes in a column.</summary>
    public static int LinesOf(string text, int width) =>
        text.Split('\n').Sum(line => Math.Max(1, (Width(line) + width - 2) / Math.Max(1, width - 1)));

    private static int[] Within(int[] widths, int widest) => [.. widths.Select(width => Math.Clamp(width + 2, Narrowest, widest))];

    internal static int Width(string text) => text.EnumerateRunes().Sum(rune => rune.Value >= 0x2E80 ? 2 : 1);
}
