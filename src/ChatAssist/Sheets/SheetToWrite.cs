using System.Globalization;

namespace ChatAssist.Sheets;

/// <summary>A table on its way into a file. Rows are taken one by one, once, while the file is written.</summary>
/// <param name="Name">Shown on the tab: 1–31 characters, none of : \ / ? * [ ].</param>
/// <param name="Rows">Cells in the header's order; a row may be shorter, never longer.</param>
public sealed record SheetToWrite(string Name, IReadOnlyList<string> Header, IEnumerable<IReadOnlyList<Cell>> Rows);

/// <summary>
/// One cell to write: nothing, text (which stays text, whatever it looks like), a number, a day or a local time.
/// Values convert to it by themselves.
/// </summary>
public readonly record struct Cell
{
    private Cell(object? value) => Value = value;

    /// <summary>null, string, double, decimal, long, DateOnly or DateTime.</summary>
    public object? Value { get; }

    public static implicit operator Cell(string? value) => new(value);

    public static implicit operator Cell(double? value) => new(value);

    public static implicit operator Cell(decimal? value) => new(value);

    public static implicit operator Cell(long? value) => new(value);

    public static implicit operator Cell(int value) => new((long)value);

    public static implicit operator Cell(DateOnly? value) => new(value);

    public static implicit operator Cell(DateTime? value) => new(value);

    public override string ToString() => Value switch
    {
        null => "",
        DateOnly day => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        DateTime time => time.ToString("yyyy-MM-ddTHH:mm:ss", CultureInfo.InvariantCulture),
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        _ => (string)Value,
    };
}
