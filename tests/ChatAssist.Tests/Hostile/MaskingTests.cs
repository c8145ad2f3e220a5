using ChatAssist.Complaints;
using ChatAssist.Host.Telemetry;
using Xunit;

namespace ChatAssist.Tests.Hostile;

/// <summary>R-07 K-09: numbers of people are masked within words, and an error's words do not bring them into a log.</summary>
public sealed class MaskingTests
{
    [Theory]
    [InlineData("找我13800001111，急", "找我138****1111，急")]
    [InlineData("138-0000-1111 / 138 0000 1111", "138******1111 / 138******1111")]
    [InlineData("１３８００００１１１１", "１３８****１１１１")]
    [InlineData("电话0355-8123456", "电话035*****3456")]
    [InlineData("身份证140424198001011234，140424198001011X3", "身份证140***********1234，140424198001011X3")]
    [InlineData("14042419800101123x", "140***********123x")]
    [InlineData("C-2026-0001 2026年3月2日 09:00", "C-2026-0001 2026年3月2日 09:00")]
    [InlineData("91140424MA0K13812340", "91140424MA0K13812340")]
    [InlineData("911404241381234000", "911404241381234000")]
    [InlineData("12345工单2026030213800001111", "12345工单2026030213800001111")]
    [InlineData("罚款20000元，20260302", "罚款20000元，20260302")]
    [InlineData("", "")]
    public void R_07_numbers_within_words(string words, string masked) => Assert.Equal(masked, Masking.Numbers(words));

    [Fact]
    public void K_09_an_error_says_what_broke_and_where_and_not_with_whose_words()
    {
        Exception fault = Assert.ThrowsAny<Exception>(() =>
        {
            try
            {
                _ = new Dictionary<string, string>()["vil01"];
            }
            catch (KeyNotFoundException e)
            {
                throw new FormatException("The input string '13912345678' was not in a correct format.", new InvalidOperationException("Decided 5 times.", e));
            }
        });
        Assert.Contains("vil01", $"{fault}", StringComparison.Ordinal);
        string said = $"{DiscreetException.Of(fault)} {DiscreetException.Of(fault).Message}";
        Assert.DoesNotContain("vil01", said, StringComparison.Ordinal);
        Assert.DoesNotContain("13912345678", said, StringComparison.Ordinal);
        Assert.Contains("System.FormatException", said, StringComparison.Ordinal);
        Assert.Contains("System.InvalidOperationException: Decided 5 times.", said, StringComparison.Ordinal);
        Assert.Contains("System.Collections.Generic.KeyNotFoundException", said, StringComparison.Ordinal);
        Assert.Contains(nameof(K_09_an_error_says_what_broke_and_where_and_not_with_whose_words), said, StringComparison.Ordinal);
    }
}
