using ChatAssist.Sheets;

namespace ChatAssist.Host.Sheets.Xlsx;

/// <summary>How wide columns must be for their headings and first rows; a Chinese character takes two digits' room.</summary>
internal static class ColumnWidths
{
    private const int Narrowest = 8;
    private const int Widest = 50;

    /// <returns>Widths in digits of the standard font, one for each heading.</returns>
    public static int[] Of(IReadOnlyList<string> header, IEnumerable<IReadOnlyList<Cell>> rows)
    {
        int[] widths = [.. header.Select(Width)];
        foreach (IReadOnlyList<Cell> row in rows)
        {
            for (int i = 0; i < widths.Length && i < row.Count; i++) widths[i] = Math.Max(widths[i], Width(row[i].ToString()));
        }

        return [.. widths.Select(width => Math.Clamp(width + 2, Narrowest, Widest))];
    }

    internal static int Width(string text) => text.EnumerateRunes().Sum(rune => rune.Value >= 0x2E80 ? 2 : 1);
}
