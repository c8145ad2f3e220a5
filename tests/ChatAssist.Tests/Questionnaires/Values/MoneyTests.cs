using ChatAssist.Questionnaires.Values;
using Xunit;

namespace ChatAssist.Tests.Questionnaires.Values;

[Trait("Requirement", "C-03")]
public class MoneyTests
{
    [Theory]
    [InlineData("1200", 1200)]
    [InlineData("１２００", 1200)]
    [InlineData("1200元", 1200)]
    [InlineData("1200.50元", 1200.5)]
    [InlineData("1,200.00", 1200)]
    [InlineData("1，200元", 1200)]
    [InlineData("1.2万", 12000)]
    [InlineData("1.2万元", 12000)]
    [InlineData("1.2345万", 12345)]
    [InlineData("1.2w", 12000)]
    [InlineData("1w2", 12000)]
    [InlineData("3k", 3000)]
    [InlineData("3K5", 3500)]
    [InlineData("一万二", 12000)]
    [InlineData("一万二千块", 12000)]
    [InlineData("3千块", 3000)]
    [InlineData("5百", 500)]
    [InlineData("¥500", 500)]
    [InlineData("￥500.00", 500)]
    [InlineData("RMB 500", 500)]
    [InlineData("500rmb", 500)]
    [InlineData("人民币五百元整", 500)]
    [InlineData("伍佰元整", 500)]
    [InlineData("壹万贰仟叁佰圆整", 12300)]
    [InlineData("五百块", 500)]
    [InlineData("五百块钱", 500)]
    [InlineData("两百五", 250)]
    [InlineData("二百五十元", 250)]
    [InlineData("120块5", 120.5)]
    [InlineData("120块5毛", 120.5)]
    [InlineData("120块50", 120.5)]
    [InlineData("120块05", 120.05)]
    [InlineData("120元5角3分", 120.53)]
    [InlineData("两块五", 2.5)]
    [InlineData("两块二五", 2.25)]
    [InlineData("两块二毛五", 2.25)]
    [InlineData("两块零五", 2.05)]
    [InlineData("两块零五分", 2.05)]
    [InlineData("五百元零五角", 500.5)]
    [InlineData("一块半", 1.5)]
    [InlineData("半块", 0.5)]
    [InlineData("三毛", 0.3)]
    [InlineData("五毛五", 0.55)]
    [InlineData("五角五分", 0.55)]
    [InlineData("八分钱", 0.08)]
    [InlineData("0", 0)]
    [InlineData("0元", 0)]
    [InlineData("免费", 0)]
    [InlineData("不收费", 0)]
    [InlineData("大概1200块吧", 1200)]
    [InlineData("收了200元", 200)]
    [InlineData("一共3600元。", 3600)]
    [InlineData("12万5", 125000)]
    [InlineData("三千六", 3600)]
    [InlineData("1万零500", 10500)]
    [InlineData("1.2 万", 12000)]
    public void C_03_money_is_read_as_people_say_it(string text, double expected)
    {
        Assert.True(Money.TryParse(text, out var yuan), text);
        Assert.Equal((decimal)expected, yuan);
    }

    [Theory]
    [InlineData("")]
    [InlineData("元")]
    [InlineData("¥")]
    [InlineData("-5")]
    [InlineData("-5元")]
    [InlineData("¥-5")]
    [InlineData("-¥5")]
    [InlineData("负五元")]
    [InlineData("1.234")]
    [InlineData("1200.555元")]
    [InlineData("五分五")]
    [InlineData("80-100")]
    [InlineData("80到100元")]
    [InlineData("一百多")]
    [InlineData("一百来块")]
    [InlineData("几百块")]
    [InlineData("三五百")]
    [InlineData("不到500")]
    [InlineData("500以上")]
    [InlineData("500美元")]
    [InlineData("$500")]
    [InlineData("80元/节")]
    [InlineData("80元一节课")]
    [InlineData("5毛3块")]
    [InlineData("3块5块")]
    [InlineData("3块567")]
    [InlineData("120.50块5")]
    [InlineData("3块5毛-1分")]
    [InlineData("500?")]
    [InlineData("5 00")]
    [InlineData("三米")]
    [InlineData("合格")]
    [InlineData("10000000000000000")]
    public void C_03_what_is_no_sum_is_refused(string text)
    {
        Assert.False(Money.TryParse(text, out var yuan), text);
        Assert.Equal(0, yuan);
    }

    [Fact]
    public void C_03_every_sum_reads_back_however_it_is_written() => Generated.Always(
        Generated.Numbers(1_000_000_000_000),
        fen =>
        {
            fen++; // nobody writes 0万
            var yuan = fen / 100m;
            var (whole, jiao) = (ChineseNumber.Format(fen / 100), ChineseNumber.Format(fen / 10 % 10));
            var rest = ChineseNumber.Format(fen % 10);
            string[] ways =
            [
                $"{yuan}", $"{yuan:N2}元", $"¥{yuan:F2}", $"{yuan / 10_000}万", $"{fen / 100}块{fen % 100:00}",
                $"{fen / 100}块零{fen % 100}分", $"{whole}元{jiao}角{rest}分", $"{whole}块{jiao}毛{rest}",
            ];
            return ways.All(way => Money.TryParse(way, out var read) && read == yuan);
        });

    [Fact]
    public void C_03_any_text_is_a_sum_of_whole_fen_or_refused() => Generated.Always(
        Generated.Hostile("120块5", "一万二", "¥1,200.50", "五毛五", "人民币伍佰元整", "1.2w"),
        text => Money.TryParse(text, out var yuan) ? yuan >= 0 && yuan * 100 % 1 == 0 : yuan == 0);
}
