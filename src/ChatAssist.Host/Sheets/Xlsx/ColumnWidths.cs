using ChatAssist.Sheets;

namespace ChatAssist.Host.Sheets.Xlsx;

/// <summary>How wide columns must be for their headings and first rows; a Chinese character takes two digits' room.</summary>
internal static class ColumnWidths
{
    private const int Narrowest = 6;
    private const int Widest = 50;

    /// <summary>Beyond it a sheet is printed smaller than one likes to read, lying down as well: then long columns go in lines.</summary>
    private const int PageFull = 170;
    private const int NarrowestOfWords = 14;

    /// <returns>Widths in digits of the standard font, one for each heading.</returns>
    public static int[] Of(IReadOnlyList<string> header, IEnumerable<IReadOnlyList<Cell>> rows)
    {
        // Words go in lines where they must; a number or day that has no room is shown as a row of crosses.
        int[] words = new int[header.Count], numbers = new int[header.Count];
        foreach (IReadOnlyList<Cell> row in rows)
        {
            for (int i = 0; i < header.Count && i < row.Count; i++)
            {
                int[] of = row[i].Value is string ? words : numbers;
                of[i] = Math.Max(of[i], row[i].ToString().Split('\n').Max(Width));
            }
        }

        int[] Within(int widest, int headingLines) => [.. header.Select((heading, i) => Math.Clamp(
            Math.Max(numbers[i], Math.Min(Math.Max(words[i], (Width(heading) + headingLines - 1) / headingLines), widest - 2)) + 2, Narrowest, Widest))];

        int[] wide = Within(Widest, 1);
        for (int widest = Widest; wide.Sum() > PageFull && widest >= NarrowestOfWords; widest--)
        {
            wide = Within(widest, 2);
        }

        return wide;
    }

    /// <summary>How many lines a text takes in a column; half of a Chinese character has no room at a line's end.</summary>
    public static int LinesOf(string text, int width)
    {
        int room = Math.Max(2, (width - 1) / 2 * 2);
        return text.Split('\n').Sum(line => Math.Max(1, (Width(line) + room - 1) / room));
    }

    internal static int Width(string text) => text.EnumerateRunes().Sum(rune => rune.Value >= 0x2E80 ? 2 : 1);
}
