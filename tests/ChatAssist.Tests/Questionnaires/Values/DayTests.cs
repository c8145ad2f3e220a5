using ChatAssist.Questionnaires.Values;
using FsCheck.Fluent;
using Xunit;

namespace ChatAssist.Tests.Questionnaires.Values;

[Trait("Requirement", "C-03")]
public class DayTests
{
    private static readonly DateOnly Wednesday = new(2026, 3, 4);

    [Theory]
    [InlineData("2026-03-02", "2026-03-02")]
    [InlineData("2026-3-2", "2026-03-02")]
    [InlineData("2026/3/2", "2026-03-02")]
    [InlineData("2026.3.2", "2026-03-02")]
    [InlineData("２０２６．３．２", "2026-03-02")]
    [InlineData("2026 3 2", "2026-03-02")]
    [InlineData("20260302", "2026-03-02")]
    [InlineData("26.3.2", "2026-03-02")]
    [InlineData("2026年3月2日", "2026-03-02")]
    [InlineData("2026 年 3 月 2 日", "2026-03-02")]
    [InlineData("2026年3月2", "2026-03-02")]
    [InlineData("26年3月2号", "2026-03-02")]
    [InlineData("二〇二六年三月二日", "2026-03-02")]
    [InlineData("二零二六年十二月三十一号", "2026-12-31")]
    [InlineData("3月2号", "2026-03-02")]
    [InlineData("三月二号", "2026-03-02")]
    [InlineData("3月份2号", "2026-03-02")]
    [InlineData("三月廿五", "2026-03-25")]
    [InlineData("3.2", "2026-03-02")]
    [InlineData("3。2", "2026-03-02")]
    [InlineData("3/2", "2026-03-02")]
    [InlineData("3-2", "2026-03-02")]
    [InlineData("3.15号", "2026-03-15")]
    [InlineData("12.31", "2026-12-31")]
    [InlineData("明年1月5号", "2027-01-05")]
    [InlineData("去年12月3日", "2025-12-03")]
    [InlineData("15号", "2026-03-15")]
    [InlineData("十五号", "2026-03-15")]
    [InlineData("15日", "2026-03-15")]
    [InlineData("本月15号", "2026-03-15")]
    [InlineData("这个月15号", "2026-03-15")]
    [InlineData("下月5号", "2026-04-05")]
    [InlineData("下个月5号", "2026-04-05")]
    [InlineData("下下个月5号", "2026-05-05")]
    [InlineData("上个月28号", "2026-02-28")]
    [InlineData("月底", "2026-03-31")]
    [InlineData("本月底", "2026-03-31")]
    [InlineData("这个月底", "2026-03-31")]
    [InlineData("下月底", "2026-04-30")]
    [InlineData("2月底", "2026-02-28")]
    [InlineData("年底", "2026-12-31")]
    [InlineData("今年年底", "2026-12-31")]
    [InlineData("明年底", "2027-12-31")]
    [InlineData("2028年2月末", "2028-02-29")]
    [InlineData("3月6日（周五）", "2026-03-06")]
    [InlineData("2026年3月6日 星期五", "2026-03-06")]
    [InlineData("今天", "2026-03-04")]
    [InlineData("今日", "2026-03-04")]
    [InlineData("今儿", "2026-03-04")]
    [InlineData("明天", "2026-03-05")]
    [InlineData("明儿个", "2026-03-05")]
    [InlineData("后天", "2026-03-06")]
    [InlineData("大后天", "2026-03-07")]
    [InlineData("昨天", "2026-03-03")]
    [InlineData("前天", "2026-03-02")]
    [InlineData("大前天", "2026-03-01")]
    [InlineData("周五", "2026-03-06")]
    [InlineData("周一", "2026-03-02")]
    [InlineData("周日", "2026-03-08")]
    [InlineData("星期天", "2026-03-08")]
    [InlineData("礼拜六", "2026-03-07")]
    [InlineData("周5", "2026-03-06")]
    [InlineData("这周五", "2026-03-06")]
    [InlineData("本周五", "2026-03-06")]
    [InlineData("这个星期五", "2026-03-06")]
    [InlineData("下周一", "2026-03-09")]
    [InlineData("下个星期一", "2026-03-09")]
    [InlineData("下下周三", "2026-03-18")]
    [InlineData("上周日", "2026-03-01")]
    [InlineData("上上周五", "2026-02-20")]
    [InlineData("三天后", "2026-03-07")]
    [InlineData("3天以后", "2026-03-07")]
    [InlineData("过两天", "2026-03-06")]
    [InlineData("再过三天", "2026-03-07")]
    [InlineData("10天内", "2026-03-14")]
    [InlineData("10日内", "2026-03-14")]
    [InlineData("十天之内", "2026-03-14")]
    [InlineData("三天前", "2026-03-01")]
    [InlineData("一周后", "2026-03-11")]
    [InlineData("两个星期后", "2026-03-18")]
    [InlineData("一周前", "2026-02-25")]
    [InlineData("半个月后", "2026-03-19")]
    [InlineData("半月内", "2026-03-19")]
    [InlineData("一个月后", "2026-04-04")]
    [InlineData("一个半月后", "2026-04-19")]
    [InlineData("三个月内", "2026-06-04")]
    [InlineData("半年后", "2026-09-04")]
    [InlineData("一年前", "2025-03-04")]
    [InlineData("周五前", "2026-03-06")]
    [InlineData("3月15日之前", "2026-03-15")]
    [InlineData("15日前", "2026-03-15")]
    [InlineData("月底前", "2026-03-31")]
    [InlineData("到月底", "2026-03-31")]
    [InlineData("截止到下周五", "2026-03-13")]
    [InlineData("今天内", "2026-03-04")]
    [InlineData("大概下周一吧", "2026-03-09")]
    [InlineData("明天下午", "2026-03-05")]
    [InlineData("今天晚上", "2026-03-04")]
    [InlineData("3月2日上午", "2026-03-02")]
    [InlineData("周五下午前", "2026-03-06")]
    public void C_03_days_are_read_as_people_say_them(string text, string expected)
    {
        Assert.True(Day.TryParse(text, Wednesday, out var day), text);
        Assert.Equal(DateOnly.Parse(expected), day);
    }

    [Theory]
    [InlineData("")]
    [InlineData("2月30")]
    [InlineData("2月30日")]
    [InlineData("2026-02-29")]
    [InlineData("20260230")]
    [InlineData("2026-13-01")]
    [InlineData("13月1日")]
    [InlineData("13月底")]
    [InlineData("0月0日")]
    [InlineData("32号")]
    [InlineData("0号")]
    [InlineData("下月31号")]
    [InlineData("12/2/26")]
    [InlineData("3/2/2026")]
    [InlineData("2026-3")]
    [InlineData("0302")]
    [InlineData("3 2")]
    [InlineData("3")]
    [InlineData("3月")]
    [InlineData("2026年")]
    [InlineData("明年")]
    [InlineData("明年5号")]
    [InlineData("月初")]
    [InlineData("下周")]
    [InlineData("周末")]
    [InlineData("周八")]
    [InlineData("下下下下周一")]
    [InlineData("三天")]
    [InlineData("一个月")]
    [InlineData("三月后")]
    [InlineData("几天后")]
    [InlineData("两三天后")]
    [InlineData("3个工作日内")]
    [InlineData("半天后")]
    [InlineData("1.5周后")]
    [InlineData("-3天后")]
    [InlineData("99999天后")]
    [InlineData("9999年后")]
    [InlineData("9999年前")]
    [InlineData("1026-03-02")]
    [InlineData("3月6日（周四）")]
    [InlineData("3月6日（周五")]
    [InlineData("昨天前")]
    [InlineData("3月1日前")]
    [InlineData("初五")]
    [InlineData("今年国庆")]
    [InlineData("明后天")]
    [InlineData("三到五天")]
    [InlineData("3月2日上午8点")]
    [InlineData("当天")]
    [InlineData("明天?")]
    [InlineData("尽快")]
    public void C_03_what_is_no_single_day_is_refused(string text)
    {
        Assert.False(Day.TryParse(text, Wednesday, out var day), text);
        Assert.Equal(default, day);
    }

    [Theory]
    [InlineData("2026-01-31", "一个月后", "2026-02-28")]
    [InlineData("2026-12-31", "下月5号", "2027-01-05")]
    [InlineData("2026-01-05", "上月28号", "2025-12-28")]
    [InlineData("2026-03-01", "周一", "2026-02-23")] // a Sunday ends its week
    [InlineData("2026-03-01", "下周一", "2026-03-02")]
    [InlineData("2026-03-02", "周一", "2026-03-02")]
    [InlineData("2026-03-02", "上周日", "2026-03-01")]
    [InlineData("2028-02-01", "29号", "2028-02-29")]
    public void C_03_days_follow_today(string today, string text, string expected)
    {
        Assert.True(Day.TryParse(text, DateOnly.Parse(today), out var day), text);
        Assert.Equal(DateOnly.Parse(expected), day);
    }

    [Fact]
    public void C_03_every_day_reads_back() => Generated.Always(
        Gen.Choose(new DateOnly(1900, 1, 1).DayNumber, new DateOnly(2199, 12, 31).DayNumber),
        number =>
        {
            var day = DateOnly.FromDayNumber(number);
            var (month, date) = (ChineseNumber.Format(day.Month), ChineseNumber.Format(day.Day));
            string[] dated =
            [
                $"{day:yyyy-MM-dd}", $"{day:yyyy/M/d}", $"{day:yyyyMMdd}", $"{day:yyyy年M月d日}", $"{day.Year}年{month}月{date}号",
            ];
            string[] near = [$"{day.Month}月{day.Day}号", $"{month}月{date}", $"{day.Month}.{day.Day}", $"{day.Day}号", $"{date}日"];
            return dated.All(way => Reads(way, Wednesday, day)) && near.All(way => Reads(way, new(day.Year, day.Month, 1), day));
        });

    [Fact]
    public void C_03_distances_read_back() => Generated.Always(
        Gen.Choose(0, 3000),
        n => Reads($"{n}天后", Wednesday, Wednesday.AddDays(n))
            && Reads($"{ChineseNumber.Format(n)}天前", Wednesday, Wednesday.AddDays(-n))
            && Reads($"过{n % 100}个星期", Wednesday, Wednesday.AddDays(n % 100 * 7))
            && Reads($"{n % 100}个月内", Wednesday, Wednesday.AddMonths(n % 100)));

    [Fact]
    public void C_03_any_text_on_any_day_is_a_day_or_refused() => Generated.Always(
        Generated.Hostile("2026年3月2日", "下周一", "三个月后", "下月底", "大前天", "3月6日（周五）", "上个月28号", "前年底").Zip(
            Gen.Choose(0, DateOnly.MaxValue.DayNumber)),
        input => Day.TryParse(input.Item1, DateOnly.FromDayNumber(input.Item2), out var day)
            ? day.Year is >= 1900 and < 2200
            : day == default);

    [Theory]
    [InlineData("大前天")]
    [InlineData("下下周日")]
    [InlineData("上上周一")]
    [InlineData("三个月后")]
    [InlineData("一年前")]
    [InlineData("下下个月5号")]
    [InlineData("上个月5号")]
    [InlineData("上月底")]
    [InlineData("前年底")]
    [InlineData("后年3月2日")]
    public void C_03_the_ends_of_time_are_refused(string text)
    {
        Assert.False(Day.TryParse(text, DateOnly.MinValue, out _));
        Assert.False(Day.TryParse(text, DateOnly.MaxValue, out _));
    }

    private static bool Reads(string text, DateOnly today, DateOnly expected) =>
        Day.TryParse(text, today, out var day) && day == expected;
}
