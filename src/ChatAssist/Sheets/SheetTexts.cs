using ChatAssist.Texts;

namespace ChatAssist.Sheets;

/// <summary>What is said of a table that cannot be taken over: one sentence for each code.</summary>
public static class SheetTexts
{
    public static readonly IReadOnlyList<TextKey> Reasons = [.. RowCode.All.Select(code => new TextKey("sheet." + code))];
    public static readonly TextKey Row = new("sheet.row", "column", "value", "reason");
    public static readonly TextKey RowColumn = new("sheet.row-column", "column", "reason");
    public static readonly TextKey RowAndOther = new("sheet.row-and-other", "column", "value", "reason", "other");

    public static string Say(TextBook texts, RowError error)
    {
        string reason = texts[Reasons.First(r => r.Name == "sheet." + error.Code)];
        return error.OtherLine is { } other
            ? texts[RowAndOther, error.Column, error.Value, reason, other]
            : error.Column.Length == 0 ? reason
            // Nothing stands there, or the column itself is what is wrong.
            : error.Value.Length == 0 || error.Value == error.Column ? texts[RowColumn, error.Column, reason]
            : texts[Row, error.Column, error.Value, reason];
    }
}
