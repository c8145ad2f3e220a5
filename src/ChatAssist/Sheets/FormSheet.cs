namespace ChatAssist.Sheets;

/// <summary>
/// A table in a form that an office prescribes: a title, a line above, headings with notes on how to fill them in, ruled
/// rows, remarks below. Plain data, so that it can wait in the outbox.
/// </summary>
/// <param name="Name">The sheet's name: at most 31 characters.</param>
/// <param name="Foot">Lines below the table.</param>
public sealed record FormSheet(
    string Name, string Title, string Head, IReadOnlyList<FormColumn> Columns, IReadOnlyList<IReadOnlyList<FormCell>> Rows, IReadOnlyList<string> Foot);

/// <param name="Width">In digits of the standard font.</param>
/// <param name="Choices">What alone may stand in its cells: their drop-down list; empty for anything.</param>
public sealed record FormColumn(string Heading, string Note, int Width, IReadOnlyList<string> Choices);

public enum FormCellKind
{
    Text,

    /// <summary>yyyy-MM-dd</summary>
    Day,

    /// <summary>Digits.</summary>
    Whole,

    /// <summary>Shown with two decimals; digits and a point.</summary>
    Money,
}

public sealed record FormCell(FormCellKind Kind, string Value);
