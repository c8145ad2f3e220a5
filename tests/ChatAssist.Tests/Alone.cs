using Xunit;

namespace ChatAssist.Tests;

/// <summary>Tests that look at the whole process (its allocations): they run after all others, and nothing runs beside them.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class Alone
{
    public const string Name = "alone";
}
