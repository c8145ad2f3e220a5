namespace ChatAssist.Sheets;

/// <summary>One thing that keeps a table from being taken over. The words for it are found by <paramref name="Code"/>.</summary>
/// <param name="Line">The line as the person sees it, 1-based; the header's line for a fault of a column.</param>
/// <param name="Column">The column as the table names it, or its key such as <c>valid_from</c> where the table has none.</param>
/// <param name="Code">One of <see cref="RowCode"/>.</param>
/// <param name="Value">What stands there, fit to be shown: at most 60 characters, control characters replaced.</param>
/// <param name="OtherLine">The line that this one contradicts, where a value stands twice.</param>
public sealed record RowError(int Line, string Column, string Code, string Value, int? OtherLine = null);

/// <summary>A table that was read: all of it, or nothing and the reasons why.</summary>
public sealed record SheetReading<T>
{
    /// <summary>After so many errors reading stops; the last one is <see cref="RowCode.TooManyErrors"/>.</summary>
    public const int MaxErrors = 1000;

    public SheetReading(IReadOnlyList<T> rows, IReadOnlyList<RowError> errors)
    {
        Rows = errors.Count == 0 ? rows : [];
        Errors = errors;
    }

    /// <summary>In the table's order; empty where there are errors.</summary>
    public IReadOnlyList<T> Rows { get; }

    /// <summary>By line.</summary>
    public IReadOnlyList<RowError> Errors { get; }

    public bool Succeeded => Errors.Count == 0;
}
