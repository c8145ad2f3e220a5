using ChatAssist.Questionnaires;
using Xunit;

namespace ChatAssist.Tests.Content;

/// <summary>The checklists against the plans' own lists: nothing missing, nothing without a source (C-01, C-02, C-03, C-05).</summary>
public sealed class SeedClausesTests
{
    private static readonly IReadOnlyDictionary<string, Questionnaire> Lists = Home.Content().Questionnaires;

    public static TheoryData<string> Names() => [.. Lists.Keys.Order(StringComparer.Ordinal)];

    /// <summary>The sub-clauses that a plan itself counts, by checklist.</summary>
    public static TheoryData<string, string, int> Counted() => new()
    {
        { "work-safety", "S0/五/(一)/", 14 },
        { "environment", "S0/五/(三)/", 6 },
        { "culture", "S0/五/(四)/", 6 },
        { "fire", "S0/五/(六)/", 4 },
        { "safety-review", "S1.1/五/(一)/", 21 },
    };

    [Fact]
    public void C01_Each_of_the_thirteen_domains_has_a_file_of_its_own()
    {
        Assert.Equal(13, QuestionnaireReader.Domains.Count);
        string[] numerals = ["一", "二", "三", "四", "五", "六", "七", "八", "九", "十", "十一", "十二", "十三"];
        foreach (var (domain, numeral) in QuestionnaireReader.Domains.Zip(numerals))
        {
            Assert.True(File.Exists(Home.Of($"dialogs/checklists/{domain}.yaml")), domain);
            Questionnaire list = Lists[domain];
            Assert.Equal(QuestionnaireKind.Checklist, list.Kind);
            Assert.Equal(domain, list.Domain);
            Assert.Equal($"S0/五/({numeral})", list.Source);
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void C01_Every_matter_of_the_plans_is_asked_about_by_items_that_name_its_clause(string id)
    {
        Questionnaire list = Lists[id];
        var matters = SeedMatter.All.Where(m => m.List == id).ToList();
        Assert.NotEmpty(matters);
        foreach (SeedMatter matter in matters)
        {
            Assert.NotEmpty(matter.Items);
            foreach (string item in matter.Items)
            {
                Question? question = list.Find(item);
                Assert.True(question is not null, $"{id}: '{matter.Matter}' wants the item '{item}', which is not there");
                Assert.True(
                    question.Source == matter.Clause || question.Source.StartsWith(matter.Clause + "/", StringComparison.Ordinal),
                    $"{id}/{item}: source {question.Source}, but '{matter.Matter}' stands in {matter.Clause}");
            }
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void C01_No_item_is_without_a_matter_of_the_plans(string id)
    {
        var asked = SeedMatter.All.Where(m => m.List == id).SelectMany(m => m.Items).ToHashSet();
        Assert.Equal([], Lists[id].Items.Select(i => i.Id).Where(i => !asked.Contains(i)));
    }

    [Fact]
    public void C01_No_matter_belongs_to_a_list_that_does_not_exist() =>
        Assert.Equal([], SeedMatter.All.Select(m => m.List).Distinct().Where(l => !Lists.ContainsKey(l)));

    [Theory]
    [MemberData(nameof(Counted))]
    public void C01_Every_numbered_clause_has_an_item(string id, string clause, int count)
    {
        var expected = Enumerable.Range(1, count).Select(n => clause + n).ToHashSet();
        Assert.Equal(expected, Lists[id].Items.Select(i => i.Source).Where(s => s.StartsWith(clause, StringComparison.Ordinal)).ToHashSet());
        Assert.Equal(expected, SeedMatter.All.Where(m => m.List == id && m.Clause.StartsWith(clause, StringComparison.Ordinal)).Select(m => m.Clause).ToHashSet());
    }

    [Fact]
    public void C01_Work_safety_has_fourteen_items_one_for_each_clause()
    {
        Assert.Equal(Enumerable.Range(1, 14).Select(n => $"S0/五/(一)/{n}"), Lists["work-safety"].Items.Select(i => i.Source));
        Assert.All(Lists["work-safety"].Items, i => Assert.Equal(QuestionType.Check, i.Type));
    }

    [Fact]
    public void C01_Training_institutions_have_the_eight_groups_of_conduct()
    {
        string[] names = ["培训对象", "培训内容", "培训师资", "培训时间", "培训收费", "培训合同", "信息公示", "招生宣传"];
        for (int n = 1; n <= 8; n++)
        {
            var items = Lists["training"].Items.Where(i => i.Source == $"S0/五/(五)/3/({n})").ToList();
            Assert.NotEmpty(items);
            Assert.All(items, i => Assert.Equal(names[n - 1], i.Group));
        }

        Assert.Contains(Lists["training"].Items, i => i.Source == "S0/五/(五)/1");
        Assert.Equal(3, Lists["training"].Items.Select(i => i.Source).Where(s => s.StartsWith("S0/五/(五)/2/", StringComparison.Ordinal)).Distinct().Count());
    }

    [Fact]
    public void C02_The_review_has_twenty_one_items_each_with_its_method_as_help()
    {
        var items = Lists["safety-review"].Items;
        Assert.Equal(Enumerable.Range(1, 21).Select(n => $"S1.1/五/(一)/{n}"), items.Select(i => i.Source));
        Assert.All(items, i => Assert.False(string.IsNullOrWhiteSpace(i.Help), i.Id));
    }

    [Theory]
    [InlineData("offline-end", QuestionType.Time, null, "20:30", "20:30", "20:31")]
    [InlineData("online-length", QuestionType.Number, null, "40", "40", "41")]
    [InlineData("online-break", QuestionType.Number, "10", null, "10", "9")]
    [InlineData("online-end", QuestionType.Time, null, "21:00", "21:00", "21:01")]
    [InlineData("fee-months", QuestionType.Number, null, "3", "3", "4")]
    [InlineData("fee-hours", QuestionType.Number, null, "60", "60", "61")]
    public void C03_Training_limits_are_the_plans_figures(string item, QuestionType type, string? min, string? max, string lawful, string not)
    {
        Question question = Lists["training"].Find(item)!;
        Assert.Equal(type, question.Type);
        Assert.Equal((min, max), (question.Limit!.Min, question.Limit.Max));
        Assert.False(Judgement.Of(question, new Answer(AnswerKind.Value, lawful)).Fails);
        Assert.True(Judgement.Of(question, new Answer(AnswerKind.Value, not)).Fails);
    }

    [Fact]
    public void C03_Training_starts_no_earlier_than_the_schools_own_classes() =>
        Assert.Contains("早于", Judgement.Of(Lists["training"].Find("start")!, Answer.Fail()).Finding, StringComparison.Ordinal);

    [Theory]
    [InlineData("building")]
    [InlineData("fire-hazard")]
    public void C05_A_major_hazard_of_building_or_fire_in_training_proposes_immediate_closure(string item)
    {
        Question question = Lists["training"].Find(item)!;
        Assert.Equal("S0/五/(五)/1", question.Source);
        Judgement judgement = Judgement.Of(question, Answer.Fail());
        Assert.True(judgement.Fails);
        Assert.Equal((Severity.Major, Measure.Close), (judgement.Severity, judgement.Measure));
    }
}
