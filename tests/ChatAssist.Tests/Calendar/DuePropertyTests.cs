using ChatAssist.Calendar;
using ChatAssist.Deadlines;
using ChatAssist.Tests.Questionnaires.Values;
using FsCheck;
using FsCheck.Fluent;
using Xunit;

namespace ChatAssist.Tests.Calendar;

/// <summary>What holds for every receipt from 2023 to 2028, known years and unknown ones.</summary>
public sealed class DuePropertyTests
{
    private static readonly DateTimeOffset From = new(2023, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private static Gen<DateTimeOffset> Receipts { get; } =
        from minute in Gen.Choose(0, 6 * 365 * 24 * 60)
        from offset in Gen.Choose(-14, 14)
        select From.AddMinutes(minute).ToOffset(TimeSpan.FromHours(offset));

    private static Gen<Period> WorkingDays { get; } =
        from amount in Gen.Choose(1, 30)
        from ends in Gen.Elements(PeriodEnd.Midnight, PeriodEnd.CloseOfBusiness)
        select new Period(PeriodUnit.WorkingDays, amount, Ends: ends);

    private static Gen<Period> Days { get; } =
        from amount in Gen.Choose(1, 60)
        from rolls in Gen.Elements(true, false)
        from ends in Gen.Elements(PeriodEnd.Midnight, PeriodEnd.CloseOfBusiness)
        select new Period(PeriodUnit.Days, amount, 0, ends, rolls);

    private static Gen<Period> Hours { get; } = from amount in Gen.Choose(1, 240) select new Period(PeriodUnit.Hours, amount);

    private static Gen<Period> Periods { get; } = Gen.OneOf(WorkingDays, Days, Hours);

    [Fact]
    public void K_03_K_04_later_received_is_never_due_earlier() => Generated.Always(
        from period in Periods
        from one in Receipts
        from minutes in Gen.OneOf(Gen.Choose(0, 3 * 24 * 60), Gen.Choose(0, 60 * 24 * 60))
        select (period, one, two: one.AddMinutes(minutes)),
        x => Due(x.period, x.one).At <= Due(x.period, x.two).At);

    [Fact]
    public void K_03_K_04_due_is_after_receipt_and_in_the_teams_time_zone() => Generated.Always(
        Periods.Zip(Receipts),
        x => Due(x.Item1, x.Item2) is var due && due.At > x.Item2 && due.At.Offset == TimeSpan.FromHours(8));

    [Fact]
    public void K_04_one_holiday_more_never_makes_it_due_earlier() => Generated.Always(
        from period in Periods
        from receipt in Receipts
        from ahead in Gen.Choose(0, 40)
        from length in Gen.Choose(1, 9)
        select (period, receipt, first: Real.Rules.DayOf(receipt).AddDays(ahead), length),
        x => Due(x.period, x.receipt).At
            <= DueTime.Of(x.period, x.receipt, With(x.first, x.length), Real.Office, Real.Rules).At);

    [Fact]
    public void K_04_the_last_working_day_is_worked_and_so_many_days_were() => Generated.Always(
        WorkingDays.Zip(Receipts),
        x =>
        {
            Due due = Due(x.Item1, x.Item2);
            var (count, provisional) = Real.Calendar.Workdays(Real.Rules.DayOf(x.Item2).AddDays(1), due.LastDay);
            return Real.Calendar[due.LastDay].IsWorked && count == x.Item1.Amount && provisional == due.Provisional
                && Real.Rules.DayOf(due.At.AddTicks(-1)) == due.LastDay && due.Skipped.All(d => !d.IsWorked);
        });

    [Fact]
    public void K_04_days_that_roll_end_on_a_workday_and_others_after_just_so_many() => Generated.Always(
        Days.Zip(Receipts),
        x =>
        {
            Due due = Due(x.Item1, x.Item2);
            DateOnly plain = Real.Rules.DayOf(x.Item2).AddDays(x.Item1.Amount);
            return x.Item1.Rolls
                ? Real.Calendar[due.LastDay].IsWorked && due.LastDay.DayNumber == plain.DayNumber + due.Skipped.Count
                : due.LastDay == plain && !due.Provisional;
        });

    [Fact]
    public void K_03_hours_are_hours() => Generated.Always(
        Hours.Zip(Receipts),
        x => Due(x.Item1, x.Item2).At - x.Item2 == TimeSpan.FromHours(x.Item1.Amount));

    [Fact]
    public void K_04_the_offset_in_which_the_receipt_is_written_changes_nothing() => Generated.Always(
        Periods.Zip(Receipts),
        x => Due(x.Item1, x.Item2) is var one && Due(x.Item1, x.Item2.ToUniversalTime()) is var two
            && one.At == two.At && one.LastDay == two.LastDay && one.Skipped.SequenceEqual(two.Skipped));

    [Fact]
    public void K_04_firm_is_what_no_notice_to_come_can_move() => Generated.Always(
        from period in Periods
        from receipt in Receipts
        from first in Gen.Choose(new DateOnly(2027, 1, 1).DayNumber, new DateOnly(2027, 12, 20).DayNumber)
        from length in Gen.Choose(1, 9)
        select (period, receipt, first: DateOnly.FromDayNumber(first), length),
        x => Due(x.period, x.receipt) is { Provisional: true }
            || Due(x.period, x.receipt).At == DueTime.Of(x.period, x.receipt, With(x.first, x.length), Real.Office, Real.Rules).At
            || Real.Calendar.Knows(x.first.Year));

    private static Due Due(Period period, DateTimeOffset received) =>
        DueTime.Of(period, received, Real.Calendar, Real.Office, Real.Rules);

    /// <summary>The calendar with workdays from a day on made days off, each in its own year's notice.</summary>
    private static WorkCalendar With(DateOnly first, int length)
    {
        var years = Real.Calendar.Years.ToDictionary(y => y.Year);
        foreach (DateOnly day in Enumerable.Range(0, length).Select(first.AddDays).Where(d => Real.Calendar[d].Kind == DayKind.Workday))
        {
            CalendarYear year = years.GetValueOrDefault(day.Year) ?? new(day.Year, "assumed", []);
            years[day.Year] = year with { Holidays = [.. year.Holidays, new("加放", day, day, [])] };
        }

        return new WorkCalendar(years.Values);
    }
}
