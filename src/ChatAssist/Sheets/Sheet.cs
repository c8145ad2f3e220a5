namespace ChatAssist.Sheets;

/// <summary>A table as a person filled it in: every cell is text, nothing is judged yet.</summary>
/// <param name="Name">The name on the sheet's tab; of a text file the file's own name.</param>
/// <param name="Header">The column names as written, in order; unique, none empty.</param>
/// <param name="Rows">Rows with at least one filled cell, in order.</param>
/// <param name="HeaderLine">The header's line, 1-based: a title may stand above it.</param>
public sealed record Sheet(string Name, IReadOnlyList<string> Header, IReadOnlyList<SheetRow> Rows, int HeaderLine = 1);

/// <summary>One row.</summary>
/// <param name="Line">The row's number as Excel shows it, or its first line in a text file; 1-based.</param>
/// <param name="Cells">
/// Text by column name, filled cells only. Dates are yyyy-MM-dd, with a time yyyy-MM-ddTHH:mm:ss, times HH:mm:ss;
/// numbers have a point and no grouping, and an exponent from 10^15 on, where a spreadsheet has lost the digits.
/// </param>
public sealed record SheetRow(int Line, IReadOnlyDictionary<string, string> Cells)
{
    /// <summary>The cell's text, or "" where the row has none.</summary>
    public string this[string column] => Cells.GetValueOrDefault(column, "");
}
