using ChatAssist.Questionnaires.Values;
using FsCheck.Fluent;
using Xunit;

namespace ChatAssist.Tests.Questionnaires.Values;

/// <summary>
/// What holds for every parser: floods are refused before they are read, and the way of typing changes nothing.
/// </summary>
[Trait("Requirement", "C-03")]
public class EveryParserTests
{
    private static readonly DateOnly Today = new(2026, 3, 2);

    public static TheoryData<string> Floods =>
    [
        new('9', 10_000), new('九', 10_000), new('零', 10_000), new('十', 10_000), new(' ', 10_000), new('半', 10_000),
        new('下', 10_000), new('-', 10_000), new('(', 10_000), new('吧', 10_000), new('\uD800', 10_000),
        "45" + new string(' ', 9_998), Repeat("一万"), Repeat("1,"), Repeat("1,200"), Repeat("大概"), Repeat("[微"),
    ];

    [Theory]
    [MemberData(nameof(Floods))]
    public void C_03_floods_are_refused(string flood)
    {
        Assert.False(ChineseNumber.TryParse(flood, out _));
        Assert.False(Quantity.TryParse(flood, "分钟", out _, out _));
        Assert.False(Quantity.TryParse("45", flood, out _, out _));
        Assert.False(Money.TryParse(flood, out _));
        Assert.False(TimeOfDay.TryParse(flood, out ClockTime _));
        Assert.False(Day.TryParse(flood, Today, out _));
        Assert.False(ItemNumbers.TryParse(flood, 20, out _, out _));
    }

    [Fact]
    public void C_03_sixty_four_characters_are_read_and_one_more_is_not()
    {
        var text = "45" + new string(' ', 62);
        Assert.True(ChineseNumber.TryParse(text, out var value));
        Assert.Equal(45, value);
        Assert.False(ChineseNumber.TryParse(text + " ", out _));
    }

    [Fact]
    public void C_03_full_width_typing_changes_nothing() => Generated.Always(
        Generated.Hostile(Samples),
        text => ReadAll(text) == ReadAll(string.Concat(text.Select(c => c switch
        {
            ' ' => '\u3000',
            > ' ' and < '\u007F' => (char)(c + 0xFEE0),
            _ => c,
        }))));

    [Fact]
    public void C_03_hedges_and_closing_words_change_nothing() => Generated.Always(
        from sample in Gen.Elements(Samples)
        from lead in Gen.Elements("", "大概", "大约", "差不多 ", "就是", "“")
        from tail in Gen.Elements("", "左右", "吧", "。", "！", "了。", " ", "[呲牙]", "”")
        select (sample, text: lead + sample + tail),
        input => ReadAll(input.sample) == ReadAll(input.text));

    private static string Repeat(string part) => string.Concat(Enumerable.Repeat(part, 10_000 / part.Length));

    private static string[] Samples =>
    [
        "45", "四十五分钟", "一个半小时", "1.2万元", "120块5", "20:45", "晚上八点半", "8:45pm", "差五分九点", "2026-03-02", "3月2号",
        "下周一", "三天后", "1-5", "1、3、5", "第3项", "三和六", "百分之三十", "零下十八度",
    ];

    private static string ReadAll(string text) => string.Join('|',
        ChineseNumber.TryParse(text, out var number) ? number : null,
        Quantity.TryParse(text, "分钟", out var minutes, out var wrongUnit) ? minutes : wrongUnit,
        Money.TryParse(text, out var yuan) ? yuan : null,
        TimeOfDay.TryParse(text, out ClockTime time) ? time : null,
        Day.TryParse(text, Today, out var day) ? day : null,
        ItemNumbers.TryParse(text, 20, out var items, out var offending) ? string.Join(' ', items) : offending);
}
