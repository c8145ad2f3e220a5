using System.Globalization;

namespace ChatAssist.Host.Sheets.Xlsx;

/// <summary>What a cell says, as text (forms: see <see cref="ChatAssist.Sheets.SheetRow"/>).</summary>
/// <param name="texts">The shared strings.</param>
/// <param name="dateStyles">By style number, whether a number is shown as a date.</param>
/// <param name="from1904">Days are counted from 1904, as old Macintosh files do.</param>
internal sealed class CellValues(IReadOnlyList<string> texts, IReadOnlyList<bool> dateStyles, bool from1904)
{
    private const double EndOf9999 = 2_958_466;
    private const int DaysTo1904 = 1462;
    private const int SecondsOfDay = 86_400;

    /// <param name="type">The cell's t attribute; null is a number.</param>
    /// <exception cref="InvalidDataException">The content does not fit the type.</exception>
    public string Text(string? type, string? style, string content) => type switch
    {
        "s" => Shared(content),
        "str" or "inlineStr" => EscapedText.Decode(content),
        "b" => content.Trim() is "1" or "true" ? "TRUE" : "FALSE",
        "e" => content,
        "d" => IsoDate(content),
        null or "n" => content.Length == 0 ? "" : Number(style, content),
        _ => throw new InvalidDataException("A cell's type is unknown."),
    };

    private static string Moment(DateTime time) => time.TimeOfDay == TimeSpan.Zero
        ? time.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)
        : time.ToString("yyyy-MM-ddTHH:mm:ss", CultureInfo.InvariantCulture);

    private static string IsoDate(string content) =>
        DateTime.TryParse(content, CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind, out DateTime time)
            ? Moment(time)
            : content;

    private string Shared(string content) =>
        int.TryParse(content.AsSpan().Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out int index)
        && index < texts.Count
            ? texts[index]
            : throw new InvalidDataException("A cell refers to a text that is not there.");

    private string Number(string? style, string content)
    {
        if (!double.TryParse(content, NumberStyles.Float, CultureInfo.InvariantCulture, out double number)
            || !double.IsFinite(number))
        {
            throw new InvalidDataException("A cell's number is none.");
        }

        bool isDate = int.TryParse(style, NumberStyles.None, CultureInfo.InvariantCulture, out int index)
            && index < dateStyles.Count && dateStyles[index];
        return isDate && number >= 0 && number < EndOf9999 - DaysTo1904
            ? SerialDate(number)
            : (number == 0 ? 0 : number).ToString("R", CultureInfo.InvariantCulture);
    }

    /// <summary>Days since 1900 counting the 29 February 1900 that never was, which is day 60.</summary>
    private string SerialDate(double serial)
    {
        if (serial < 1)
        {
            double seconds = Math.Min(Math.Round(serial * SecondsOfDay), SecondsOfDay - 1);
            return DateTime.UnixEpoch.AddSeconds(seconds).ToString("HH:mm:ss", CultureInfo.InvariantCulture);
        }

        if (from1904) serial += DaysTo1904;
        else if (serial < 60) serial++;
        return Moment(new DateTime(1899, 12, 30).AddSeconds(Math.Round(serial * SecondsOfDay)));
    }
}
