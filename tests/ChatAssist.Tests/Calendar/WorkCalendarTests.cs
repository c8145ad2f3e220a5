using ChatAssist.Calendar;
using Xunit;

namespace ChatAssist.Tests.Calendar;

[Trait("Requirement", "K-04")]
public sealed class WorkCalendarTests
{
    [Theory]
    [InlineData("2027-01-01")]
    [InlineData("2027-01-02")]
    [InlineData("2027-03-01")]
    [InlineData("2023-12-31")]
    public void K_04_a_year_without_a_notice_is_unknown_and_not_without_holidays(string day)
    {
        Assert.Equal(Workday.Unknown, Real.Calendar.IsWorkday(Real.Day(day)));
        Assert.True(Real.Calendar[Real.Day(day)].Assumed);
        Assert.False(Real.Calendar.Knows(Real.Day(day).Year));
    }

    [Theory]
    [InlineData("2026-09-18", "2026-09-20", false)] // Friday, make-up Sunday
    [InlineData("2026-09-19", "2026-09-20", false)]
    [InlineData("2026-09-24", "2026-09-28", false)]
    [InlineData("2026-09-30", "2026-10-08", false)]
    [InlineData("2026-02-14", "2026-02-24", false)]
    [InlineData("2024-04-03", "2024-04-07", false)]
    [InlineData("2024-12-31", "2025-01-02", false)]
    [InlineData("2025-12-31", "2026-01-04", false)]
    [InlineData("2026-12-31", "2027-01-01", true)] // taken by the weekday
    [InlineData("2023-12-31", "2024-01-02", false)]
    [InlineData("2023-12-29", "2024-01-02", true)] // over a Saturday and Sunday that might have been worked
    public void K_04_the_next_workday(string after, string next, bool provisional) =>
        Assert.Equal((Real.Day(next), provisional), Real.Calendar.NextWorkday(Real.Day(after)));

    [Theory]
    [InlineData("2026-10-01", "2026-10-01", 0, false)]
    [InlineData("2026-10-08", "2026-10-08", 1, false)]
    [InlineData("2026-09-20", "2026-10-10", 11, false)] // 20–24 five, 28–30 three, 8–10 three
    [InlineData("2026-12-31", "2027-01-04", 3, true)]
    public void K_04_workdays_between_two_days_both_included(string first, string last, int count, bool provisional) =>
        Assert.Equal((count, provisional), Real.Calendar.Workdays(Real.Day(first), Real.Day(last)));

    [Fact]
    public void K_04_days_the_wrong_way_round_are_refused() =>
        Assert.Throws<ArgumentException>(() => Real.Calendar.Workdays(new(2026, 1, 2), new(2026, 1, 1)));

    [Fact]
    public void K_04_days_with_no_notice_at_all_go_by_the_weekday()
    {
        var calendar = new WorkCalendar([]);
        Assert.Equal((21, true), calendar.Workdays(new(2026, 5, 1), new(2026, 5, 31)));
        Assert.Equal(DayKind.Weekend, calendar[new(2026, 9, 20)].Kind);
    }
}
