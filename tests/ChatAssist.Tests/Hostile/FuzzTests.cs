using Xunit;

namespace ChatAssist.Tests.Hostile;

/// <summary>
/// Everything that reads what comes from outside reads it spoiled, and does no more than it declares. What ever broke
/// something lies in corpus/ and is read again every time. How to look longer: CONTRIBUTING.md.
/// </summary>
public sealed class FuzzTests
{
    private static readonly string Corpus = Home.Of("tests/ChatAssist.Tests/Hostile/corpus");

    public static TheoryData<string> Names() => [.. Targets.All.Keys];

    public static TheoryData<string> Inputs() =>
        [.. Directory.EnumerateFiles(Corpus, "*", SearchOption.AllDirectories).Select(f => Path.GetRelativePath(Corpus, f)).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Names))]
    public void Spoiled(string target) => Fuzz.Run(Targets.All[target]);

    [Theory]
    [MemberData(nameof(Inputs))]
    public void Once_broken(string input) =>
        Fuzz.Replay(Targets.All[Path.GetDirectoryName(input)!], File.ReadAllBytes(Path.Combine(Corpus, input)));
}
