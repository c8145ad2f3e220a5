using ChatAssist.Content;
using ChatAssist.Findings;
using FsCheck;
using FsCheck.Fluent;
using Xunit;

namespace ChatAssist.Tests.Findings;

/// <summary>F-02: what is ordered for which items, in one message; understood wholly or not at all.</summary>
public sealed class MeasureReadingTests
{
    private static readonly DateOnly Today = new(2026, 3, 2);
    private static readonly Library Library = Home.Content();

    [Theory]
    [InlineData("1当场改正 2限期7天", "1:OnSpot; 2:InTime 03-09")]
    [InlineData("1当场改正，2、3限期一周", "1:OnSpot; 2,3:InTime 03-09")]
    [InlineData("第1项停止使用 第2到4项责令限期改正 到3月20号", "1:StopUse; 2,3,4:InTime 03-20")]
    [InlineData("全部限期15天", "1,2,3,4,5,6,7,8,9,10,11,12:InTime 03-17")]
    [InlineData("3天", ":03-05")]
    [InlineData("到9月15号", ":09-15")]
    [InlineData("9月15日前", ":09-15")]
    [InlineData("12到3月15号", "12:03-15")]
    [InlineData("12、3天", "12:03-05")]
    [InlineData("12 限期半个月", "12:InTime 03-17")]
    [InlineData("停产停业 10天", ":Suspend 03-12")]
    [InlineData("１２限期７天", "12:InTime 03-09")]
    [InlineData("停止使用并查封", null)]
    [InlineData("12不合格 灭火器过期", null)]
    [InlineData("其余合格", null)]
    [InlineData("12限期", "12:InTime")]
    [InlineData("13限期7天", null)]
    [InlineData("限期", ":InTime")]
    [InlineData("当场改正 3天", null)]
    [InlineData("", null)]
    public void F_02_is_read(string said, string? meant) =>
        Assert.Equal(meant, MeasureReading.Read(said, Library, Today, 12) is { } orders ? string.Join("; ", orders.Select(Show)) : null);

    [Fact]
    public void F_02_nothing_that_people_type_breaks_it() => Prop.ForAll(
        ArbMap.Default.ArbFor<string>(),
        text => MeasureReading.Read(text ?? "", Library, Today) is null or { Count: > 0 }).QuickCheckThrowOnFailure();

    private static string Show(MeasureOrder o) =>
        $"{string.Join(',', o.Items)}:{string.Join(' ', new[] { o.Measure?.ToString(), o.DueOn?.ToString("MM-dd") }.Where(x => x is not null))}";
}
