namespace ChatAssist.Host.Nodes;

/// <summary>
/// Another node has taken this one's place: nothing was written, and nothing ever will be by this run. What was to be done
/// is done by the other; so it counts as an end, not as a fault.
/// </summary>
public sealed class NodeLostException(long run) : OperationCanceledException($"Run {run} has lost its place among the nodes.");
