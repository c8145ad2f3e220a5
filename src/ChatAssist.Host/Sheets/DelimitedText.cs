using CsvHelper;

namespace ChatAssist.Host.Sheets;

/// <summary>The rows of a text file: fields apart by comma, semicolon or tab, quoted as in RFC 4180.</summary>
internal static class DelimitedText
{
    private static readonly char[] Separators = [',', ';', '\t'];

    public static IEnumerable<RawRow> Rows(string path, string text)
    {
        using CsvReader reader = CsvReader.FromText(text, new CsvReaderOptions
        {
            HasHeader = false,
            Separator = Separator(text),
            TrackLineNumbers = true,
            MalformedData = CsvMalformedDataHandling.Throw,
            IncludeValuesInExceptions = false,
        });
        while (Next(path, reader))
        {
            int line = (int)reader.LineNumber;
            List<string> cells = [];
            for (int i = 0; i < reader.FieldCount; i++)
            {
                string cell = reader.GetString(i);
                if (i < SheetLimits.Columns) cells.Add(cell);
                else if (!string.IsNullOrWhiteSpace(cell)) throw new SheetProblemException(path, FileCode.TooManyColumns, line);
                if (cell.Length > SheetLimits.CellLength)
                {
                    throw new SheetProblemException(path, FileCode.CellTooLong, line, RawRow.Letters(i));
                }
            }

            yield return new(line, cells);
        }
    }

    private static bool Next(string path, CsvReader reader)
    {
        try
        {
            return reader.Read();
        }
        catch (CsvFormatException malformed)
        {
            throw new SheetProblemException(path, FileCode.Quotes, (int)malformed.LineNumber, cause: malformed);
        }
    }

    /// <summary>
    /// The separator that the first line with any has most of: headings hold none themselves, while values further
    /// down may (areas by semicolon). Null leaves a first line <c>sep=;</c> to the reader.
    /// </summary>
    private static char? Separator(string text)
    {
        if (text.StartsWith("sep=", StringComparison.OrdinalIgnoreCase)) return null;
        foreach (ReadOnlySpan<char> line in text.AsSpan().EnumerateLines())
        {
            (int count, char separator) best = (0, ',');
            foreach (char separator in Separators)
            {
                int count = line.Count(separator);
                if (count > best.count) best = (count, separator);
            }

            if (best.count > 0) return best.separator;
        }

        return ',';
    }
}
