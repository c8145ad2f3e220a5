using ChatAssist.Questionnaires.Values;
using Xunit;

namespace ChatAssist.Tests.Questionnaires.Values;

[Trait("Requirement", "C-03")]
public class ChineseNumberTests
{
    [Theory]
    [InlineData("0", 0)]
    [InlineData("45", 45)]
    [InlineData(" ４５ ", 45)]
    [InlineData("007", 7)]
    [InlineData("3.5", 3.5)]
    [InlineData("３．５", 3.5)]
    [InlineData("1,200", 1200)]
    [InlineData("1，200，000", 1200000)]
    [InlineData("-3", -3)]
    [InlineData("－3", -3)]
    [InlineData("负三", -3)]
    [InlineData("零下五", -5)]
    [InlineData("-0", 0)]
    [InlineData("零", 0)]
    [InlineData("〇", 0)]
    [InlineData("两", 2)]
    [InlineData("俩", 2)]
    [InlineData("十", 10)]
    [InlineData("十二", 12)]
    [InlineData("一十二", 12)]
    [InlineData("廿", 20)]
    [InlineData("廿五", 25)]
    [InlineData("四十五", 45)]
    [InlineData("一百", 100)]
    [InlineData("一百零三", 103)]
    [InlineData("一百〇三", 103)]
    [InlineData("一百一", 110)]
    [InlineData("一百十五", 115)]
    [InlineData("一百一十五", 115)]
    [InlineData("一百廿五", 125)]
    [InlineData("三百五", 350)]
    [InlineData("三百五十", 350)]
    [InlineData("3百5", 350)]
    [InlineData("两千", 2000)]
    [InlineData("一千零五十", 1050)]
    [InlineData("一千零十五", 1015)]
    [InlineData("一万二", 12000)]
    [InlineData("一万二千五", 12500)]
    [InlineData("一万零五百", 10500)]
    [InlineData("一万零五百三", 10530)]
    [InlineData("十二万", 120000)]
    [InlineData("1.2万", 12000)]
    [InlineData("一点二万", 12000)]
    [InlineData("1万2", 12000)]
    [InlineData("1万2000", 12000)]
    [InlineData("1万2千", 12000)]
    [InlineData("12万5", 125000)]
    [InlineData("1万零500", 10500)]
    [InlineData("5 千", 5000)]
    [InlineData("3千", 3000)]
    [InlineData("3千万", 30000000)]
    [InlineData("1.5亿", 150000000)]
    [InlineData("1亿2345万", 123450000)]
    [InlineData("一万亿", 1000000000000)]
    [InlineData("半", 0.5)]
    [InlineData("一个半", 1.5)]
    [InlineData("3个半", 3.5)]
    [InlineData("三点五", 3.5)]
    [InlineData("三点一四", 3.14)]
    [InlineData("零点五", 0.5)]
    [InlineData("十二点五", 12.5)]
    [InlineData("二〇二六", 2026)]
    [InlineData("二0二六", 2026)]
    [InlineData("一二〇", 120)]
    [InlineData("壹佰贰拾叁", 123)]
    [InlineData("伍仟肆佰零陆", 5406)]
    [InlineData("大概45左右", 45)]
    [InlineData("四十五吧。", 45)]
    [InlineData("一共12", 12)]
    [InlineData("45[微笑]", 45)]
    public void C_03_numbers_are_read_as_people_write_them(string text, double expected)
    {
        Assert.True(ChineseNumber.TryParse(text, out var value), text);
        Assert.Equal((decimal)expected, value);
    }

    [Theory]
    [InlineData("")]
    [InlineData(" ")]
    [InlineData("没有")]
    [InlineData("合格")]
    [InlineData("45?")]
    [InlineData("三四")]
    [InlineData("三五个")]
    [InlineData("三四十")]
    [InlineData("五六百")]
    [InlineData("两三千")]
    [InlineData("十几")]
    [InlineData("几十")]
    [InlineData("四十多")]
    [InlineData("不到40")]
    [InlineData("超过40")]
    [InlineData("40以上")]
    [InlineData("3-5")]
    [InlineData("3到5")]
    [InlineData("3 5")]
    [InlineData("1,20")]
    [InlineData("1,2,3")]
    [InlineData("1.2.3")]
    [InlineData("1. 45")]
    [InlineData("1/2")]
    [InlineData("三分之一")]
    [InlineData("百")]
    [InlineData("万")]
    [InlineData("百十")]
    [InlineData("两千零")]
    [InlineData("三百五万")]
    [InlineData("100零3")]
    [InlineData("二十零五")]
    [InlineData("十五六")]
    [InlineData("3 十五")]
    [InlineData("一百一百")]
    [InlineData("1亿5000")]
    [InlineData("五千万万")]
    [InlineData("1e3")]
    [InlineData("--3")]
    [InlineData("半百")]
    [InlineData("1.12345678901")]
    [InlineData("10000000000000000")]
    [InlineData("9999999999999999999999999999999999")]
    [InlineData("999999999999999千万亿")]
    public void C_03_what_is_no_single_number_is_refused(string text)
    {
        Assert.False(ChineseNumber.TryParse(text, out var value), text);
        Assert.Equal(0, value);
    }

    [Theory]
    [InlineData(0, "零")]
    [InlineData(10, "十")]
    [InlineData(12, "十二")]
    [InlineData(20, "二十")]
    [InlineData(103, "一百零三")]
    [InlineData(110, "一百一十")]
    [InlineData(1050, "一千零五十")]
    [InlineData(10005, "一万零五")]
    [InlineData(20300, "二万零三百")]
    [InlineData(105000, "十万五千")]
    [InlineData(100050000, "一亿零五万")]
    [InlineData(1000000000000, "一万亿")]
    [InlineData(-45, "负四十五")]
    public void C_03_numbers_are_written(long value, string text) => Assert.Equal(text, ChineseNumber.Format(value));

    [Fact]
    public void C_03_every_long_can_be_written()
    {
        Assert.StartsWith("负九百二十二", ChineseNumber.Format(long.MinValue), StringComparison.Ordinal);
        Assert.StartsWith("九百二十二", ChineseNumber.Format(long.MaxValue), StringComparison.Ordinal);
    }

    [Fact]
    public void C_03_what_is_written_reads_back() => Generated.Always(
        Generated.Numbers(10_000_000_000_000_000),
        n => ChineseNumber.TryParse(ChineseNumber.Format(n), out var read) && read == n
            && ChineseNumber.TryParse(ChineseNumber.Format(-n), out read) && read == -n);

    [Fact]
    public void C_03_small_numbers_all_read_back() => Assert.All(
        Enumerable.Range(0, 20_000),
        n => Assert.True(ChineseNumber.TryParse(ChineseNumber.Format(n), out var read) && read == n));

    [Fact]
    public void C_03_arabic_and_grouped_numbers_read_back() => Generated.Always(
        Generated.Numbers(1_000_000_000_000_000),
        n => ChineseNumber.TryParse($"{n}", out var plain) && plain == n
            && ChineseNumber.TryParse($"{n:N0}", out var grouped) && grouped == n
            && ChineseNumber.TryParse($"{n}.25", out var quarter) && quarter == n + 0.25m);

    [Theory]
    [InlineData("45分钟", 45, 2)]
    [InlineData("四十五分钟", 45, 3)]
    [InlineData("一个半小时", 1.5, 3)]
    [InlineData("三个月", 3, 1)]
    [InlineData("1.5kg", 1.5, 3)]
    [InlineData("八点半", 8, 1)]
    public void C_03_a_number_is_found_before_its_unit(string text, double expected, int expectedLength)
    {
        Assert.True(ChineseNumber.TryReadPrefix(text, out var value, out var length));
        Assert.Equal(((decimal)expected, expectedLength), (value, length));
    }

    [Fact]
    public void C_03_any_text_is_a_number_or_refused() => Generated.Always(
        Generated.Hostile("四十五", "一万二", "1,200.50", "三点五万", "负一百零三", "1亿2345万"),
        text => ChineseNumber.TryParse(text, out var value) || value == 0);

    [Fact]
    public void C_03_a_prefix_lies_inside_the_text() => Generated.Always(
        Generated.Hostile("四十五分钟", "一万二元", "1,200.50元", "三点五万个"),
        text => ChineseNumber.TryReadPrefix(text, out var value, out var length)
            ? length > 0 && length <= text.Length
            : length == 0 && value == 0);
}
