using ChatAssist.Calendar;
using Xunit;

namespace ChatAssist.Tests.Calendar;

/// <summary>Every fact of the notices for 2024 to 2026, written down a second time and day by day.</summary>
[Trait("Requirement", "K-04")]
public sealed class NoticeTests
{
    /// <summary>First and last day off, and the name.</summary>
    public static TheoryData<string, string, string> Off => new()
    {
        { "2024-01-01", "2024-01-01", "元旦" },
        { "2024-02-10", "2024-02-17", "春节" },
        { "2024-04-04", "2024-04-06", "清明节" },
        { "2024-05-01", "2024-05-05", "劳动节" },
        { "2024-06-10", "2024-06-10", "端午节" },
        { "2024-09-15", "2024-09-17", "中秋节" },
        { "2024-10-01", "2024-10-07", "国庆节" },
        { "2025-01-01", "2025-01-01", "元旦" },
        { "2025-01-28", "2025-02-04", "春节" },
        { "2025-04-04", "2025-04-06", "清明节" },
        { "2025-05-01", "2025-05-05", "劳动节" },
        { "2025-05-31", "2025-06-02", "端午节" },
        { "2025-10-01", "2025-10-08", "国庆节、中秋节" },
        { "2026-01-01", "2026-01-03", "元旦" },
        { "2026-02-15", "2026-02-23", "春节" },
        { "2026-04-04", "2026-04-06", "清明节" },
        { "2026-05-01", "2026-05-05", "劳动节" },
        { "2026-06-19", "2026-06-21", "端午节" },
        { "2026-09-25", "2026-09-27", "中秋节" },
        { "2026-10-01", "2026-10-07", "国庆节" },
    };

    private static readonly string[] MakeUp =
    [
        "2024-02-04 春节", "2024-02-18 春节", "2024-04-07 清明节", "2024-04-28 劳动节", "2024-05-11 劳动节", "2024-09-14 中秋节",
        "2024-09-29 国庆节", "2024-10-12 国庆节", "2025-01-26 春节", "2025-02-08 春节", "2025-04-27 劳动节",
        "2025-09-28 国庆节、中秋节", "2025-10-11 国庆节、中秋节", "2026-01-04 元旦", "2026-02-14 春节", "2026-02-28 春节",
        "2026-05-09 劳动节", "2026-09-20 国庆节", "2026-10-10 国庆节",
    ];

    /// <summary>Workdays of each month, counted by hand on a paper calendar.</summary>
    private static readonly Dictionary<int, int[]> Workdays = new()
    {
        [2024] = [22, 18, 21, 22, 21, 19, 23, 22, 21, 19, 21, 22],
        [2025] = [19, 19, 21, 22, 19, 20, 23, 21, 23, 18, 20, 23],
        [2026] = [21, 16, 22, 21, 19, 21, 23, 21, 22, 18, 21, 23],
    };

    [Theory]
    [MemberData(nameof(Off))]
    public void K_04_days_off_bear_their_holidays_name(string from, string to, string name)
    {
        for (DateOnly day = Real.Day(from); day <= Real.Day(to); day = day.AddDays(1))
        {
            Assert.Equal(new DayNature(day, DayKind.Holiday, name, false), Real.Calendar[day]);
            Assert.Equal(Workday.No, Real.Calendar.IsWorkday(day));
            Assert.Equal(name, Real.Library.Texts.Why(Real.Calendar[day]));
        }
    }

    [Fact]
    public void K_04_make_up_workdays_are_worked_and_say_why()
    {
        Assert.Equal(MakeUp, AllDays().Select(d => Real.Calendar[d]).Where(d => d.Kind == DayKind.MakeUp).Select(d => $"{d.Day:yyyy-MM-dd} {d.Name}"));
        Assert.All(MakeUp, m => Assert.Equal(Workday.Yes, Real.Calendar.IsWorkday(Real.Day(m[..10]))));
        Assert.Equal("国庆节调休上班", Real.Library.Texts.Why(Real.Calendar[new DateOnly(2026, 9, 20)]));
    }

    [Fact]
    public void K_04_every_other_day_is_as_every_week()
    {
        var off = Off.SelectMany(row => AllDays().Where(d => Real.Day((string)row[0]) <= d && d <= Real.Day((string)row[1]))).ToHashSet();
        var makeUp = MakeUp.Select(m => Real.Day(m[..10])).ToHashSet();
        foreach (DateOnly day in AllDays().Where(d => !off.Contains(d) && !makeUp.Contains(d)))
        {
            bool weekend = day.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday;
            Assert.Equal(new DayNature(day, weekend ? DayKind.Weekend : DayKind.Workday, "", false), Real.Calendar[day]);
        }
    }

    [Theory]
    [InlineData(2024, 251)]
    [InlineData(2025, 248)]
    [InlineData(2026, 248)]
    public void K_04_L_03_workdays_of_each_month_and_year(int year, int all)
    {
        Assert.Equal(all, Workdays[year].Sum());
        Assert.Equal((all, false), Real.Calendar.Workdays(new(year, 1, 1), new(year, 12, 31)));
        Assert.Equal(
            Workdays[year],
            Enumerable.Range(1, 12).Select(m => Real.Calendar.Workdays(new(year, m, 1), new(year, m, DateTime.DaysInMonth(year, m))).Count));
    }

    [Theory]
    [InlineData(2024, 19, 8, 11)]
    [InlineData(2025, 18, 5, 13)]
    [InlineData(2026, 19, 6, 13)]
    public void K_04_weekdays_off_less_days_made_up_are_the_holidays_of_the_law(int year, int weekdaysOff, int makeUp, int statutory)
    {
        // 全国年节及纪念日放假办法 2: 11 days a year until 2024, 13 from 2025; moving days about must not change the sum.
        var off = AllDays().Where(d => d.Year == year && Real.Calendar[d].Kind == DayKind.Holiday);
        Assert.Equal(weekdaysOff, off.Count(d => d.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday)));
        Assert.Equal(makeUp, MakeUp.Count(m => Real.Day(m[..10]).Year == year));
        Assert.Equal(statutory, weekdaysOff - makeUp);
    }

    [Fact]
    public void K_04_the_notices_are_named() => Assert.Equal(
        ["2024 国办发明电〔2023〕7号", "2025 国办发明电〔2024〕12号", "2026 国办发明电〔2025〕7号"],
        Real.Calendar.Years.Select(y => $"{y.Year} {y.Source}"));

    private static IEnumerable<DateOnly> AllDays()
    {
        for (DateOnly day = new(2024, 1, 1); day.Year <= 2026; day = day.AddDays(1))
        {
            yield return day;
        }
    }
}
