using ChatAssist.Complaints;
using ChatAssist.Documents;
using ChatAssist.Findings;
using ChatAssist.Inspections;
using ChatAssist.StateTables;
using Xunit;

namespace ChatAssist.Tests.Units;

public sealed class StateTableTests
{
    public static TheoryData<string, string> Drawings() => new()
    {
        { "inspection", InspectionLifecycle.Table.ToMermaid() },
        { "finding", FindingLifecycle.Table.ToMermaid() },
        { "complaint", ComplaintLifecycle.Table.ToMermaid() },
        { "document", DocumentLifecycle.Table.ToMermaid() },
    };

    /// <summary>The drawings show what the tables say. With DRAW=1 in the environment they are drawn anew.</summary>
    [Theory]
    [MemberData(nameof(Drawings))]
    public void A_lifecycle_is_drawn_as_it_is(string name, string drawing)
    {
        string path = Home.Of($"docs/states/{name}.mmd");
        if (Environment.GetEnvironmentVariable("DRAW") == "1")
        {
            File.WriteAllText(path, drawing);
        }

        Assert.Equal(drawing, File.ReadAllText(path));
    }

    [Fact]
    public void What_the_table_does_not_allow_does_not_fire()
    {
        Assert.False(FindingLifecycle.Table.TryFire(FindingState.Open, FindingTrigger.StrikeOff, out _));
        Assert.Throws<InvalidOperationException>(() => InspectionLifecycle.Table.Fire(InspectionState.Cancelled, InspectionTrigger.Submit));
        Assert.Equal([FindingTrigger.StrikeOff], FindingLifecycle.Table.Open(FindingState.Rectified));
    }

    [Fact]
    public void A_state_and_trigger_that_stand_twice_are_refused() =>
        Assert.Throws<ArgumentException>(() => new StateTable<FindingState, FindingTrigger>(
            (FindingState.Open, FindingTrigger.StrikeOff, FindingState.StruckOff),
            (FindingState.Open, FindingTrigger.StrikeOff, FindingState.Open)));
}
