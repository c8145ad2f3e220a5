using System.Text.RegularExpressions;
using ChatAssist.Content;
using ChatAssist.Host.Libraries;
using ChatAssist.Host.Transcripts;
using Xunit;

namespace ChatAssist.Tests.Content;

/// <summary>What the two READMEs show is true: their conversation runs, their checklist is one, their links lead somewhere; and both tell the same.</summary>
public sealed partial class ReadmeTests
{
    public static TheoryData<string> Both() => ["README.md", "README.zh-CN.md"];

    [Theory]
    [MemberData(nameof(Both))]
    public async Task The_first_conversation_goes_as_written(string readme)
    {
        using Store store = await Store.WithDemoRegisterAsync();
        await using var session = new ChatSession(store.Settings, new ScriptClock(DateTimeOffset.UnixEpoch), Home.Content);
        string? difference = await new TranscriptPlayer(session, Home.Content().Rules).PlayAsync(Transcript.Parse(Conversation(readme)));
        Assert.True(difference is null, difference);
    }

    [Theory]
    [MemberData(nameof(Both))]
    public async Task The_checklist_that_one_can_add_is_one(string readme)
    {
        using EditableContent content = new();
        await File.WriteAllTextAsync(Path.Combine(content.Folders.Dialogs, "checklists", "night-market.yaml"), Block(readme, "yaml"));
        Library library = ContentReading.Read(content.Folders, new Register([], []));
        Assert.Equal(2, library.Questionnaires["night-market"].Items.Count);
    }

    [Theory]
    [MemberData(nameof(Both))]
    public void Its_links_lead_somewhere(string readme)
    {
        string[] targets = [.. Link().Matches(Read(readme)).Select(m => m.Groups[1].Value).Where(l => !l.Contains("://", StringComparison.Ordinal) && l[0] != '#')];
        Assert.NotEmpty(targets);
        Assert.All(targets, l => Assert.True(Path.Exists(Home.Of(l.Split('#')[0])), l));
    }

    [Fact]
    public void Both_tell_the_same()
    {
        static string[] Lines(string readme) => [.. Conversation(readme).Split('\n').Where(l => !l.StartsWith('#'))];
        Assert.Equal(Lines("README.md"), Lines("README.zh-CN.md"));
        Assert.Equal(Block("README.md", "yaml"), Block("README.zh-CN.md", "yaml"));
        Assert.Equal(Rows("README.md", Command()), Rows("README.zh-CN.md", Command()));
        Assert.Equal(Rows("README.md", Setting()), Rows("README.zh-CN.md", Setting()));
        Assert.Equal(Headings("README.md"), Headings("README.zh-CN.md"));
        Assert.NotEmpty(Rows("README.md", Command()));
    }

    private static string Read(string readme) => File.ReadAllText(Home.Of(readme));

    private static int Headings(string readme) => Read(readme).Split('\n').Count(l => l.StartsWith("## ", StringComparison.Ordinal));

    private static string Conversation(string readme) => Block(readme, "text");

    /// <summary>The first block of a kind.</summary>
    private static string Block(string readme, string kind) => Regex.Match(Read(readme), $"```{kind}\n(.*?)```", RegexOptions.Singleline).Groups[1].Value;

    private static List<string> Rows(string readme, Regex row) => [.. row.Matches(Read(readme)).Select(m => m.Groups[1].Value)];

    [GeneratedRegex(@"\]\(([^)\s]+)\)")]
    private static partial Regex Link();

    /// <summary>The words before what a person puts in.</summary>
    [GeneratedRegex(@"^\| `chatassist ([a-z ]+?)(?= \[| --| [^a-z `]|`| [A-Z])", RegexOptions.Multiline)]
    private static partial Regex Command();

    [GeneratedRegex(@"^\| `(\w+__\w+)`", RegexOptions.Multiline)]
    private static partial Regex Setting();
}
