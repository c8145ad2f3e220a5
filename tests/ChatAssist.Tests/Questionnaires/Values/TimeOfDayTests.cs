using ChatAssist.Questionnaires.Values;
using FsCheck.Fluent;
using Xunit;

namespace ChatAssist.Tests.Questionnaires.Values;

[Trait("Requirement", "C-03")]
public class TimeOfDayTests
{
    [Theory]
    [InlineData("20:45", "20:45")]
    [InlineData("20：45", "20:45")]
    [InlineData("２０：４５", "20:45")]
    [InlineData("20 : 45", "20:45")]
    [InlineData("20;45", "20:45")]
    [InlineData("20.45", "20:45")]
    [InlineData("20。45", "20:45")]
    [InlineData("20 45", "20:45")]
    [InlineData("20h45", "20:45")]
    [InlineData("20:45:30", "20:45:30")]
    [InlineData("2045", "20:45")]
    [InlineData("0845", "08:45")]
    [InlineData("08:45", "08:45")]
    [InlineData("0:30", "00:30")]
    [InlineData("20点", "20:00")]
    [InlineData("20点45", "20:45")]
    [InlineData("20时45分", "20:45")]
    [InlineData("20时45分30秒", "20:45:30")]
    [InlineData("20点整", "20:00")]
    [InlineData("二十点四十五", "20:45")]
    [InlineData("二十一点零五", "21:05")]
    [InlineData("零点三十", "00:30")]
    [InlineData("0点", "00:00")]
    [InlineData("十二点", "12:00")]
    [InlineData("12点半", "12:30")]
    [InlineData("晚上八点四十五", "20:45")]
    [InlineData("晚上8:30", "20:30")]
    [InlineData("晚上 8点半", "20:30")]
    [InlineData("8点半晚上", "20:30")]
    [InlineData("晚8点", "20:00")]
    [InlineData("晚8", "20:00")]
    [InlineData("晚八点半", "20:30")]
    [InlineData("今晚8点", "20:00")]
    [InlineData("今天下午3点", "15:00")]
    [InlineData("下午3点", "15:00")]
    [InlineData("下午三点一刻", "15:15")]
    [InlineData("下午15点", "15:00")]
    [InlineData("晚上20:45", "20:45")]
    [InlineData("中午12点", "12:00")]
    [InlineData("中午十二点半", "12:30")]
    [InlineData("中午一点", "13:00")]
    [InlineData("中午11点40", "11:40")]
    [InlineData("正午", "12:00")]
    [InlineData("上午12点", "12:00")]
    [InlineData("下午12点半", "12:30")]
    [InlineData("凌晨1点", "01:00")]
    [InlineData("凌晨12点", "00:00")]
    [InlineData("凌晨零点", "00:00")]
    [InlineData("早上7点零5", "07:05")]
    [InlineData("早上七点过五分", "07:05")]
    [InlineData("早8点", "08:00")]
    [InlineData("上午九点三刻", "09:45")]
    [InlineData("傍晚六点", "18:00")]
    [InlineData("差五分晚上九点", "20:55")]
    [InlineData("晚上差五分九点", "20:55")]
    [InlineData("晚上九点差一刻", "20:45")]
    [InlineData("差五分零点", "23:55")]
    [InlineData("差一刻晚上十二点", "23:45")]
    [InlineData("8:45pm", "20:45")]
    [InlineData("8:45 PM", "20:45")]
    [InlineData("8:45 p.m.", "20:45")]
    [InlineData("PM 8:45", "20:45")]
    [InlineData("8pm", "20:00")]
    [InlineData("8am", "08:00")]
    [InlineData("12am", "00:00")]
    [InlineData("12:30pm", "12:30")]
    [InlineData("大概晚上八点半左右", "20:30")]
    [InlineData("是20:45。", "20:45")]
    [InlineData("晚十", "22:00")]
    [InlineData("二十点三刻", "20:45")]
    [InlineData("午夜12点差五分", "23:55")]
    public void C_03_times_are_read_as_people_say_them(string text, string expected)
    {
        Assert.True(TimeOfDay.TryParse(text, out ClockTime time), text);
        Assert.Equal(new ClockTime(TimeOnly.Parse(expected), HalfDayOpen: false, NextDay: false), time);
    }

    [Theory]
    [InlineData("八点", "08:00")]
    [InlineData("8点", "08:00")]
    [InlineData("8点钟", "08:00")]
    [InlineData("8:45", "08:45")]
    [InlineData("8.30", "08:30")]
    [InlineData("8点半", "08:30")]
    [InlineData("八点一刻", "08:15")]
    [InlineData("八点三刻", "08:45")]
    [InlineData("八点十分", "08:10")]
    [InlineData("8点5分", "08:05")]
    [InlineData("8点零五", "08:05")]
    [InlineData("8点05", "08:05")]
    [InlineData("八点四十五", "08:45")]
    [InlineData("差五分九点", "08:55")]
    [InlineData("差一刻九点", "08:45")]
    [InlineData("还差十分钟九点", "08:50")]
    [InlineData("九点差五分", "08:55")]
    [InlineData("11点", "11:00")]
    [InlineData("两点", "02:00")]
    public void C_03_a_time_without_its_half_of_the_day_says_so(string text, string expected)
    {
        Assert.True(TimeOfDay.TryParse(text, out TimeOnly time, out var halfDayOpen), text);
        Assert.Equal((TimeOnly.Parse(expected), true), (time, halfDayOpen));
    }

    [Theory]
    [InlineData("24:00", "00:00", 1440)]
    [InlineData("2400", "00:00", 1440)]
    [InlineData("24点", "00:00", 1440)]
    [InlineData("二十四点", "00:00", 1440)]
    [InlineData("午夜", "00:00", 1440)]
    [InlineData("晚上12点", "00:00", 1440)]
    [InlineData("晚上十二点半", "00:30", 1470)]
    [InlineData("晚上0点", "00:00", 1440)]
    [InlineData("半夜两点", "02:00", 1560)]
    [InlineData("夜里1:30", "01:30", 1530)]
    public void C_03_times_after_midnight_belong_to_the_evening_before(string text, string expected, double minutes)
    {
        Assert.True(TimeOfDay.TryParse(text, out ClockTime time), text);
        Assert.Equal((TimeOnly.Parse(expected), true, minutes), (time.Time, time.NextDay, time.SinceMidnight.TotalMinutes));
    }

    [Theory]
    [InlineData("")]
    [InlineData("8")]
    [InlineData("20")]
    [InlineData("845")]
    [InlineData("20451")]
    [InlineData("25:00")]
    [InlineData("24:30")]
    [InlineData("2460")]
    [InlineData("20:60")]
    [InlineData("20:5")]
    [InlineData("8.5")]
    [InlineData("8点60")]
    [InlineData("8点5")]
    [InlineData("八点五")]
    [InlineData("八点四刻")]
    [InlineData("早上20点")]
    [InlineData("早上12点")]
    [InlineData("中午8点")]
    [InlineData("下午0点")]
    [InlineData("晚上13点")]
    [InlineData("晚上4点")]
    [InlineData("凌晨8点")]
    [InlineData("13pm晚上")]
    [InlineData("八点前")]
    [InlineData("八点以后")]
    [InlineData("8点多")]
    [InlineData("八九点")]
    [InlineData("8:00-9:00")]
    [InlineData("8点到9点")]
    [InlineData("晚上")]
    [InlineData("半夜")]
    [InlineData("差五分")]
    [InlineData("差五分差一刻九点")]
    [InlineData("差五九点")]
    [InlineData("昨天8点")]
    [InlineData("8小时")]
    [InlineData("20:45?")]
    [InlineData("-8点")]
    [InlineData("2026-03-02 20:45")]
    public void C_03_what_is_no_single_time_is_refused(string text)
    {
        Assert.False(TimeOfDay.TryParse(text, out ClockTime time), text);
        Assert.Equal(default, time);
    }

    [Fact]
    public void C_03_every_minute_of_the_day_reads_back() => Generated.Always(
        Gen.Choose(0, 1439),
        minute =>
        {
            var time = TimeOnly.MinValue.AddMinutes(minute);
            var (hour, past) = (ChineseNumber.Format(time.Hour), ChineseNumber.Format(time.Minute));
            var dial = ChineseNumber.Format((time.Hour + 11) % 12 + 1);
            string[] said = [$"{Half(time.Hour)}{dial}点{past}分", $"{time:h:mmtt}"];
            string[] shown = [$"{time:HH:mm}", $"{time:HHmm}"];
            string[] open =
            [
                $"{time:H:mm}", $"{time.Hour}点{time:mm}", $"{time.Hour}时{time.Minute}分", $"{hour}点{past}分", $"{hour}点过{past}分",
            ];
            return said.All(way => Reads(way, time, halfDayOpen: false))
                && shown.All(way => Reads(way, time, halfDayOpen: time.Hour is 10 or 11))
                && open.All(way => Reads(way, time, halfDayOpen: time.Hour is >= 1 and <= 11));
        });

    [Fact]
    public void C_03_any_text_is_a_time_or_refused() => Generated.Always(
        Generated.Hostile("20:45", "晚上八点四十五", "差五分九点", "8:45pm", "早上7点零5", "晚上12点半", "20时45分30秒"),
        text => TimeOfDay.TryParse(text, out ClockTime time)
            ? time.SinceMidnight.TotalDays is >= 0 and < 2
            : time == default);

    private static bool Reads(string text, TimeOnly time, bool halfDayOpen) =>
        TimeOfDay.TryParse(text, out ClockTime read) && read == new ClockTime(time, halfDayOpen, NextDay: false);

    private static string Half(int hour) => hour switch
    {
        < 6 => "凌晨",
        < 9 => "早上",
        < 12 => "上午",
        12 => "中午",
        < 18 => "下午",
        _ => "晚上",
    };
}
