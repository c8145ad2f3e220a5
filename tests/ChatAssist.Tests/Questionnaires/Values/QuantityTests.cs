using ChatAssist.Questionnaires.Values;
using Xunit;

namespace ChatAssist.Tests.Questionnaires.Values;

[Trait("Requirement", "C-03")]
public class QuantityTests
{
    [Theory]
    // durations by the clock
    [InlineData("45", "分钟", 45)]
    [InlineData("四十五", "分钟", 45)]
    [InlineData("四十五分钟", "分钟", 45)]
    [InlineData("45分", "分钟", 45)]
    [InlineData("45 分钟", "分钟", 45)]
    [InlineData("４５分钟。", "分钟", 45)]
    [InlineData("45分种", "分钟", 45)]
    [InlineData("90min", "分钟", 90)]
    [InlineData("90 Mins", "分钟", 90)]
    [InlineData("1h", "分钟", 60)]
    [InlineData("1h30", "分钟", 90)]
    [InlineData("1h30min", "分钟", 90)]
    [InlineData("1.5小时", "分钟", 90)]
    [InlineData("一小时", "分钟", 60)]
    [InlineData("一个小时", "分钟", 60)]
    [InlineData("一个钟头", "分钟", 60)]
    [InlineData("一个半小时", "分钟", 90)]
    [InlineData("一小时半", "分钟", 90)]
    [InlineData("两个半小时", "分钟", 150)]
    [InlineData("半小时", "分钟", 30)]
    [InlineData("半个小时", "分钟", 30)]
    [InlineData("三刻钟", "分钟", 45)]
    [InlineData("一刻钟", "分钟", 15)]
    [InlineData("1小时20分", "分钟", 80)]
    [InlineData("一小时二十", "分钟", 80)]
    [InlineData("一个小时零五分", "分钟", 65)]
    [InlineData("一小时一刻钟", "分钟", 75)]
    [InlineData("90秒", "分钟", 1.5)]
    [InlineData("2分30", "秒", 150)]
    [InlineData("1分半", "秒", 90)]
    [InlineData("40分钟", "小时", 0.666667)]
    [InlineData("每节课40分钟", "分钟", 40)]
    [InlineData("一节课大概四十五分钟左右", "分钟", 45)]
    [InlineData("一节课一小时", "分钟", 60)]
    [InlineData("大约45分钟吧", "分钟", 45)]
    // days, months
    [InlineData("7天", "天", 7)]
    [InlineData("两周", "天", 14)]
    [InlineData("一个星期", "天", 7)]
    [InlineData("半个月", "天", 15)]
    [InlineData("3个工作日", "工作日", 3)]
    [InlineData("三个月", "个月", 3)]
    [InlineData("三个月", "月", 3)]
    [InlineData("一季度", "个月", 3)]
    [InlineData("一个季度", "月", 3)]
    [InlineData("半年", "个月", 6)]
    [InlineData("一年", "个月", 12)]
    [InlineData("一年半", "月", 18)]
    [InlineData("一年零三个月", "月", 15)]
    [InlineData("一个半月", "月", 1.5)]
    [InlineData("6个月", "年", 0.5)]
    [InlineData("一学期", "学期", 1)]
    // lengths, areas, weights, volumes
    [InlineData("3米", "米", 3)]
    [InlineData("三米五", "米", 3.5)]
    [InlineData("3米5", "米", 3.5)]
    [InlineData("1米75", "米", 1.75)]
    [InlineData("一米七五", "米", 1.75)]
    [InlineData("一米零五", "米", 1.05)]
    [InlineData("1米20厘米", "米", 1.2)]
    [InlineData("80公分", "米", 0.8)]
    [InlineData("80cm", "厘米", 80)]
    [InlineData("1.2m", "厘米", 120)]
    [InlineData("两公里", "米", 2000)]
    [InlineData("5千米", "公里", 5)]
    [InlineData("三里地", "米", 1500)]
    [InlineData("三尺", "米", 1)]
    [InlineData("五百平", "平方米", 500)]
    [InlineData("120个平方", "㎡", 120)]
    [InlineData("120 m²", "平方米", 120)]
    [InlineData("三亩", "亩", 3)]
    [InlineData("1公顷", "亩", 15)]
    [InlineData("1亩", "平方米", 666.666667)]
    [InlineData("半斤", "公斤", 0.25)]
    [InlineData("1.5kg", "斤", 3)]
    [InlineData("三斤二", "斤", 3.2)]
    [InlineData("五千克", "公斤", 5)]
    [InlineData("五千克", "克", 5000)]
    [InlineData("五千克半", "公斤", 5.5)]
    [InlineData("三千米五", "米", 3500)]
    [InlineData("三分地", "亩", 0.3)]
    [InlineData("3千瓦", "瓦", 3000)]
    [InlineData("2吨", "公斤", 2000)]
    [InlineData("500ml", "升", 0.5)]
    [InlineData("3方", "立方米", 3)]
    // other measures
    [InlineData("36度5", "℃", 36.5)]
    [InlineData("三十六度五", "度", 36.5)]
    [InlineData("零下十八度", "℃", -18)]
    [InlineData("零下三度半", "℃", -3.5)]
    [InlineData("-18℃", "度", -18)]
    [InlineData("4°C", "℃", 4)]
    [InlineData("0.35兆帕", "MPa", 0.35)]
    [InlineData("350kPa", "兆帕", 0.35)]
    [InlineData("60w", "瓦", 60)]
    [InlineData("55分贝", "dB", 55)]
    [InlineData("30%", "%", 30)]
    [InlineData("30％", "%", 30)]
    [InlineData("百分之三十", "%", 30)]
    [InlineData("百分之百", "%", 100)]
    [InlineData("三成", "%", 30)]
    [InlineData("3万元", "万元", 3)]
    [InlineData("200块", "元", 200)]
    [InlineData("八成五", "%", 85)]
    [InlineData("-3%", "%", -3)]
    [InlineData("-3", "", -3)]
    [InlineData("3.5万人", "人", 35000)]
    [InlineData("1 万人", "人", 10000)]
    [InlineData("95分", "分", 95)]
    [InlineData("18岁", "岁", 18)]
    // counts
    [InlineData("45人", "人", 45)]
    [InlineData("一共45个人", "人", 45)]
    [InlineData("45个", "人", 45)]
    [InlineData("45名学生", "人", 45)]
    [InlineData("两位老师", "名", 2)]
    [InlineData("俩人", "人", 2)]
    [InlineData("三家", "家", 3)]
    [InlineData("3户", "家", 3)]
    [InlineData("60课时", "课时", 60)]
    [InlineData("60节课", "课时", 60)]
    [InlineData("60节", "课时", 60)]
    [InlineData("60个课时", "课时", 60)]
    [InlineData("两次", "次", 2)]
    [InlineData("3瓶", "具", 3)]
    [InlineData("3个灭火器", "具", 3)]
    [InlineData("两具灭火器", "个", 2)]
    [InlineData("3个班", "班", 3)]
    [InlineData("3箱", "箱", 3)]
    [InlineData("3个", "箱", 3)]
    [InlineData("0个", "个", 0)]
    [InlineData("12", "", 12)]
    [InlineData("12个", null, 12)]
    [InlineData("5档", "档", 5)]
    [InlineData("5个", "档", 5)]
    [InlineData("80元/平方米", "元/平方米", 80)]
    public void C_03_quantities_come_out_in_the_unit_of_the_question(string text, string? unit, double expected)
    {
        Assert.True(Quantity.TryParse(text, unit, out var value, out var wrongUnit), text);
        Assert.False(wrongUnit);
        Assert.Equal((decimal)expected, value);
    }

    [Theory]
    [InlineData("3米", "分钟")]
    [InlineData("45分钟", "米")]
    [InlineData("45分钟", "人")]
    [InlineData("45分钟", "")]
    [InlineData("3天", "小时")]
    [InlineData("3个工作日", "天")]
    [InlineData("一学期", "个月")]
    [InlineData("1个月", "天")]
    [InlineData("20天", "个月")]
    [InlineData("60小时", "课时")]
    [InlineData("3家", "人")]
    [InlineData("3箱", "瓶")]
    [InlineData("3箱", "个")]
    [InlineData("200元", "课时")]
    [InlineData("百分之三十", "人")]
    [InlineData("3公斤", "兆帕")]
    [InlineData("5个月", "档")]
    [InlineData("三个月", "个")]
    public void C_03_a_unit_that_cannot_be_converted_is_named_as_such(string text, string unit)
    {
        Assert.False(Quantity.TryParse(text, unit, out var value, out var wrongUnit), text);
        Assert.True(wrongUnit, text);
        Assert.Equal(0, value);
    }

    [Theory]
    [InlineData("", "分钟")]
    [InlineData("分钟", "分钟")]
    [InlineData("没有", "个")]
    [InlineData("四十多分钟", "分钟")]
    [InlineData("不到45分钟", "分钟")]
    [InlineData("45分钟以上", "分钟")]
    [InlineData("40-45分钟", "分钟")]
    [InlineData("三四十人", "人")]
    [InlineData("三五个人", "人")]
    [InlineData("十几个", "个")]
    [InlineData("45分钟零", "分钟")]
    [InlineData("20分1小时", "分钟")]
    [InlineData("1小时2米", "分钟")]
    [InlineData("1小时70", "分钟")]
    [InlineData("3个不合格", "个")]
    [InlineData("3个合格2个不合格", "个")]
    [InlineData("5人未戴安全帽", "人")]
    [InlineData("45分钟?", "分钟")]
    [InlineData("一半", "%")]
    [InlineData("-3", "人")]
    [InlineData("-3米", "米")]
    [InlineData("1.5小时30分", "分钟")]
    [InlineData("两亩三分", "亩")]
    [InlineData("十一二个", "个")]
    [InlineData("4男2女", "人")]
    [InlineData("4+2", "人")]
    [InlineData("最多40分钟", "分钟")]
    [InlineData("百来人", "人")]
    [InlineData("1 200米", "米")]
    [InlineData("一节半小时", "分钟")]
    [InlineData("百分之", "%")]
    [InlineData("百分", "%")]
    public void C_03_what_is_no_single_quantity_is_refused(string text, string unit)
    {
        Assert.False(Quantity.TryParse(text, unit, out var value, out var wrongUnit), text);
        Assert.False(wrongUnit, text);
        Assert.Equal(0, value);
    }

    [Fact]
    public void C_03_hours_and_minutes_add_up() => Generated.Always(
        Generated.Numbers(10_000),
        n => Reads($"{n / 60}小时{n % 60}分钟", n)
            && Reads($"{ChineseNumber.Format(n / 60)}个小时{ChineseNumber.Format(n % 60)}分", n)
            && Reads($"{n}", n) && Reads($"{n * 60}秒", n));

    [Fact]
    public void C_03_any_text_is_a_quantity_or_refused() => Generated.Always(
        Generated.Hostile("四十五分钟", "一个半小时", "一米七五", "3个灭火器", "百分之三十", "零下十八度"),
        text => new[] { "分钟", "米", "人", "%", "", "档" }.All(
            unit => Quantity.TryParse(text, unit, out var value, out var wrongUnit) ? !wrongUnit : value == 0));

    [Fact]
    public void C_03_any_unit_is_borne() => Generated.Always(
        Generated.Hostile("分钟", "个月", "元/平方米"),
        unit => Quantity.TryParse("45", unit, out var value, out _) ? value == 45 : unit.Length > 64);

    private static bool Reads(string text, decimal minutes) =>
        Quantity.TryParse(text, "分钟", out var value, out _) && value == minutes;
}
