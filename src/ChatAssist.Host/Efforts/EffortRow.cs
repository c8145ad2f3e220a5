namespace ChatAssist.Host.Efforts;

/// <summary>What it takes to inspect by one checklist with two failures, from the first message to handing in.</summary>
/// <param name="Items">In the list; <paramref name="Asked"/> are those that such a visit comes to.</param>
/// <param name="Failures">Two, where the list has as many items that can fail.</param>
/// <param name="OneByOne">Messages where every answer is a message of its own.</param>
/// <param name="AsPeople">Messages where one message answers all that it can.</param>
public sealed record EffortRow(string Id, string Name, int Items, int Asked, int Failures, int Photos, int OneByOne, int AsPeople)
{
    public override string ToString() => $"| `{Id}` | {Name} | {Items} | {Asked} | {Failures} | {Photos} | {OneByOne} | {AsPeople} |";
}
