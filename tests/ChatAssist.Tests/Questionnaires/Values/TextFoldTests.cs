using ChatAssist.Questionnaires.Values;
using Xunit;

namespace ChatAssist.Tests.Questionnaires.Values;

[Trait("Requirement", "C-03")]
public class TextFoldTests
{
    [Theory]
    [InlineData("", "")]
    [InlineData("45", "45")]
    [InlineData("４５分钟", "45分钟")]
    [InlineData("20：45", "20:45")]
    [InlineData("（３）。", "(3).")]
    [InlineData("合格，不合格；可以！吗？", "合格,不合格;可以!吗?")]
    [InlineData("ＡＢｃ", "ABc")]
    [InlineData("　 全部　　合格 \r\n", "全部 合格")]
    [InlineData("1、3、5", "1、3、5")]
    [InlineData("1—5", "1-5")]
    [InlineData("1－5", "1-5")]
    [InlineData("1～5", "1~5")]
    [InlineData("“四十五”", "\"四十五\"")]
    [InlineData("￥500", "¥500")]
    [InlineData("30％", "30%")]
    [InlineData("4\u200B5\uFEFF", "45")]
    [InlineData("\u202A45\u202C", "45")]
    [InlineData("4\u00005", "45")]
    [InlineData("3\uFE0F\u20E3", "3")]
    [InlineData("好👍", "好👍")]
    [InlineData("4\u00A05", "4 5")]
    public void C_03_phone_text_is_folded(string typed, string folded) => Assert.Equal(folded, TextFold.Fold(typed));

    [Fact]
    public void C_03_half_a_surrogate_pair_does_not_join_its_neighbours() =>
        Assert.Equal("4\uFFFD5\uFFFD", TextFold.Fold("4" + (char)0xD83D + "5" + (char)0xDC4D));

    [Fact]
    public void C_03_folding_twice_changes_nothing_and_never_lengthens() => Generated.Always(
        Generated.Hostile("４５ 分钟。", "20：45", "　1～5　"),
        text =>
        {
            var folded = TextFold.Fold(text);
            return folded.Length <= text.Length && TextFold.Fold(folded) == folded && folded.Trim() == folded;
        });
}
