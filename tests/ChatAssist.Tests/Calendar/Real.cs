using System.Globalization;
using ChatAssist.Calendar;
using ChatAssist.Content;
using ChatAssist.Deadlines;
using ChatAssist.Host.Libraries;

namespace ChatAssist.Tests.Calendar;

/// <summary>The calendar and deadlines of config/, and short ways to write instants and days.</summary>
internal static class Real
{
    public static readonly Library Library = Home.Content(new ContentFolders("", ""), new Register([], []));

    public static readonly Rules Rules = new();

    public static WorkCalendar Calendar => Library.Calendar;

    public static DateOnly Day(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture);

    public static DateTimeOffset Instant(string text) => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture);

    /// <summary>Computed with the calendar of config/ and an office that closes at 17:30.</summary>
    public static Due Due(Period period, string received, bool extended = false) =>
        DueTime.Of(period, Instant(received), Calendar, Office, Rules, extended);

    public static readonly Editions<OfficeHours> Office =
        new([new(new(new(8, 30), new(17, 30)), DateOnly.MinValue, DateOnly.MaxValue, "test")]);

    public static string Iso(DateTimeOffset instant) => instant.ToString("yyyy-MM-dd'T'HH:mm:sszzz", CultureInfo.InvariantCulture);
}
