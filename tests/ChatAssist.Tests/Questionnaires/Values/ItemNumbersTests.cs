using ChatAssist.Questionnaires.Values;
using FsCheck.Fluent;
using Xunit;

namespace ChatAssist.Tests.Questionnaires.Values;

[Trait("Requirement", "C-03")]
public class ItemNumbersTests
{
    [Theory]
    [InlineData("3", "3")]
    [InlineData("３", "3")]
    [InlineData("三", "3")]
    [InlineData("第3项", "3")]
    [InlineData("第三条", "3")]
    [InlineData("3号", "3")]
    [InlineData("#3", "3")]
    [InlineData("No.3", "3")]
    [InlineData("3)", "3")]
    [InlineData("（3）", "3")]
    [InlineData("十二", "12")]
    [InlineData("1-5", "1 2 3 4 5")]
    [InlineData("1—5", "1 2 3 4 5")]
    [InlineData("1——5", "1 2 3 4 5")]
    [InlineData("1～5", "1 2 3 4 5")]
    [InlineData("1 - 5", "1 2 3 4 5")]
    [InlineData("1到5", "1 2 3 4 5")]
    [InlineData("1至5项", "1 2 3 4 5")]
    [InlineData("从1到5", "1 2 3 4 5")]
    [InlineData("第一到第五项", "1 2 3 4 5")]
    [InlineData("第1项到第5项", "1 2 3 4 5")]
    [InlineData("一到五", "1 2 3 4 5")]
    [InlineData("3-3", "3")]
    [InlineData("1、3、5", "1 3 5")]
    [InlineData("1，3，5。", "1 3 5")]
    [InlineData("1,3,7-9", "1 3 7 8 9")]
    [InlineData("1.3.5", "1 3 5")]
    [InlineData("1;3；5", "1 3 5")]
    [InlineData("1/3/5", "1 3 5")]
    [InlineData("1+3", "1 3")]
    [InlineData("3 6", "3 6")]
    [InlineData("3　6", "3 6")]
    [InlineData("3\n6", "3 6")]
    [InlineData("三和六", "3 6")]
    [InlineData("三、六", "3 6")]
    [InlineData("第3、5项", "3 5")]
    [InlineData("第3和第6项", "3 6")]
    [InlineData("第3项第5项", "3 5")]
    [InlineData("3以及5还有6", "3 5 6")]
    [InlineData("3、和6", "3 6")]
    [InlineData("3号6号", "3 6")]
    [InlineData("1)2)3)", "1 2 3")]
    [InlineData("①③", "1 3")]
    [InlineData("①、③-⑤", "1 3 4 5")]
    [InlineData("1-3 5 7-8", "1 2 3 5 7 8")]
    [InlineData("5,3,1,3", "1 3 5")]
    [InlineData("1-3,2-4", "1 2 3 4")]
    [InlineData("19、二十", "19 20")]
    [InlineData("全部", "1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20")]
    public void C_03_item_numbers_are_read_as_people_list_them(string text, string expected)
    {
        Assert.True(ItemNumbers.TryParse(text, 20, out var numbers, out var offending), text);
        Assert.Null(offending);
        Assert.Equal(expected, string.Join(' ', numbers));
    }

    [Theory]
    [InlineData("0", 0)]
    [InlineData("21", 21)]
    [InlineData("36", 36)]
    [InlineData("1、3、21", 21)]
    [InlineData("1-21", 21)]
    [InlineData("25-30", 25)]
    [InlineData("5-3", 3)]
    [InlineData("1,200", 200)]
    [InlineData("一百", 100)]
    [InlineData("1-999999999", 999999999)]
    public void C_03_a_number_out_of_range_is_named(string text, int expected)
    {
        Assert.False(ItemNumbers.TryParse(text, 20, out var numbers, out var offending), text);
        Assert.Equal(expected, offending);
        Assert.Empty(numbers);
    }

    [Theory]
    [InlineData("")]
    [InlineData("、")]
    [InlineData("合格")]
    [InlineData("第项")]
    [InlineData("1-")]
    [InlineData("-3")]
    [InlineData("1-3-5")]
    [InlineData("1到3到5")]
    [InlineData("1..5")]
    [InlineData("3和")]
    [InlineData("三六")]
    [InlineData("3个5")]
    [InlineData("三四项")]
    [InlineData("十几")]
    [InlineData("3合格")]
    [InlineData("1-5合格")]
    [InlineData("3个半")]
    [InlineData("9999999999")]
    public void C_03_what_is_no_list_is_refused(string text)
    {
        Assert.False(ItemNumbers.TryParse(text, 20, out var numbers, out var offending), text);
        Assert.Null(offending);
        Assert.Empty(numbers);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(int.MinValue)]
    public void C_03_an_empty_checklist_has_no_items(int max)
    {
        Assert.False(ItemNumbers.TryParse("全部", max, out _, out _));
        Assert.False(ItemNumbers.TryParse("1", max, out _, out var offending));
        Assert.Equal(1, offending);
    }

    [Fact]
    public void C_03_every_list_reads_back_however_it_is_written() => Generated.Always(
        from count in Gen.Choose(1, 20)
        from items in Gen.Choose(1, 60).ArrayOf(count)
        from separator in Gen.Elements("、", "，", ",", " ", "和", "；", "、 ")
        from range in Gen.Elements("-", "~", "到", "至", "—", " - ")
        from chinese in Gen.Elements(true, false)
        select (items, text: string.Join(separator, Ranges(items).Select(
            run => run.From == run.To ? Write(run.From, chinese) : Write(run.From, chinese) + range + Write(run.To, chinese)))),
        input => ItemNumbers.TryParse(input.text, 60, out var numbers, out _)
            && numbers.SequenceEqual(input.items.Distinct().Order()));

    [Fact]
    public void C_03_any_text_is_a_list_within_range_or_refused() => Generated.Always(
        Generated.Hostile("1-5", "1、3、5", "第3项", "三和六", "1,3,7-9", "①③").Zip(Gen.Choose(-1, 2000)),
        input => ItemNumbers.TryParse(input.Item1, input.Item2, out var numbers, out var offending)
            ? offending == null && numbers.Count > 0 && numbers[0] >= 1 && numbers[^1] <= input.Item2
            : numbers.Count == 0);

    private static string Write(int number, bool chinese) => chinese ? ChineseNumber.Format(number) : $"{number}";

    private static IEnumerable<(int From, int To)> Ranges(IEnumerable<int> items)
    {
        var sorted = items.Distinct().Order().ToArray();
        for (var i = 0; i < sorted.Length; i++)
        {
            var from = i;
            while (i + 1 < sorted.Length && sorted[i + 1] == sorted[i] + 1)
            {
                i++;
            }

            yield return (sorted[from], sorted[i]);
        }
    }
}
