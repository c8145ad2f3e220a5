using ChatAssist.Chat;
using ChatAssist.Host.Storage;
using ChatAssist.Questions;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace ChatAssist.Tests.Questions;

/// <summary>Q-02, K-09: whatever is asked, by whatever slots, nobody is told of what is not theirs.</summary>
[Trait("Requirement", "Q-02")]
public sealed class SightTests
{
    /// <summary>Every question of the three sets that is understood when the supervisor asks it, and every slot turned to each place.</summary>
    private static IEnumerable<Question> Questions()
    {
        var understood = new[] { "questions.yaml", "strangers.yaml", "neighbours.yaml" }
            .SelectMany(f => QuestionCases.Read(Home.Of("tests/ChatAssist.Tests/Questions/" + f)))
            .Where(c => c.After.Count == 0)
            .Select(c => QuestionGrammar.Understand(c.Text, QuestionLibrary.Demo.Register.People["sup01"], QuestionCases.At, QuestionLibrary.Demo))
            .OfType<Understanding.Understood>().Select(u => u.Question).Distinct().ToList();
        return understood.Concat(understood.Where((_, i) => i % 5 == 0).SelectMany(q => new[] { "南河村", "E-04", "V-03" }.Select(p => q with { Place = p })))
            .Concat(understood.Where((_, i) => i % 7 == 0).SelectMany(q => Slots.Groups.Select(g => q with { GroupBy = g })));
    }

    [Theory]
    [InlineData("vil02", "西坡村")]
    [InlineData("aux01", "南河村")]
    public async Task Whoever_is_bound_to_a_village_hears_of_no_other(string userId, string own)
    {
        using MadeUpStore store = await MadeUpStore.MakeAsync(600, 200);
        await using LedgerContext ledger = store.Ledger();
        var foreign = new HashSet<string>(await ledger.Findings.Where(f => f.Village != own).Select(f => f.Number).ToListAsync());
        foreign.UnionWith(await ledger.Complaints.Where(x => x.Village != own).Select(x => x.Number).ToListAsync());
        foreign.UnionWith(await ledger.Inspections.Where(i => i.Village != own).Select(i => i.Number).ToListAsync());
        var names = QuestionLibrary.Demo.Register.Targets.Values.Where(t => (t.Village ?? t.Name) != own).Select(t => t.Name).ToList();
        int asked = 0;
        foreach (Question question in Questions())
        {
            asked++;
            foreach (string said in (await store.AskAsync(userId, new Understanding.Understood(question), ledger)).SelectMany(Told))
            {
                // A number that is asked for is repeated where it is refused.
                Assert.DoesNotContain(Numbers(said), n => n != question.Record && foreign.Contains(n));
                Assert.DoesNotContain(names, n => said.Contains(n, StringComparison.Ordinal));
            }
        }

        Assert.True(asked > 500, $"{asked} questions");
    }

    [Fact]
    public async Task The_numbers_of_the_own_village_are_those_that_the_supervisor_hears_of_it()
    {
        using MadeUpStore store = await MadeUpStore.MakeAsync(600, 200);
        await using LedgerContext ledger = store.Ledger();
        foreach (Question question in Questions().Where(q => q is { Object: Slots.Finding or Slots.Complaint, Place: null, GroupBy: null, Person: null, Measure: Slots.Count or Slots.Rate }))
        {
            var own = await store.AskAsync("vil02", new Understanding.Understood(question), ledger);
            var of = await store.AskAsync("sup01", new Understanding.Understood(question with { Place = "西坡村" }), ledger);
            Assert.Equal(Body(of), Body(own).Replace("（只含西坡村）\n", "", StringComparison.Ordinal));
        }
    }

    /// <summary>Everything an answer shows but the line that repeats the question.</summary>
    private static IEnumerable<string> Told(ReplyBody body) => body switch
    {
        TextBody text => text.Text.Split('\n').Where(l => !l.StartsWith('【')),
        TableBody table => table.Rows.SelectMany(r => r.Select(c => c.ToString())),
        ChartBody chart => chart.Points.Select(p => p.Label),
        CardBody card => [card.Text, .. card.Choices.Select(c => c.Label)],
        _ => [body.Plain],
    };

    private static string Body(IReadOnlyList<ReplyBody> bodies) => string.Join('\n', bodies.OfType<TextBody>().SelectMany(Told));

    private static IEnumerable<string> Numbers(string said) =>
        System.Text.RegularExpressions.Regex.Matches(said, "[FCI]-[0-9]{4}-[0-9]+").Select(m => m.Value);
}
