using ChatAssist.Complaints;
using ChatAssist.Content;
using Xunit;

namespace ChatAssist.Tests.Complaints;

/// <summary>K-02: what village officials say about a report, in the many ways in which they say it.</summary>
public sealed class ReporterSayingTests
{
    private static readonly Library Library = Home.Content();

    [Theory]
    [InlineData("匿名")]
    [InlineData("刚才那个匿名")]
    [InlineData("刚才的请匿名")]
    [InlineData("我想匿名")]
    [InlineData("我要匿名上报")]
    [InlineData("能不能匿名？")]
    [InlineData("请给我保密")]
    [InlineData("帮我保密一下，谢谢")]
    [InlineData("别说是我")]
    [InlineData("别说是我报的")]
    [InlineData("不要说是我说的啊")]
    [InlineData("这个不留名")]
    [InlineData("不要写我的名字")]
    public void K_02_K_09_this_is_a_wish_to_stay_anonymous(string said) => Assert.Equal(ReporterMeaning.StayAnonymous, Meaning(said));

    [Theory]
    [InlineData("有人匿名贴小广告")]
    [InlineData("匿名举报电话没人接，村口还在烧")]
    [InlineData("保密局门口堆了垃圾")]
    [InlineData("现在还在烧")]
    [InlineData("地上全是油")]
    [InlineData("不对外营业的那家店")]
    [InlineData("位置在高处，够不着")]
    [InlineData("还没有人处理，味道更大了")]
    public void K_02_this_is_more_of_the_report(string said) =>
        Assert.Contains(Meaning(said), new[] { ReporterMeaning.More, ReporterMeaning.Place }.Take(said.StartsWith("位置", StringComparison.Ordinal) ? 2 : 1));

    [Theory]
    [InlineData("不用匿名")]
    [InlineData("不匿名了吧")]
    [InlineData("我可以实名")]
    public void K_02_this_takes_the_wish_back(string said) => Assert.Equal(ReporterMeaning.BeNamed, Meaning(said));

    [Theory]
    [InlineData("我报的那个怎么样了")]
    [InlineData("上报的事有结果了吗")]
    [InlineData("有结果了吗？")]
    [InlineData("处理好了吗")]
    [InlineData("那个垃圾处理了没")]
    [InlineData("到哪一步了")]
    [InlineData("现在怎么样了？")]
    public void K_02_this_asks_what_became_of_it(string said) => Assert.Equal(ReporterMeaning.AskAfter, Meaning(said));

    [Theory]
    [InlineData("地点不对，是北岭村", "北岭村")]
    [InlineData("地方错了，应该是在河边", "河边")]
    [InlineData("不对，是在村东头", "村东头")]
    [InlineData("说错了，是主街", "主街")]
    [InlineData("地点是兴旺便利店", "兴旺便利店")]
    [InlineData("地址改成主街12号", "主街12号")]
    [InlineData("位置不对", "")]
    public void K_02_this_corrects_the_place(string said, string place) =>
        Assert.Equal(new ReporterSaying(ReporterMeaning.Place, place), Saying(said));

    [Theory]
    [InlineData("类别不对，是环保", "environment")]
    [InlineData("分类错了，应该是消防", "fire")]
    [InlineData("不对，是食品", "food")]
    [InlineData("类型改成城管", "urban")]
    [InlineData("类别是治超", "freight")]
    public void K_02_this_corrects_the_category(string said, string domain)
    {
        ReporterSaying saying = Saying(said);
        Assert.Equal(ReporterMeaning.Domain, saying.Meaning);
        Assert.Equal(domain, ReportReading.DomainSaid(Library, saying.Rest));
    }

    [Theory]
    [InlineData("东街菜市场门口堆了建筑垃圾", "东街菜市场门口")]
    [InlineData("领导你好，我们村东头那个加油站有人抽烟", "村东头")]
    [InlineData("有人半夜在河边烧秸秆", "有人半夜在河边")]
    [InlineData("河边有人烧秸秆，烟很大", "河边")]
    [InlineData("有人倒渣土，就在南河村桥头", "南河村桥头")]
    [InlineData("旁边有人卖过期零食", "")]
    [InlineData("灭火器都过期了", "")]
    public void K_02_the_place_is_guessed_from_the_words(string said, string place) => Assert.Equal(place, Library.Categories.PlaceOf(said));

    [Theory]
    [InlineData("兴旺加油站门口堆垃圾，还有南河村桥头有人烧秸秆", "兴旺加油站门口堆垃圾", "南河村桥头有人烧秸秆")]
    [InlineData("饭店用过期肉。另外楼道里停电动车充电", "饭店用过期肉", "楼道里停电动车充电")]
    [InlineData("河边倒垃圾，还有很多苍蝇", null, null)]
    [InlineData("灭火器过期，还有消防通道堵了", null, null)] // one category, one place: one visit
    public void K_02_two_problems_in_one_message_are_seen(string said, string? first, string? second)
    {
        var parts = ReportReading.Parts(Library, said);
        Assert.Equal((first, second), (parts?.First, parts?.Second));
    }

    private static ReporterMeaning Meaning(string said) => Saying(said).Meaning;

    private static ReporterSaying Saying(string said) => ReportReading.Of(Library, said);
}
