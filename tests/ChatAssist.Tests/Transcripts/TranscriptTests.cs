using System.Text.Json;
using ChatAssist.Chat;
using ChatAssist.Content;
using ChatAssist.Host;
using ChatAssist.Host.Commands;
using ChatAssist.Host.Libraries;
using ChatAssist.Host.Storage;
using ChatAssist.Host.Transcripts;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace ChatAssist.Tests.Transcripts;

/// <summary>Every conversation in this folder must go as it is written: on real SQLite, built anew for every line.</summary>
public sealed class TranscriptTests
{
    public static TheoryData<string> Files() =>
        [.. Directory.EnumerateFiles(Home.Of("tests/ChatAssist.Tests/Transcripts"), "*.chat", SearchOption.AllDirectories)
            .Select(f => Path.GetRelativePath(Home.Of("tests/ChatAssist.Tests/Transcripts"), f)).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Files))]
    public async Task Goes_as_written(string file)
    {
        using Store store = await Store.WithDemoRegisterAsync();
        await PlayAsync(store, file);
    }

    internal static async Task PlayAsync(Store store, string file)
    {
        var session = new ChatSession(store.Settings, new ScriptClock(DateTimeOffset.UnixEpoch), Home.Content);
        var player = new TranscriptPlayer(session, Home.Content(store.Settings.Folders, new Register([], [])).Rules);
        string text = await File.ReadAllTextAsync(Path.Combine(Home.Of("tests/ChatAssist.Tests/Transcripts"), file));
        string? difference = await player.PlayAsync(Transcript.Parse(text));
        Assert.True(difference is null, difference);
        await LeadsToOneStepAtMostAsync(store);
    }

    /// <summary>Whatever was shown: a card has one main choice at most, and the way around is never the only thing that stands out.</summary>
    private static async Task LeadsToOneStepAtMostAsync(Store store)
    {
        await using LedgerContext ledger = new Contexts(store.Settings.Database).CreateDbContext();
        foreach (string body in await ledger.Outbox.Select(o => o.Body).ToListAsync())
        {
            if (JsonSerializer.Deserialize<ReplyBody>(body, ChatJson.Options) is CardBody card)
            {
                Assert.True(card.Choices.Count(c => c.Weight == Weight.Main) <= 1, card.Plain);
            }
        }
    }

    [Fact]
    public async Task A_transcript_that_differs_is_found_out()
    {
        using Store store = await Store.WithDemoRegisterAsync();
        var session = new ChatSession(store.Settings, new ScriptClock(DateTimeOffset.UnixEpoch), Home.Content);
        var player = new TranscriptPlayer(session, new Rules());
        string? difference = await player.PlayAsync(Transcript.Parse("@ 2026-03-02 09:00\n张三: 待办\n助手→张三: 您有三件待办"));
        Assert.Contains("line 3", difference, StringComparison.Ordinal);
    }
}

/// <summary>W-03: the same conversations on PostgreSQL, each on a database of its own.</summary>
public sealed class TranscriptOnPostgresTests
{
    [Theory]
    [MemberData(nameof(TranscriptTests.Files), MemberType = typeof(TranscriptTests))]
    public async Task Goes_as_written_on_PostgreSQL(string file)
    {
        using Store store = await Store.OnPostgresWithDemoRegisterAsync();
        await TranscriptTests.PlayAsync(store, file);
    }
}
