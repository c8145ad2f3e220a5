using ChatAssist.Content;
using ChatAssist.Deadlines;
using Xunit;

namespace ChatAssist.Tests.Calendar;

/// <summary>config/deadlines.yaml as it is, and every mistake that it may have.</summary>
public sealed class DeadlineBookTests
{
    /// <summary>As it is, without the lines that are comments.</summary>
    private static readonly string Good =
        string.Concat(File.ReadLines(Home.Of("config/deadlines.yaml")).Where(l => !l.StartsWith('#')).Select(l => l + "\n"));

    private static DeadlineBook Book => Real.Library.Deadlines;

    [Theory]
    [InlineData(DeadlineNames.ComplaintGeneral, PeriodUnit.Hours, 24, 0, false, "S3/五/(二)/3")] // K-03
    [InlineData(DeadlineNames.ComplaintComplex, PeriodUnit.WorkingDays, 3, 0, false, "S3/五/(二)/3")] // K-04
    [InlineData(DeadlineNames.Reinspection, PeriodUnit.Days, 10, 0, true, "S1.3/五/(三)")] // F-04
    [InlineData(DeadlineNames.Seizure, PeriodUnit.Days, 30, 30, false, "行政强制法 25")] // D-02
    [InlineData(DeadlineNames.PenaltyCashHandedIn, PeriodUnit.WorkingDays, 2, 0, false, "行政处罚法 71, 85")]
    [InlineData(DeadlineNames.PenaltyPublicationWithdrawn, PeriodUnit.WorkingDays, 3, 0, false, "行政处罚法 48, 85")]
    [InlineData(DeadlineNames.PenaltyHearingRequested, PeriodUnit.WorkingDays, 5, 0, false, "行政处罚法 64, 85")]
    [InlineData(DeadlineNames.PenaltyPreservedDecided, PeriodUnit.WorkingDays, 7, 0, false, "行政处罚法 56, 85")]
    [InlineData(DeadlineNames.PenaltyServed, PeriodUnit.WorkingDays, 7, 0, false, "行政处罚法 61, 85")]
    public void K_03_K_04_F_04_D_02_the_periods_in_force(string name, PeriodUnit unit, int amount, int extension, bool rolls, string source)
    {
        Dated<Period> now = Book.Period(name, new(2026, 3, 2))!;
        Assert.Equal((new Period(unit, amount, extension, PeriodEnd.Midnight, rolls), source), (now.Value, now.Source));
    }

    [Fact]
    public void P_02_K_05_warnings_escalation_and_quiet_hours()
    {
        var day = new DateOnly(2026, 3, 2);
        Assert.Equal([60, 30, 7], Book.CertificateWarnings.On(day)!.Value.DaysAhead);
        Assert.All(DeadlineNames.Chased, n => Assert.Equal(2, Book.Chase(n, day)!.Value.WarnAhead.Count));
        Assert.Null(Book.Chase(DeadlineNames.Seizure, day));
        QuietHours quiet = Book.QuietHours.On(day)!.Value;
        Assert.True(quiet.Contains(new(21, 30)) && quiet.Contains(new(23, 59)) && quiet.Contains(new(0, 0)) && quiet.Contains(new(7, 29)));
        Assert.False(quiet.Contains(new(7, 30)) || quiet.Contains(new(12, 0)) || quiet.Contains(new(21, 29)));
    }

    [Fact]
    public void K_04_what_was_lawful_on_the_day_of_receipt_counts()
    {
        string yaml = Good.Replace(
            "    - working-days: 3\n      ends: \"24:00\"\n      source: S3/五/(二)/3",
            """
                - working-days: 5
                  ends: close-of-business
                  to: 2026-06-30
                  source: the old plan
                - working-days: 3
                  ends: "24:00"
                  from: 2026-07-02
                  source: the new plan
            """,
            StringComparison.Ordinal);
        var errors = new ContentErrors();
        DeadlineBook book = DeadlineBookReader.Read("deadlines.yaml", yaml, errors);
        Assert.Empty(errors.All);
        string? Of(string received) => book.Due(DeadlineNames.ComplaintComplex, Real.Instant(received), Real.Calendar, Real.Rules) is { } due
            ? Real.Iso(due.At) : null;
        Assert.Equal("2026-07-07T17:30:00+08:00", Of("2026-06-30T23:59+08:00")); // 1, 2, 3, 6, 7 July
        Assert.Null(Of("2026-07-01T00:00+08:00"));
        Assert.Equal("2026-07-08T00:00:00+08:00", Of("2026-07-02T00:00+08:00")); // 3, 6, 7 July
        Assert.Null(Real.Library.DueOf(DeadlineNames.Seizure, Real.Instant("2011-12-31T23:59+08:00")));
        Assert.NotNull(Real.Library.DueOf(DeadlineNames.Seizure, Real.Instant("2012-01-01T00:00+08:00")));
    }

    /// <param name="where">Stands for the first time in the line that is named.</param>
    [Theory]
    [Trait("Requirement", "W-04")]
    [InlineData("- hours: 24", "- hours: 0", "'hours' must be a whole number from 1 to 8760", "- hours")]
    [InlineData("- hours: 24", "- hours: a day", "'hours' must be a whole number from 1 to 8760", "- hours")]
    [InlineData("- hours: 24", "- hours: 24\n      days: 1", "exactly one of hours, days, working-days is expected", "- hours")]
    [InlineData("- hours: 24", "- minutes: 24", "unknown key 'minutes'; known: hours, days, working-days, extension, ends, last-day-off, source, from, to", "- minutes")]
    [InlineData("- hours: 24", "- hours: 24\n      ends: \"24:00\"", "'ends' means nothing here: hours run by the clock", "      ends: ")]
    [InlineData("- working-days: 3\n      ends: \"24:00\"", "- working-days: 3", "'ends' is missing", "- working-days: 3")]
    [InlineData("      ends: \"24:00\"", "      ends: \"17:30\"", "'17:30' is not a ends; known: 24:00, close-of-business", "\"17:30\"")]
    [InlineData("      last-day-off: rolls\n", "", "'last-day-off' is missing", "- days: 10")]
    [InlineData("      last-day-off: rolls", "      last-day-off: moves", "'moves' is not a last-day-off; known: rolls, stays", "moves")]
    [InlineData("- working-days: 3", "- working-days: 3\n      last-day-off: rolls", "'last-day-off' means nothing here: a working day is never off", "      last-day-off: rolls")]
    [InlineData("from: 2012-01-01", "from: 2012", "'2012' is not a day; a day is written as 2026-10-01", "from: 2012")]
    [InlineData("from: 2012-01-01", "from: 2012-01-01\n      to: 2011-12-31", "'to' 2011-12-31 is before 'from' 2012-01-01", "2011-12-31")]
    [InlineData("- hours: 24", "- hours: 48\n      source: x\n    - hours: 24", "its days overlap those of another edition; from: and to: keep them apart", "- hours: 24")]
    [InlineData("      source: 行政强制法 25\n", "", "'source' is missing", "- days: 30")]
    [InlineData("  complaint-general:           #", "  complaint-genral:           #", "unknown key 'complaint-genral'; known: complaint-general", "  complaint-genral")]
    [InlineData("  complaint-general:           #", "  complaint-genral:           #", "'complaint-general' is missing", "  complaint-genral")]
    [InlineData("close: \"17:30\"", "close: \"08:30\"", "it closes at 08:30, not after 08:30", "close: \"08")]
    [InlineData("close: \"17:30\"", "close: \"24:00\"", "a time of day as \"08:05\" is expected", "close: \"24")]
    [InlineData("    close: \"17:30\"\n", "", "'close' is missing", "- open")]
    [InlineData("warn-ahead: [6h, 2h]", "warn-ahead: [6h]", "two spans are expected: there are two warnings ahead", "[6h]")]
    [InlineData("warn-ahead: [6h, 2h]", "warn-ahead: [2h, 6h]", "'warn-ahead' must come nearer from one to the next and end above 0", "[2h, 6h]")]
    [InlineData("warn-ahead: [6h, 2h]", "warn-ahead: [6h, 0m]", "'warn-ahead' must come nearer from one to the next and end above 0", "[6h, 0m]")]
    [InlineData("warn-ahead: [6h, 2h]", "warn-ahead: [6h, two]", "'two' is not a span of time; it is written as 30m, 6h or 1h30m", "[6h, two]")]
    [InlineData("to-supervisor: 12h", "to-supervisor: -12h", "'-12h' is not a span of time; it is written as 30m, 6h or 1h30m", "-12h")]
    [InlineData("to-leader: 0m\n", "to-leader: 13h\n", "the supervisor would hear before the leader", "to-supervisor: 12h")]
    [InlineData("end: \"07:30\"", "end: \"21:30\"", "'begin' and 'end' are both 21:30: that is no time at all", "end: \"21:30\"")]
    [InlineData("days-ahead: [60, 30, 7]", "days-ahead: [60, 30, 30]", "'days-ahead' must come nearer from one to the next and end above 0", "[60, 30, 30]")]
    [InlineData("days-ahead: [60, 30, 7]", "days-ahead: [60, x]", "a whole number of days from 1 to 366 is expected", "[60, x]")]
    [InlineData("quiet-hours:\n", "quite-hours:\n", "unknown key 'quite-hours'; known: deadlines, office-hours, chasing", "quite-hours:")]
    [InlineData("quiet-hours:\n", "quite-hours:\n", "'quiet-hours' is missing", "deadlines:\n")]
    [InlineData("\nchasing:", "\nchasing: soon\nquickly:", "expected key: value entries", "chasing: soon")]
    public void W_04_each_mistake_is_named_with_file_and_line(string good, string bad, string expected, string where)
    {
        int at = Good.IndexOf(good, StringComparison.Ordinal);
        Assert.True(at >= 0, good);
        string yaml = Good[..at] + bad + Good[(at + good.Length)..];
        var errors = new ContentErrors();
        DeadlineBookReader.Read("config/deadlines.yaml", yaml, errors);
        ContentError error = errors.All.First(e => e.What.StartsWith(expected, StringComparison.Ordinal));
        int line = yaml[..yaml.IndexOf(where, StringComparison.Ordinal)].Count(c => c == '\n') + 1;
        Assert.Equal(("config/deadlines.yaml", line), (error.Path, error.Line));
    }

    [Fact]
    [Trait("Requirement", "W-04")]
    public void W_04_an_empty_file_is_one_mistake()
    {
        var errors = new ContentErrors();
        DeadlineBookReader.Read("deadlines.yaml", "", errors);
        Assert.Single(errors.All);
    }
}
