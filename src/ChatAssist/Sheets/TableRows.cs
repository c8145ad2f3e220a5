namespace ChatAssist.Sheets;

/// <summary>The loop that every kind of table shares: header first, then row by row, until the errors are too many.</summary>
internal static class TableRows
{
    /// <param name="read">Makes a record of a row; what it returns counts only while <see cref="RowReader.IsGood"/>.</param>
    public static SheetReading<T> Read<T>(Sheet sheet, ColumnMap columns, List<RowError> errors, Func<RowReader, T> read)
    {
        List<T> rows = [];
        if (!columns.IsUsable) return new(rows, errors);
        foreach (SheetRow row in sheet.Rows)
        {
            if (errors.Count >= SheetReading<T>.MaxErrors)
            {
                errors.Add(new(row.Line, "", RowCode.TooManyErrors, ""));
                break;
            }

            RowReader reader = new(row, columns, errors);
            T record = read(reader);
            if (reader.IsGood) rows.Add(record);
        }

        return new(rows, errors);
    }
}
