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

    /// <summary>Whatever fires the rows fires exactly them: each state with each trigger, and what is open is what fires.</summary>
    [Fact]
    public void Every_state_and_trigger_do_what_the_rows_say()
    {
        AssertRows(InspectionLifecycle.Table);
        AssertRows(FindingLifecycle.Table);
        AssertRows(ComplaintLifecycle.Table);

        static void AssertRows<TState, TTrigger>(StateTable<TState, TTrigger> table)
            where TState : struct, Enum
            where TTrigger : struct, Enum
        {
            foreach (TState from in Enum.GetValues<TState>())
            {
                foreach (TTrigger on in Enum.GetValues<TTrigger>())
                {
                    TState[] there = [.. table.Rows.Where(r => r.From.Equals(from) && r.On.Equals(on)).Select(r => r.To)];
                    Assert.Equal(there.Length == 1, table.TryFire(from, on, out TState to));
                    Assert.Equal(there.SingleOrDefault(), to);
                }

                Assert.Equal(Enum.GetValues<TTrigger>().Where(on => table.TryFire(from, on, out _)).Order(), table.Open(from).Order());
            }
        }
    }

    /// <summary>Many people on one table at once: nobody's trigger or state reaches another, refusals in between included.</summary>
    [Fact]
    public void People_who_share_a_table_do_not_meet_in_it()
    {
        var table = ComplaintLifecycle.Table;
        Parallel.For(0, 200_000, new ParallelOptions { MaxDegreeOfParallelism = 16 }, i =>
        {
            var (from, on, to) = table.Rows[i % table.Rows.Count];
            Assert.False(table.TryFire(ComplaintState.Closed, on, out _));
            Assert.Equal(to, table.Fire(from, on));
        });
    }
}
