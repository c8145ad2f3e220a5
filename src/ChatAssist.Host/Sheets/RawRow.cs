namespace ChatAssist.Host.Sheets;

/// <summary>A row before anybody knows what its columns mean.</summary>
/// <param name="Line">1-based, as the person sees it.</param>
/// <param name="Cells">From the first column on, "" where empty; at most <see cref="SheetLimits.Columns"/>.</param>
internal sealed record RawRow(int Line, IReadOnlyList<string> Cells)
{
    public int Filled => Cells.Count(cell => !string.IsNullOrWhiteSpace(cell));

    /// <summary>Letters of a column as Excel shows them, from its 0-based index.</summary>
    public static string Letters(int column) =>
        column < 26 ? ((char)('A' + column)).ToString() : Letters(column / 26 - 1) + (char)('A' + column % 26);
}
