using System.Diagnostics;
using ChatAssist.Questionnaires;
using ChatAssist.Tests.Questionnaires.Values;
using FsCheck.Fluent;
using Xunit;

namespace ChatAssist.Tests.Questionnaires;

/// <summary>I-04 C-03: answers as people give them. What is read is what was said, and what is not clear is not read.</summary>
public sealed class AnswerReaderTests
{
    private static readonly ChatAssist.Content.Library Library = Home.Content();
    private static readonly AnswerReader Reader = new(Library.Answers, new DateOnly(2026, 3, 2));
    private static readonly string[] Remarks = ["", "没有警示标志", "灭火器过期了", "门锁着，打不开", "3个灭火器坏了"];

    private static Walk Fourteen { get; } = Empty("work-safety");

    [Theory]
    [InlineData("合格", "1+")]
    [InlineData("没问题", "1+")]
    [InlineData("没毛病", "1+")]
    [InlineData("√", "1+")]
    [InlineData("Ｖ", "1+")]
    [InlineData("ＯＫ！", "1+")]
    [InlineData("不合格 灭火器过期", "1-灭火器过期")]
    [InlineData("×灭火器过期", "1-灭火器过期")]
    [InlineData("不适用", "1/")]
    [InlineData("合格的", "1+")]
    [InlineData("第三项不合格", "3-")]
    [InlineData("第十二项不合格，没演练", "12-没演练")]
    [InlineData("1-5合格 6不合格 没有警示标志 7不适用", "1+ 2+ 3+ 4+ 5+ 6-没有警示标志 7/")]
    [InlineData("１－５合格　６不合格　没有警示标志", "1+ 2+ 3+ 4+ 5+ 6-没有警示标志")]
    [InlineData("1到5没问题，6不行，没有警示标志", "1+ 2+ 3+ 4+ 5+ 6-没有警示标志")]
    [InlineData("一到五合格六不合格没有警示标志七不适用", "1+ 2+ 3+ 4+ 5+ 6-没有警示标志 7/")]
    [InlineData("第三、五项不合格", "3- 5-")]
    [InlineData("1√ 2√ 3× 没规程", "1+ 2+ 3-没规程")]
    [InlineData("1.合格\n2.不合格 没记录\n3.合格", "1+ 2-没记录 3+")]
    [InlineData("①②合格③不合格", "1+ 2+ 3-")]
    [InlineData("√√×√", "1+ 2+ 3- 4+")]
    [InlineData("√、√、×", "1+ 2+ 3-")]
    [InlineData("对对错对", "1+ 2+ 3- 4+")]
    [InlineData("1过 2过 3没过", "1+ 2+ 3-")]
    [InlineData("6不合格 灭火器只有2 7合格", "6-灭火器只有2 7+")]
    [InlineData("1-3合格不过4不合格 堵了", null)]
    public void Forms_that_are_read(string said, string? expected) => Assert.Equal(expected ?? "?", Read(said));

    [Theory]
    [InlineData("全部合格", 14, "")]
    [InlineData("都合格", 14, "")]
    [InlineData("全过", 14, "")]
    [InlineData("都没问题了。", 14, "")]
    [InlineData("其余合格", 14, "")]
    [InlineData("除了3和6都合格", 12, "3 6")]
    [InlineData("除3、6以外其余项均合格", 12, "3 6")]
    [InlineData("3、6不合格其余合格", 12, "3 6")]
    [InlineData("就3不合格，别的没问题", 13, "3")]
    [InlineData("除了3不合格，其他都合格", 13, "3")]
    [InlineData("全部合格 6不合格 没警示标志", 13, "6")]
    [InlineData("其余合格，6没有警示标志", 13, "6")]
    public void All_and_the_rest_spare_what_is_named(string said, int passed, string spared)
    {
        var read = Assert.IsType<AnswerReading.Understood>(Reader.Read(said, Fourteen, Fourteen.Items[0]));
        var passing = read.Answers.Where(a => a.Answer.Kind == AnswerKind.Pass).Select(a => a.Item.Number).ToList();
        Assert.Equal(passed, passing.Count);
        Assert.Equal(spared, string.Join(' ', Enumerable.Range(1, 14).Except(passing)));
    }

    [Theory]
    [InlineData("合格吗", Doubt.NoVerdict)]
    [InlineData("合格不", Doubt.NoVerdict)]
    [InlineData("合格还是不合格？", Doubt.NoVerdict)]
    [InlineData("合格证过期", Doubt.NoVerdict)]
    [InlineData("基本合格", Doubt.NoVerdict)]
    [InlineData("5不合格吗", Doubt.NoVerdict)]
    [InlineData("2楼堆满杂物", Doubt.NoVerdict)]
    [InlineData("6没有警示标志", Doubt.NoVerdict)]
    [InlineData("7", Doubt.BareNumber)]
    [InlineData("七", Doubt.BareNumber)]
    [InlineData("过", Doubt.PassOrSkip)]
    [InlineData("没有", Doubt.EitherWay)]
    [InlineData("有", Doubt.EitherWay)]
    [InlineData("对对对", Doubt.HowMany)]
    [InlineData("全部合格，就是灯坏了一个", Doubt.WhichItem)]
    [InlineData("16合格", Doubt.NoSuchItem)]
    [InlineData("5-3合格", Doubt.NoSuchItem)]
    [InlineData("√√√√√√√√√√√√√√√", Doubt.TooMany)]
    public void What_is_not_clear_is_asked_back_and_nothing_is_noted(string said, Doubt doubt) =>
        Assert.Equal(doubt, Assert.IsType<AnswerReading.Unclear>(Reader.Read(said, Fourteen, Fourteen.Items[0])).Doubt);

    [Theory]
    [InlineData("land", "dumping", "没有", AnswerKind.Pass)]
    [InlineData("land", "dumping", "有", AnswerKind.Fail)]
    [InlineData("work-safety", "staff", "有", AnswerKind.Pass)]
    [InlineData("work-safety", "staff", "没有", AnswerKind.Fail)]
    [InlineData("land", "dumping", "是的", AnswerKind.Pass)]
    [InlineData("land", "dumping", "不是", AnswerKind.Fail)]
    public void There_is_and_there_is_none_mean_what_the_question_makes_of_them(string list, string item, string said, AnswerKind kind)
    {
        Walk walk = Empty(list);
        WalkItem asked = walk.Find(new ItemKey(list, item))!;
        var read = Assert.IsType<AnswerReading.Understood>(Reader.Read(said, walk, asked));
        Assert.Equal((asked, kind), (read.Answers.Single().Item, read.Answers.Single().Answer.Kind));
    }

    [Theory]
    [InlineData("offline-end", "20:45", "20:45", true)]
    [InlineData("offline-end", "二十点四十五", "20:45", true)]
    [InlineData("offline-end", "20点15", "20:15", false)]
    [InlineData("offline-end", "晚上八点四十五", "20:45", true)]
    [InlineData("offline-end", "8:45pm", "20:45", true)]
    [InlineData("offline-end", "晚上十二点", "24:00", true)]
    [InlineData("offline-end", "24:00", "24:00", true)]
    [InlineData("offline-end", "半夜一点半", "25:30", true)]
    [InlineData("offline-end", "凌晨一点", "25:00", true)]
    [InlineData("online-length", "四十五分钟", "45", true)]
    [InlineData("online-break", "没有", "0", true)]
    [InlineData("fee-months", "三个月", "3", false)]
    [InlineData("fee-months", "三个半月", "3.5", true)]
    [InlineData("fee-hours", "60课时", "60", false)]
    public void C03_Values_as_people_say_them_are_judged_by_their_limit(string item, string said, string value, bool breaks)
    {
        Walk walk = Empty("training");
        WalkItem asked = walk.Find(new ItemKey("training", item))!;
        Answer answer = Assert.IsType<AnswerReading.Understood>(Reader.Read(said, walk, asked)).Answers.Single().Answer;
        Assert.Equal((value, breaks), (answer.Value, Judgement.Of(asked.Question, answer).Fails));
    }

    [Fact]
    public void Eight_o_clock_is_asked_back()
    {
        Walk walk = Empty("training");
        WalkItem asked = walk.Find(new ItemKey("training", "offline-end"))!;
        Assert.Equal(Doubt.HalfOfDay, Assert.IsType<AnswerReading.Unclear>(Reader.Read("八点四十五", walk, asked)).Doubt);
    }

    [Fact]
    public void What_is_written_for_any_items_is_read_back() => Generated.Always(
        from kinds in Gen.Choose(0, 3).ArrayOf(14)
        from remarks in Gen.Elements(Remarks).ArrayOf(14)
        from pass in Gen.Elements("合格", "没问题", "√")
        from fail in Gen.Elements("不合格", "×", "不行")
        from gap in Gen.Elements(" ", "，", "；", "\n")
        select (kinds, remarks, pass, fail, gap),
        x =>
        {
            var said = new List<string>();
            var expected = new List<string>();
            for (int i = 0; i < 14; i++)
            {
                string remark = x.kinds[i] == 2 ? x.remarks[i] : "";
                expected.AddRange(x.kinds[i] switch { 1 => [$"{i + 1}+"], 2 => [$"{i + 1}-{remark}"], 3 => [$"{i + 1}/"], _ => Array.Empty<string>() });
                said.AddRange(x.kinds[i] switch
                {
                    1 => [$"{i + 1}{x.pass}"],
                    2 => [$"{i + 1}{x.fail} {remark}".TrimEnd()],
                    3 => [$"{i + 1}不适用"],
                    _ => Array.Empty<string>(),
                });
            }

            return said.Count == 0 || Read(string.Join(x.gap, said)) == string.Join(' ', expected);
        });

    [Fact]
    public void No_input_crashes_it_and_every_answer_is_for_an_item_of_the_walk()
    {
        Walk training = Empty("training");
        Generated.Always(
            from text in Generated.Hostile("1-5合格 6不合格 没有警示标志 其余合格", "√√×√", "除了3和6都合格", "31 20:45", "第三项不合格", "对对错对", "改3")
            from at in Gen.Choose(-1, 52)
            select (text, at),
            x => Reader.Read(x.text, training, x.at < 0 ? null : training.Items[x.at]) switch
            {
                AnswerReading.Understood u => u.Answers.All(a => training.Items.Contains(a.Item)) && u.Answers.DistinctBy(a => a.Item.Number).Count() == u.Answers.Count,
                AnswerReading.Unclear or AnswerReading.Nothing => true,
                _ => false,
            });
    }

    [Theory]
    [InlineData("1合格")]
    [InlineData("1-")]
    [InlineData("不")]
    [InlineData("除了1")]
    [InlineData("其余")]
    [InlineData("一二三")]
    [InlineData("√")]
    [InlineData("1 2 3,")]
    [InlineData("\uD800合格")]
    public void Ten_thousand_characters_and_four_thousand_are_done_with_in_no_time(string part)
    {
        foreach (int length in (int[])[4000, 10_000])
        {
            string flood = string.Concat(Enumerable.Repeat(part, (length / part.Length) + 1))[..length];
            var clock = Stopwatch.StartNew();
            Reader.Read(flood, Fourteen, Fourteen.Items[0]);
            Assert.True(clock.Elapsed < TimeSpan.FromSeconds(5), $"{length}: {clock.Elapsed}");
        }
    }

    private static Walk Empty(string list) => new([Library.Questionnaires[list]], new Dictionary<ItemKey, Answer>(), new Dictionary<ItemKey, int>());

    private static string Read(string said) => Reader.Read(said, Fourteen, Fourteen.Items[0]) switch
    {
        AnswerReading.Understood { Left: null } u => string.Join(' ', u.Answers.Select(a => a.Item.Number + a.Answer.Kind switch
        {
            AnswerKind.Pass => "+" + a.Answer.Words,
            AnswerKind.Fail => "-" + a.Answer.Words,
            _ => "/",
        })),
        _ => "?",
    };
}
