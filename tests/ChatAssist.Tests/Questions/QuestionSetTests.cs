using ChatAssist.Content;
using Xunit;
using Xunit.Abstractions;

namespace ChatAssist.Tests.Questions;

/// <summary>The questions of the two sets: nearly all exactly right, and never a confident wrong answer.</summary>
[Trait("Requirement", "Q-01")]
[Trait("Requirement", "P-07")]
public class QuestionSetTests(ITestOutputHelper output)
{
    private const double Share = 0.98;

    [Theory]
    [InlineData("questions.yaml", 360)]
    [InlineData("strangers.yaml", 140)]
    [InlineData("neighbours.yaml", 300)]
    [InlineData("passers-by.yaml", 110)]
    public void Q_01_questions_are_understood_exactly_or_not_at_all(string file, int least)
    {
        Library library = QuestionLibrary.Demo;
        var cases = QuestionCases.Read(Home.Of("tests/ChatAssist.Tests/Questions/" + file));
        Assert.True(cases.Count >= least, $"{file} has {cases.Count} questions");
        var missed = cases.Select(c => (Case: c, Actual: c.Actual(library))).Where(x => x.Actual != x.Case.Expected).ToList();
        foreach (var (c, actual) in missed)
        {
            output.WriteLine($"{file}:{c.Line}: {c.Text}\n  expected {c.Expected}\n  actual   {actual}");
        }

        var wrong = missed.Where(x => x.Actual.StartsWith("object=", StringComparison.Ordinal)).ToList();
        output.WriteLine($"{cases.Count - missed.Count} of {cases.Count} exactly right, {wrong.Count} wrong");
        Assert.Empty(wrong.Select(x => $"{file}:{x.Case.Line}: {x.Case.Text}: {x.Actual}"));
        Assert.True(cases.Count - missed.Count >= Share * cases.Count, string.Join('\n', missed.Select(x => x.Case.Text)));
    }
}
