using ChatAssist.Content;
using ChatAssist.Questions;
using Xunit;
using Xunit.Abstractions;

namespace ChatAssist.Tests.Questions;

/// <summary>
/// The questions of the sets: nearly all exactly right, and never a confident wrong answer. With the path of a file in
/// ASKED its questions are asked instead, which is how a set that was written before it is first asked is measured.
/// </summary>
[Trait("Requirement", "Q-01")]
[Trait("Requirement", "P-07")]
public class QuestionSetTests(ITestOutputHelper output)
{
    private const double Share = 0.98;

    private const int Least = 100;

    public static TheoryData<string> Files() => Environment.GetEnvironmentVariable("ASKED") is { Length: > 0 } asked
        ? new(asked)
        : new(QuestionCases.Sets);

    [Theory]
    [MemberData(nameof(Files))]
    public void Q_01_questions_are_understood_exactly_or_not_at_all(string file)
    {
        Library library = QuestionLibrary.Demo;
        var cases = QuestionCases.Read(Path.Combine(Home.Of("tests/ChatAssist.Tests/Questions"), file));
        Assert.True(cases.Count >= Least, $"{file} has {cases.Count} questions");
        var missed = cases.Select(c => (Case: c, Meaning: c.Meaning(library)))
            .Select(x => (x.Case, Actual: QuestionCases.Write(x.Meaning), x.Meaning)).Where(x => x.Actual != x.Case.Expected).ToList();
        foreach (var (c, actual, meaning) in missed)
        {
            string why = meaning is Understanding.NotUnderstood n ? string.Join('、', n.Quoted)
                : meaning is Understanding.Ambiguous a ? string.Join(" / ", a.Choices.Select(x => x.Label)) : "";
            output.WriteLine($"{file}:{c.Line}: {c.Text}\n  expected {c.Expected}\n  actual   {actual} {why}");
        }

        var wrong = missed.Where(x => x.Actual.StartsWith("object=", StringComparison.Ordinal)).ToList();
        output.WriteLine($"{cases.Count - missed.Count} of {cases.Count} exactly right, {wrong.Count} wrong");
        Assert.Empty(wrong.Select(x => $"{file}:{x.Case.Line}: {x.Case.Text}: {x.Actual}"));
        Assert.True(cases.Count - missed.Count >= Share * cases.Count, string.Join('\n', missed.Select(x => x.Case.Text)));
    }
}
