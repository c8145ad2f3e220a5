using System.Text.RegularExpressions;
using ChatAssist.Sheets;

namespace ChatAssist.Host.Sheets;

/// <summary>
/// Makes a table of raw rows: the first filled row is the header; a title above it, one cell alone over a row of
/// several, is passed over; blank rows count for the line numbers only.
/// </summary>
internal static partial class SheetAssembly
{
    public static Sheet Assemble(string path, string name, IEnumerable<RawRow> source)
    {
        using IEnumerator<RawRow> rows = source.Where(row => row.Filled > 0).GetEnumerator();
        if (!rows.MoveNext()) throw new SheetProblemException(path, FileCode.SheetEmpty);
        RawRow header = rows.Current;
        bool more = rows.MoveNext();
        if (more && header.Filled == 1 && rows.Current.Filled > 1)
        {
            header = rows.Current;
            more = rows.MoveNext();
        }

        string[] names = Names(path, header);
        List<SheetRow> taken = [];
        int cells = 0;
        for (; more; more = rows.MoveNext())
        {
            if (taken.Count == SheetLimits.Rows) throw new SheetProblemException(path, FileCode.TooManyRows, rows.Current.Line);
            SheetRow row = Take(path, names, rows.Current);
            cells += row.Cells.Count;
            if (cells > SheetLimits.Cells) throw new SheetProblemException(path, FileCode.TooManyCells, row.Line);
            taken.Add(row);
        }

        return new(name, [.. names.Where(column => column.Length > 0)], taken, header.Line);
    }

    private static string[] Names(string path, RawRow header)
    {
        string[] names = [.. header.Cells.Select(cell => Blanks().Replace(cell, " ").Trim())];
        HashSet<string> seen = new(StringComparer.Ordinal);
        for (int i = 0; i < names.Length; i++)
        {
            if (names[i].Length > 0 && !seen.Add(names[i]))
            {
                throw new SheetProblemException(path, FileCode.ColumnTwice, header.Line, RawRow.Letters(i));
            }
        }

        return names;
    }

    private static SheetRow Take(string path, string[] names, RawRow row)
    {
        Dictionary<string, string> cells = new(StringComparer.Ordinal);
        for (int i = 0; i < row.Cells.Count; i++)
        {
            if (string.IsNullOrWhiteSpace(row.Cells[i])) continue;
            if (i >= names.Length || names[i].Length == 0)
            {
                throw new SheetProblemException(path, FileCode.CellWithoutColumn, row.Line, RawRow.Letters(i));
            }

            cells.Add(names[i], row.Cells[i]);
        }

        return new(row.Line, cells);
    }

    [GeneratedRegex(@"\s+")]
    private static partial Regex Blanks();
}
