using System.Globalization;
using System.Text.RegularExpressions;

namespace ChatAssist.Sheets;

/// <summary>
/// Takes the cells of one row by column key and judges them; what is wrong goes to the list of errors, and the cell
/// counts as empty.
/// </summary>
internal sealed partial class RowReader(SheetRow row, ColumnMap columns, List<RowError> errors)
{
    public const int NameLength = 60;
    public const int CellLength = 500;

    private static readonly string[] DayFormats =
    [
        "yyyy-M-d", "yyyy/M/d", "yyyy.M.d", "yyyyMMdd", "yyyy年M月d日", "yyyy年M月d号",
        "yyyy/M/d 0:00", "yyyy/M/d 0:00:00", "yyyy-M-d 00:00:00",
    ];

    private static readonly string[] MomentFormats =
    [
        "yyyy-MM-ddTHH:mm:ss", "yyyy-M-d H:mm:ss", "yyyy-M-d H:mm", "yyyy/M/d H:mm:ss", "yyyy/M/d H:mm", "yyyy.M.d H:mm:ss", "yyyy.M.d H:mm",
        "yyyy年M月d日 H:mm:ss", "yyyy年M月d日 H:mm", "yyyy年M月d日H时m分", "yyyyMMddHHmmss",
    ];

    private readonly int errorsBefore = errors.Count;

    public int Line => row.Line;

    /// <summary>Nothing was wrong with this row so far.</summary>
    public bool IsGood => errors.Count == errorsBefore;

    public bool Has(string key) => Raw(key).Length > 0;

    /// <summary>The text, at most <paramref name="max"/> characters, or null where there is none.</summary>
    public string? Text(string key, int max = CellLength)
    {
        string text = Raw(key);
        string? fault = text.Length == 0 ? null
            : Wording.HasControlCharacter(text) ? RowCode.ControlCharacter
            : Wording.Length(text) > max ? RowCode.TooLong
            : CellErrors().IsMatch(text) ? RowCode.CellError
            : null;
        if (fault is not null) Refuse(key, fault);
        return text.Length == 0 || fault is not null ? null : text;
    }

    /// <summary>A text that must be there; "" where it is not or is refused.</summary>
    public string Required(string key, int max = NameLength)
    {
        if (!Has(key)) Refuse(key, RowCode.Required);
        return Text(key, max) ?? "";
    }

    /// <summary>A number or name that somebody gave out: full-width forms folded; refused where digits were cut.</summary>
    public string? Code(string key, int max = NameLength)
    {
        if (Text(key, max) is not { } text) return null;
        if (!CutNumber().IsMatch(text)) return Wording.Folded(text);
        Refuse(key, RowCode.DigitsLost);
        return null;
    }

    /// <summary>A day between 1980 and 2100.</summary>
    public DateOnly? Day(string key)
    {
        if (Text(key) is not { } text) return null;
        string folded = Wording.Folded(text);
        if (DateOnly.TryParseExact(folded, DayFormats, CultureInfo.InvariantCulture, DateTimeStyles.None, out DateOnly day)
            && day.Year is >= 1980 and <= 2100)
        {
            return day;
        }

        Refuse(key, RowCode.DateInvalid);
        return null;
    }

    /// <summary>A local time between 1980 and 2100; a day alone has no time of its own.</summary>
    public (DateOnly Day, TimeOnly? Time)? Moment(string key)
    {
        if (Text(key) is not { } text) return null;
        string folded = Wording.Folded(text);
        bool isDay = DateOnly.TryParseExact(folded, DayFormats, CultureInfo.InvariantCulture, DateTimeStyles.None, out DateOnly day);
        if (!isDay && DateTime.TryParseExact(folded, MomentFormats, CultureInfo.InvariantCulture, DateTimeStyles.None, out DateTime moment))
        {
            if (moment.Year is >= 1980 and <= 2100) return (DateOnly.FromDateTime(moment), TimeOnly.FromDateTime(moment));
        }
        else if (isDay && day.Year is >= 1980 and <= 2100)
        {
            return (day, null);
        }

        Refuse(key, RowCode.TimeInvalid);
        return null;
    }

    /// <summary>A number between the limits, both included; outside them <paramref name="rangeCode"/>.</summary>
    public double? Number(string key, double min, double max, string rangeCode)
    {
        if (Text(key) is not { } text) return null;
        if (!double.TryParse(Wording.Folded(text), NumberStyles.Float, CultureInfo.InvariantCulture, out double number)
            || !double.IsFinite(number))
        {
            Refuse(key, RowCode.NumberInvalid);
            return null;
        }

        if (number >= min && number <= max) return number;
        Refuse(key, rangeCode);
        return null;
    }

    /// <summary>One of a fixed set of values; otherwise <paramref name="unknownCode"/>.</summary>
    public T? Word<T>(string key, Words<T> words, string unknownCode)
        where T : notnull
    {
        if (Text(key) is not { } text) return default;
        if (words.TryRead(text, out T value)) return value;
        Refuse(key, unknownCode);
        return default;
    }

    /// <summary>Several values in one cell, separated by ; ； 、 , or ，, each once; or all of them, written * or 全部.</summary>
    public (IReadOnlyList<string> Values, bool All) Several(string key)
    {
        string[] parts = Text(key)?.Split([';', '；', '、', ',', '，'], StringSplitOptions.RemoveEmptyEntries) ?? [];
        List<string> values = [.. parts.Select(Wording.Trimmed).Where(part => part.Length > 0).Distinct(StringComparer.Ordinal)];
        if (!values.Any(MeansAll)) return (values, false);
        if (values.Count > 1) Refuse(key, RowCode.AllAndOthers);
        return ([], true);
    }

    /// <summary>Refuses a value that an earlier row has; both lines are named.</summary>
    public void Once(string key, string? value, Dictionary<string, int> seen, string code)
    {
        if (string.IsNullOrEmpty(value) || seen.TryAdd(value, row.Line)) return;
        Refuse(key, code, otherLine: seen[value]);
    }

    /// <summary>Notes an error; the value shown is the cell's, or the part of it that is meant.</summary>
    public void Refuse(string key, string code, string? value = null, int? otherLine = null) =>
        errors.Add(new(row.Line, columns.Heading(key) ?? key, code, Wording.Shown(value ?? Raw(key)), otherLine));

    private static bool MeansAll(string text) => Wording.Folded(text).ToLowerInvariant() is "*" or "all" or "全部" or "所有";

    private string Raw(string key) => columns.Heading(key) is { } heading ? Wording.Trimmed(row[heading]) : "";

    [GeneratedRegex(@"^#(N/A|REF!|VALUE!|NAME\?|DIV/0!|NUM!|NULL!|SPILL!|CALC!|FIELD!|GETTING_DATA)$")]
    private static partial Regex CellErrors();

    [GeneratedRegex(@"^-?\d(\.\d+)?[Ee]\+\d+$")]
    private static partial Regex CutNumber();
}
