namespace ChatAssist.Sheets;

/// <summary>Which headings and words an exported table has. Both are read back.</summary>
public enum SheetLanguage
{
    Chinese,
    English,
}

/// <summary>A column that a table may have.</summary>
/// <param name="Key">The English heading, and the name of the column in errors where the table lacks it.</param>
/// <param name="Chinese">The Chinese heading.</param>
/// <param name="Required">The column must be there.</param>
/// <param name="Also">Other headings that mean it.</param>
internal sealed record Column(string Key, string Chinese, bool Required, params string[] Also)
{
    public string Heading(SheetLanguage language) => language == SheetLanguage.Chinese ? Chinese : Key;
}

/// <summary>Finds the columns of one table by any of their headings, whatever their order.</summary>
internal sealed class ColumnMap
{
    private readonly Dictionary<string, string> headings = new(StringComparer.Ordinal);

    /// <summary>Faults of the header go to <paramref name="errors"/>; see <see cref="IsUsable"/>.</summary>
    /// <param name="computed">Recognises headings with a variable part: makes of its key the column's key, or null.</param>
    public ColumnMap(Sheet sheet, IReadOnlyList<Column> columns, List<RowError> errors, Func<string, string?>? computed = null)
    {
        Dictionary<string, string> known = new(StringComparer.Ordinal);
        foreach (Column column in columns)
        {
            string[] names = [column.Key, column.Chinese, .. column.Also];
            foreach (string name in names) known.Add(Wording.Key(name), column.Key);
        }

        foreach (string heading in sheet.Header)
        {
            string? key = computed?.Invoke(Wording.Key(heading))
                ?? known.GetValueOrDefault(Wording.Key(heading))
                ?? known.GetValueOrDefault(Wording.KeyWithoutRemark(heading));
            if (key is null)
            {
                errors.Add(new(sheet.HeaderLine, heading, RowCode.ColumnUnknown, Wording.Shown(heading)));
            }
            else if (!headings.TryAdd(key, heading))
            {
                errors.Add(new(sheet.HeaderLine, heading, RowCode.ColumnTwice, Wording.Shown(headings[key])));
                IsUsable = false;
            }
        }

        foreach (Column column in columns.Where(column => column.Required && !headings.ContainsKey(column.Key)))
        {
            errors.Add(new(sheet.HeaderLine, column.Key, RowCode.ColumnMissing, column.Chinese));
            IsUsable = false;
        }

        if (sheet.Rows.Count == 0) errors.Add(new(sheet.HeaderLine, "", RowCode.NoRows, ""));
    }

    /// <summary>False where so much is wrong with the header that errors of the rows would only repeat it.</summary>
    public bool IsUsable { get; } = true;

    public IEnumerable<string> Keys => headings.Keys;

    /// <summary>The heading as this table has it, or null.</summary>
    public string? Heading(string key) => headings.GetValueOrDefault(key);
}
