using ChatAssist.Content;
using ChatAssist.Findings;
using ChatAssist.Host.Efforts;
using ChatAssist.Host.Transcripts;
using ChatAssist.Inspections;
using ChatAssist.Questionnaires;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace ChatAssist.Tests.Content;

/// <summary>Every checklist is walked through the real dialogs and the real store, from its first item to its last.</summary>
public sealed class EveryListTests
{
    private static readonly DateTimeOffset Morning = new(2026, 3, 2, 9, 0, 0, TimeSpan.FromHours(8));

    public static TheoryData<string> Names() => [.. Home.Content().Questionnaires.Keys.Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task C01_C04_Failing_wherever_it_can_every_failure_becomes_a_finding_with_its_photo(string id)
    {
        using Store store = await Store.WithDemoRegisterAsync();
        await using var session = new ChatSession(store.Settings, new ScriptClock(Morning), Home.Content, keep: true);
        Library library = await session.LibraryAsync();
        Questionnaire list = library.Questionnaires[id];
        var walker = new Walker(session, library, "张三");
        await walker.BeginAsync("E-01", list, "insp03");
        string inspection = (await walker.WhereAsync())!.Inspection;

        var failed = new Dictionary<string, Question>();
        while (await walker.WhereAsync() is { Asked: { } key } at)
        {
            Question question = list.Find(key.Item)!;
            if (at.Ask == WalkAsk.Photo)
            {
                await walker.SayAsync(Bracketed.Photo);
                continue;
            }

            string? failing = walker.Answers.Failing(question);
            if (failing is not null)
            {
                failed.Add(question.Id, question);
            }

            await walker.SayAsync(failing ?? walker.Answers.Passing(question));
            WalkState next = (await walker.WhereAsync())!;
            bool wanted = question.Photo == PhotoRule.Always || (failing is not null && question.Photo == PhotoRule.OnFailure);
            bool isPhoto = question.Type is QuestionType.Photo or QuestionType.Signature;
            Assert.True(
                (wanted && !isPhoto) == (next is { Ask: WalkAsk.Photo } && next.Asked == key),
                $"{id}/{question.Id}: photo {question.Photo}, yet asked for {next.Ask} of {next.Asked?.Item}");
        }

        await walker.HandInAsync(inspection);
        var findings = await walker.ReadAsync(l => l.Findings.OrderBy(f => f.Number).ToListAsync());
        Assert.Equal(failed.Keys.Order(StringComparer.Ordinal), findings.Select(f => f.Item).Order(StringComparer.Ordinal));
        foreach (FindingRow finding in findings)
        {
            AssertCarriesAll(finding, failed[finding.Item], list, library);
        }

        var photographed = await walker.ReadAsync(l => l.Evidence.Where(e => e.Subject == inspection).Select(e => e.Item).Distinct().ToListAsync());
        Assert.Equal([], failed.Values.Where(q => q.Photo != PhotoRule.Never).Select(q => q.Id).Except(photographed));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public async Task C01_Passing_throughout_it_is_handed_in_without_a_finding(string id)
    {
        using Store store = await Store.WithDemoRegisterAsync();
        await using var session = new ChatSession(store.Settings, new ScriptClock(Morning), Home.Content, keep: true);
        Library library = await session.LibraryAsync();
        Questionnaire list = library.Questionnaires[id];
        var walker = new Walker(session, library, "张三");
        await walker.BeginAsync("E-01", list, "insp03");
        string inspection = (await walker.WhereAsync())!.Inspection;
        await walker.AnswerAllAsync(list, walker.Answers.Passing);
        Assert.Equal(WalkAsk.HandIn, (await walker.WhereAsync())!.Ask);
        Assert.Contains(library.Texts[WalkTexts.SummaryClean], walker.Heard[^1].Text, StringComparison.Ordinal);
        await walker.HandInAsync(inspection);
        Assert.Equal([], await walker.ReadAsync(l => l.Findings.Select(f => f.Item).ToListAsync()));
        var answered = await walker.ReadAsync(l => l.Answers.Select(a => a.Item).ToListAsync());
        Assert.Equal(answered.Count, answered.Distinct().Count());
        Assert.Contains(list.Items[^1].Id, list.Items[^1].Show is null ? answered : [list.Items[^1].Id]);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void C05_Every_item_can_be_reached_by_some_answers(string id)
    {
        Questionnaire list = Home.Content().Questionnaires[id];
        foreach (Question question in list.Items)
        {
            var answers = new Dictionary<ItemKey, Answer>();
            for (Question? q = question; q?.Show is { } rule; q = list.Find(rule.Item))
            {
                answers[new ItemKey(id, rule.Item)] = rule.Is[0] switch
                {
                    "pass" => Answer.Pass,
                    "fail" => Answer.Fail(),
                    "na" => Answer.NotApplicable,
                    var option => new Answer(AnswerKind.Value, option),
                };
            }

            var walk = new Walk([list], answers, new Dictionary<ItemKey, int>());
            Assert.True(walk.Find(question.Number)!.Shown, $"{id}/{question.Id}");
            Assert.Equal(question.Show is null, new Walk([list], new Dictionary<ItemKey, Answer>(), new Dictionary<ItemKey, int>()).Find(question.Number)!.Shown);
        }
    }

    private static void AssertCarriesAll(FindingRow finding, Question question, Questionnaire list, Library library)
    {
        Option? option = question.Options.FirstOrDefault(o => o.Fails);
        Measure measure = option?.Measure ?? question.Measure;
        int days = measure == Measure.InTime ? question.Days ?? library.Rules.RectificationDays : 0;
        Assert.Equal(list.Id, finding.Checklist);
        Assert.Equal(list.Domain, finding.Domain);
        Assert.Equal(question.Basis ?? "", finding.Basis);
        Assert.Equal(measure, finding.Measure);
        Assert.Equal(option?.Severity ?? question.Severity, finding.Severity);
        Assert.Equal(library.Rules.DayOf(Morning).AddDays(days), finding.DueOn);
        Assert.False(string.IsNullOrWhiteSpace(finding.Words));
        Assert.Equal("insp01", finding.Inspector);
    }
}
