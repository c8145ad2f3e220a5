using ChatAssist.Calendar;
using ChatAssist.Content;
using ChatAssist.Deadlines;
using Xunit;

namespace ChatAssist.Tests.Calendar;

/// <summary>Worked out by hand with rules.md and a paper calendar before the code ran.</summary>
public sealed class DueTimeTests
{
    private static readonly Period ThreeWorkingDays = new(PeriodUnit.WorkingDays, 3);
    private static readonly Period Reinspection = new(PeriodUnit.Days, 10, Rolls: true);
    private static readonly Period Seizure = new(PeriodUnit.Days, 30, 30);

    [Theory]
    [Trait("Requirement", "K-04")]
    // Around 中秋 and 国庆 2026. 24 Sep is 1, 25–27 off, 28 is 2, 29 is 3.
    [InlineData("2026-09-23T16:10+08:00", "2026-09-30", "25 26 27")]
    [InlineData("2026-09-23T00:00+08:00", "2026-09-30", "25 26 27")]
    [InlineData("2026-09-23T23:59+08:00", "2026-09-30", "25 26 27")]
    [InlineData("2026-09-23T15:59Z", "2026-09-30", "25 26 27")] // 23:59 here
    [InlineData("2026-09-23T16:00Z", "2026-10-01", "25 26 27")] // the 24th here: 28, 29, 30
    // Friday before a make-up Sunday: Sat off, Sun 20 is 1, Mon 2, Tue 3. Received on that Saturday: the same.
    [InlineData("2026-09-18T09:00+08:00", "2026-09-23", "19")]
    [InlineData("2026-09-19T09:00+08:00", "2026-09-23", "")]
    // Received on the make-up Sunday, a day of receipt as any other: 21, 22, 23.
    [InlineData("2026-09-20T09:00+08:00", "2026-09-24", "")]
    // 30 Sep is 1, 1–7 off, 8 is 2, 9 is 3.
    [InlineData("2026-09-29T09:00+08:00", "2026-10-10", "01 02 03 04 05 06 07")]
    // The last minute before 国庆, its first instant and its last: 8, 9 and make-up Saturday 10.
    [InlineData("2026-09-30T23:59+08:00", "2026-10-11", "01 02 03 04 05 06 07")]
    [InlineData("2026-10-01T00:00+08:00", "2026-10-11", "02 03 04 05 06 07")]
    [InlineData("2026-10-07T23:59+08:00", "2026-10-11", "")]
    // Received on Thursday 8: 9, Sat 10, off Sun 11, Mon 12.
    [InlineData("2026-10-08T00:00+08:00", "2026-10-13", "11")]
    // 春节 2026: make-up Saturday 14 is 1, 15–23 off, 24, 25.
    [InlineData("2026-02-13T17:00+08:00", "2026-02-26", "15 16 17 18 19 20 21 22 23")]
    // 27 is 1, make-up Saturday 28 is 2, Sunday off, Monday 2 March is 3.
    [InlineData("2026-02-26T17:00+08:00", "2026-03-03", "01")]
    // Over the year's end into a known year: 1–3 off, make-up Sunday 4, 5, 6.
    [InlineData("2025-12-31T17:00+08:00", "2026-01-07", "01 02 03")]
    // 春节 2025: Sat 25 off, make-up Sunday 26, 27, off 28 Jan – 4 Feb, 5 Feb.
    [InlineData("2025-01-24T17:00+08:00", "2025-02-06", "25 28 29 30 31 01 02 03 04")]
    // 国庆 2025: Sat 27 off, make-up Sunday 28, 29, 30: due with the first instant of the holiday.
    [InlineData("2025-09-26T17:00+08:00", "2025-10-01", "27")]
    // 10 Oct, make-up Saturday 11, off Sunday 12, Monday 13.
    [InlineData("2025-10-09T17:00+08:00", "2025-10-14", "12")]
    // 春节 2024: 除夕 (Fri 9) is worked, 10–17 off, make-up Sunday 18, Monday 19.
    [InlineData("2024-02-08T17:00+08:00", "2024-02-20", "10 11 12 13 14 15 16 17")]
    // 中秋 2024: make-up Saturday 14, 15–17 off, 18, 19.
    [InlineData("2024-09-13T17:00+08:00", "2024-09-20", "15 16 17")]
    // 清明 2024: 3, off 4–6, make-up Sunday 7, 8.
    [InlineData("2024-04-02T17:00+08:00", "2024-04-09", "04 05 06")]
    // 29 February: Wed 28 → 29, 1 March, off 2–3, 4.
    [InlineData("2024-02-28T17:00+08:00", "2024-03-05", "02 03")]
    public void K_04_three_working_days(string received, string dueAtMidnight, string skippedDays)
    {
        Due due = Real.Due(ThreeWorkingDays, received);
        Assert.Equal($"{dueAtMidnight}T00:00:00+08:00", Real.Iso(due.At));
        Assert.Equal(Real.Day(dueAtMidnight).AddDays(-1), due.LastDay);
        Assert.Equal(skippedDays, string.Join(' ', due.Skipped.Select(d => $"{d.Day:dd}")));
        Assert.False(due.Provisional);
    }

    [Theory]
    [Trait("Requirement", "K-04")]
    [InlineData("2026-12-28T17:00+08:00", "2027-01-01", "")] // 29, 30, 31: no day of 2027 is asked about
    [InlineData("2026-12-29T17:00+08:00", "2027-01-02", "2027")] // 30, 31, Friday 1 January by the weekday
    [InlineData("2026-12-30T17:00+08:00", "2027-01-05", "2027")] // 31, 1, Monday 4
    [InlineData("2027-09-29T17:00+08:00", "2027-10-05", "2027")] // 30, 1, Monday 4
    [InlineData("2023-12-27T17:00+08:00", "2024-01-03", "2023")] // 28, 29, off 30–1, 2 January
    public void K_04_days_of_a_year_without_a_notice_make_it_provisional(string received, string dueAtMidnight, string years)
    {
        Due due = Real.Due(ThreeWorkingDays, received);
        Assert.Equal($"{dueAtMidnight}T00:00:00+08:00", Real.Iso(due.At));
        Assert.Equal(years, string.Join(' ', due.YearsWithoutNotice));
        Assert.Equal(years.Length > 0, due.Provisional);
    }

    [Fact]
    [Trait("Requirement", "K-04")]
    public void K_04_the_notice_when_it_comes_makes_it_firm()
    {
        var notice = new CalendarYear(2027, "a notice", [new("元旦", new(2027, 1, 1), new(2027, 1, 3), [])]);
        var calendar = new WorkCalendar([.. Real.Calendar.Years, notice]);
        Due due = DueTime.Of(ThreeWorkingDays, Real.Instant("2026-12-30T17:00+08:00"), calendar, Real.Office, Real.Rules);
        Assert.Equal("2027-01-06T00:00:00+08:00", Real.Iso(due.At)); // 31, 4, 5
        Assert.False(due.Provisional);
    }

    [Theory]
    [Trait("Requirement", "K-03")]
    [InlineData("2026-09-23T16:10+08:00", "2026-09-24T16:10:00+08:00")]
    [InlineData("2026-09-30T23:59+08:00", "2026-10-01T23:59:00+08:00")] // into the holiday
    [InlineData("2026-10-01T00:00+08:00", "2026-10-02T00:00:00+08:00")] // all within it
    [InlineData("2026-09-19T08:05+08:00", "2026-09-20T08:05:00+08:00")] // Saturday
    [InlineData("2026-12-31T10:00+08:00", "2027-01-01T10:00:00+08:00")] // no notice is needed
    [InlineData("2028-02-28T10:00+08:00", "2028-02-29T10:00:00+08:00")]
    [InlineData("2026-09-23T16:10Z", "2026-09-25T00:10:00+08:00")]
    [InlineData("2026-09-23T16:10-05:00", "2026-09-25T05:10:00+08:00")]
    public void K_03_twenty_four_hours_by_the_clock(string received, string expected)
    {
        Due due = Real.Due(new(PeriodUnit.Hours, 24), received);
        Assert.Equal(expected, Real.Iso(due.At));
        Assert.Empty(due.Skipped);
        Assert.False(due.Provisional);
    }

    [Theory]
    [Trait("Requirement", "K-04")]
    [InlineData("2026-09-23T16:10+08:00", "2026-09-29T17:30:00+08:00")]
    [InlineData("2026-09-23T23:59+08:00", "2026-09-29T17:30:00+08:00")] // the day of receipt is not counted, however late
    [InlineData("2026-09-30T23:59+08:00", "2026-10-10T17:30:00+08:00")] // a make-up Saturday has a close as well
    public void K_04_ends_with_the_close_of_business_where_config_says_so(string received, string expected) =>
        Assert.Equal(expected, Real.Iso(Real.Due(ThreeWorkingDays with { Ends = PeriodEnd.CloseOfBusiness }, received).At));

    [Fact]
    [Trait("Requirement", "K-04")]
    public void K_04_the_close_is_that_of_the_last_day_and_midnight_where_none_is_set()
    {
        Dated<OfficeHours> summer = new(new(new(8, 0), new(18, 30)), new(2026, 6, 1), new(2026, 9, 29), "summer");
        Dated<OfficeHours> winter = new(new(new(8, 30), new(17, 0)), new(2026, 9, 30), new(2026, 10, 31), "winter");
        var hours = new Editions<OfficeHours>([winter, summer]);
        string Of(string received) => Real.Iso(DueTime.Of(
            ThreeWorkingDays with { Ends = PeriodEnd.CloseOfBusiness }, Real.Instant(received), Real.Calendar, hours, Real.Rules).At);
        Assert.Equal("2026-09-29T18:30:00+08:00", Of("2026-09-23T16:10+08:00"));
        Assert.Equal("2026-09-30T17:00:00+08:00", Of("2026-09-24T16:10+08:00"));
        Assert.Equal("2026-11-05T00:00:00+08:00", Of("2026-10-30T16:10+08:00")); // Friday: 2, 3, 4 November
    }

    [Theory]
    [Trait("Requirement", "F-04")]
    [InlineData("2026-07-01T09:00+08:00", "2026-07-14", "11 12")] // Saturday 11: weekends are 法定休假日 too
    [InlineData("2026-07-03T09:00+08:00", "2026-07-14", "")] // Monday 13
    [InlineData("2026-09-23T09:00+08:00", "2026-10-09", "03 04 05 06 07")] // in 国庆: the day after it, Thursday 8
    [InlineData("2026-09-10T09:00+08:00", "2026-09-21", "")] // make-up Sunday 20 is worked
    [InlineData("2026-09-09T09:00+08:00", "2026-09-21", "19")] // Saturday 19 → make-up Sunday 20
    [InlineData("2024-03-25T09:00+08:00", "2024-04-08", "04 05 06")] // 清明 → make-up Sunday 7
    [InlineData("2025-12-22T09:00+08:00", "2026-01-05", "01 02 03")] // 元旦 → make-up Sunday 4
    public void F_04_ten_days_roll_over_days_off_at_their_end_only(string received, string dueAtMidnight, string skipped)
    {
        Due due = Real.Due(Reinspection, received);
        Assert.Equal($"{dueAtMidnight}T00:00:00+08:00", Real.Iso(due.At));
        Assert.Equal(skipped, string.Join(' ', due.Skipped.Select(d => $"{d.Day:dd}")));
        Assert.False(due.Provisional);
    }

    [Fact]
    [Trait("Requirement", "F-04")]
    public void F_04_a_last_day_in_a_year_without_a_notice_is_provisional()
    {
        Due due = Real.Due(Reinspection, "2026-12-23T09:00+08:00"); // Saturday 2 January → Monday 4
        Assert.Equal("2027-01-05T00:00:00+08:00", Real.Iso(due.At));
        Assert.Equal([2027], due.YearsWithoutNotice);
        Assert.True(Real.Due(Reinspection, "2026-12-22T09:00+08:00").Provisional); // Friday 1 January might be 元旦
        Assert.False(Real.Due(Reinspection, "2026-12-21T09:00+08:00").Provisional);
    }

    [Theory]
    [Trait("Requirement", "D-02")]
    [InlineData("2026-09-03T09:00+08:00", false, "2026-10-04")] // 3 October, in 国庆: a limit on the office does not grow
    [InlineData("2026-09-03T09:00+08:00", true, "2026-11-03")] // 60 days: 27 of September, 31 of October, 2 November
    [InlineData("2026-12-15T09:00+08:00", false, "2027-01-15")] // and needs no notice of 2027
    public void D_02_thirty_days_of_seizure_and_thirty_more(string received, bool extended, string dueAtMidnight)
    {
        Due due = Real.Due(Seizure, received, extended);
        Assert.Equal($"{dueAtMidnight}T00:00:00+08:00", Real.Iso(due.At));
        Assert.False(due.Provisional);
    }

    [Fact]
    public void What_cannot_be_extended_is_not() =>
        Assert.Throws<ArgumentException>(() => Real.Due(ThreeWorkingDays, "2026-09-23T16:10+08:00", extended: true));

    [Fact]
    [Trait("Requirement", "K-04")]
    public void K_04_the_skipped_days_say_why()
    {
        Due due = Real.Due(new(PeriodUnit.WorkingDays, 7), "2026-09-17T09:00+08:00"); // 18, 20–24, 28
        Assert.Equal(
            ["2026-09-19 周末", "2026-09-25 中秋节", "2026-09-26 中秋节", "2026-09-27 中秋节"],
            due.Skipped.Select(d => $"{d.Day:yyyy-MM-dd} {Real.Library.Texts.Why(d)}"));
    }
}
