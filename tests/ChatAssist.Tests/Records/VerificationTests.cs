using ChatAssist.Host.Media;
using ChatAssist.Host.Records;
using ChatAssist.Host.Storage;
using ChatAssist.Host.Transcripts;
using ChatAssist.Host.Writing;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace ChatAssist.Tests.Records;

/// <summary>R-01: whatever is changed, added or taken away behind the program's back, verify says which; nothing else does it call broken.</summary>
public sealed class VerificationTests : IAsyncLifetime
{
    private readonly ScriptClock _clock = new(new DateTimeOffset(2026, 3, 2, 9, 0, 0, TimeSpan.FromHours(8)));
    private Store _store = null!;

    public async Task InitializeAsync()
    {
        _store = await Store.WithDemoRegisterAsync();
        await SayAsync("检查 兴旺加油站 消防 和李四", "3", "2-6合格 11合格", "不合格 灭火器过期", "[照片]");
    }

    public Task DisposeAsync()
    {
        _store.Dispose();
        return Task.CompletedTask;
    }

    [Fact]
    public async Task What_nobody_touched_is_intact()
    {
        Verification result = await VerifyAsync();
        Assert.Null(result.Break);
        Assert.Equal((1, 5, 1), (result.Chains, result.Messages, result.Files));
        Assert.Equal(result.Links, Assert.Single(result.Heads).Seq);
    }

    [Theory]
    [InlineData("UPDATE journal SET payload = payload || ' ' WHERE seq = 4", "/4 is not what was written")]
    [InlineData("UPDATE journal SET \"by\" = 'insp02' WHERE seq = 3", "/3 is not what was written")]
    [InlineData("UPDATE journal SET at = at + 1000 WHERE seq = 2", "/2 is not what was written")]
    [InlineData("DELETE FROM journal WHERE seq = 2", "/2 is missing")]
    [InlineData("DELETE FROM journal WHERE seq = 1", "/1 is missing")]
    [InlineData("UPDATE inbox SET raw = CAST('12合格' AS BLOB) WHERE id = 4", "message 4 is not what was received")]
    [InlineData("DELETE FROM inbox WHERE id = 4", "message m4 is missing")]
    [InlineData("INSERT INTO inbox (key, user_id, received_at, message, raw, state, attempts) VALUES ('x', 'insp01', 0, '', x'', 1, 0)", "was answered but stands in no journal")]
    [InlineData("DELETE FROM media", "is missing from the list")]
    [InlineData("UPDATE media SET sha256 = '" + Zeros + "'", "is not the one that the journal names")]
    public async Task What_was_changed_in_the_database_is_told(string sql, string told)
    {
        await RunAsync(sql);
        Assert.Contains(told, (await VerifyAsync()).Break, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_that_was_changed_or_taken_away_is_told()
    {
        string file = Media.PathOf(Media.All().Single());
        byte[] bytes = await File.ReadAllBytesAsync(file);
        bytes[^1] ^= 1;
        await File.WriteAllBytesAsync(file, bytes);
        Assert.EndsWith("is not what was received", (await VerifyAsync()).Break, StringComparison.Ordinal);
        File.Delete(file);
        Assert.EndsWith("is missing", (await VerifyAsync()).Break, StringComparison.Ordinal);
    }

    /// <summary>Whoever may write can write a chain anew, or cut its end off; the head that was noted elsewhere gives it away.</summary>
    [Theory]
    [InlineData("UPDATE journal SET \"by\" = 'insp02' WHERE seq = 3", "is not the one that was noted")]
    [InlineData("DELETE FROM journal WHERE seq = (SELECT MAX(seq) FROM journal)", "was noted and is missing")]
    public async Task A_chain_that_was_written_anew_is_not_the_one_that_was_noted(string sql, string told)
    {
        ChainHead head = Assert.Single((await VerifyAsync()).Heads);
        Assert.Equal(head, ChainHead.Parse(head.ToString()));
        await SayAsync("[照片]");
        Assert.Null((await VerifyAsync(head)).Break);
        await RunAsync("DELETE FROM inbox WHERE id > 5; DELETE FROM evidence WHERE id NOT IN (SELECT id FROM evidence ORDER BY at LIMIT 1); DELETE FROM media WHERE media_id NOT IN (SELECT media_id FROM media ORDER BY received_at LIMIT 1)");
        await RunAsync($"DELETE FROM journal WHERE seq > {head.Seq}");
        Assert.Null((await VerifyAsync(head)).Break);
        await RunAsync(sql);
        await ChainAnewAsync();
        Assert.Contains(told, (await VerifyAsync(head)).Break, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("main")]
    [InlineData("main/12")]
    [InlineData("main/x:" + Zeros)]
    [InlineData("main/12:00")]
    public void What_is_no_head_is_refused(string text) => Assert.Throws<FormatException>(() => ChainHead.Parse(text));

    private const string Zeros = "0000000000000000000000000000000000000000000000000000000000000000";

    private MediaDirectory Media => new(_store.Settings.Media);

    private async Task SayAsync(params string[] texts)
    {
        await using var session = new ChatSession(_store.Settings, _clock, Home.Content);
        foreach (string text in texts)
        {
            _clock.Now += TimeSpan.FromSeconds(20);
            await session.SayAsync("张三", text);
        }
    }

    private Task<Verification> VerifyAsync(params ChainHead[] noted) =>
        Verification.OfAsync(new Contexts(_store.Settings.Database), Media, CancellationToken.None, noted);

    private async Task RunAsync(string sql)
    {
        await using var context = new LedgerContext(_store.Settings.Database.Build());
        Assert.NotEqual(0, await context.Database.ExecuteSqlRawAsync(sql));
    }

    private async Task ChainAnewAsync()
    {
        await using var context = new LedgerContext(_store.Settings.Database.Build());
        string previous = JournalChain.Root;
        foreach (JournalRow row in await context.Journal.OrderBy(j => j.Seq).ToListAsync())
        {
            row.Hash = previous = JournalChain.HashOf(previous, row);
        }

        await context.SaveChangesAsync();
    }
}
