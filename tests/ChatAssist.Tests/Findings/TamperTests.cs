using System.Security.Cryptography;
using ChatAssist.Chat;
using ChatAssist.Host.Records;
using ChatAssist.Host.Transcripts;
using ChatAssist.Tests.Complaints;
using Microsoft.Data.Sqlite;
using Xunit;

namespace ChatAssist.Tests.Findings;

/// <summary>R-01: somebody with the database and the files in his hands changes what was written; `verify` finds each of it.</summary>
public sealed class TamperTests : IAsyncLifetime
{
    private Store _store = null!;

    public async Task InitializeAsync()
    {
        _store = await Store.WithDemoRegisterAsync();
        var clock = new ScriptClock(new DateTimeOffset(2026, 3, 2, 9, 0, 0, TimeSpan.FromHours(8)));
        await using var session = new ChatSession(_store.Settings, clock, Home.Content, keep: true);
        foreach (string said in new[]
            {
                "检查 宏达砖厂 安全生产 和李四", "6不合格 没有警示标志 12不合格 没演练过 其余合格", "[照片 2026-03-02T09:00 36.31,113.02]", "[照片]", "提交",
                "没有要说的", "[照片]",
            })
        {
            clock.Now += TimeSpan.FromSeconds(30);
            await session.SayAsync("张三", said);
        }

        Assert.Null(await BreakAsync());
    }

    public Task DisposeAsync()
    {
        _store.Dispose();
        return Task.CompletedTask;
    }

    [Theory]
    [InlineData("UPDATE journal SET payload = replace(payload, '没演练过', '演练过了') WHERE kind = 'finding.logged.1'", "is not what was written")]
    [InlineData("UPDATE journal SET \"by\" = 'insp02' WHERE seq = 3", "is not what was written")]
    [InlineData("UPDATE journal SET at = at + 60000 WHERE seq = 4", "is not what was written")]
    [InlineData("UPDATE journal SET hash = replace(hash, 'a', 'b') WHERE seq = 2", "is not what was written")]
    public Task R_01_a_changed_byte_of_the_journal(string sql, string found) => IsFoundAsync(found, sql);

    [Fact]
    public Task R_01_a_changed_byte_of_a_message() =>
        IsFoundAsync("is not what was received", "UPDATE inbox SET raw = CAST('6合格 其余合格' AS BLOB) WHERE message LIKE '%没演练过%'");

    [Theory]
    [InlineData("DELETE FROM journal WHERE seq = 5", "is missing")]
    [InlineData("DELETE FROM journal WHERE message = (SELECT message FROM journal ORDER BY seq DESC LIMIT 1)", "stands in no journal")]
    [InlineData("DELETE FROM inbox WHERE id = 2", "message m2 is missing")]
    [InlineData("DELETE FROM media WHERE media_id LIKE 'photo-%'", "is missing from the list")]
    [InlineData("DELETE FROM evidence WHERE item = 'signature'", "is missing")]
    [InlineData("DELETE FROM photos", "says of itself")]
    public Task R_01_a_missing_row(string sql, string found) => IsFoundAsync(found, sql);

    /// <summary>Taken out and closed up: the numbers have no gap, the hashes do.</summary>
    [Fact]
    public Task R_01_a_row_taken_out_and_the_rest_moved_up() =>
        IsFoundAsync("is not what was written", "DELETE FROM journal WHERE seq = 5", "UPDATE journal SET seq = seq - 1 WHERE seq > 5");

    [Fact]
    public Task R_01_two_rows_that_changed_places() => IsFoundAsync(
        "is not what was written",
        "UPDATE journal SET seq = -1 WHERE seq = 4", "UPDATE journal SET seq = 4 WHERE seq = 5", "UPDATE journal SET seq = 5 WHERE seq = -1");

    [Theory]
    [InlineData("UPDATE evidence SET media_id = (SELECT media_id FROM evidence WHERE item = 'signature') WHERE item <> 'signature'", "is not what was given")]
    [InlineData("UPDATE evidence SET \"by\" = 'insp02'", "is not what was given")]
    [InlineData("INSERT INTO evidence SELECT 'x', subject, checklist, item, kind, words, media_id, \"by\", at FROM evidence LIMIT 1", "stands in no journal")]
    [InlineData("UPDATE photos SET latitude = 36.3167", "says of itself")]
    [InlineData("UPDATE media SET sha256 = (SELECT sha256 FROM media WHERE media_id LIKE 'exif-%')", "is not the one that the journal names")]
    public Task R_01_evidence_that_points_elsewhere(string sql, string found) => IsFoundAsync(found, sql);

    [Fact]
    public async Task R_01_a_replaced_photo_is_found_in_place_and_with_its_hash_changed_too()
    {
        string sha = (string)Run("SELECT sha256 FROM media WHERE media_id LIKE 'photo-%' LIMIT 1")!;
        byte[] other = SampleFiles.Png("another one");
        File.WriteAllBytes(PathOf(sha), other);
        Assert.Contains("is not what was received", await BreakAsync(), StringComparison.Ordinal);

        // The forger moves the file under its own hash and writes that into the row.
        string forged = Convert.ToHexStringLower(SHA256.HashData(other));
        Directory.CreateDirectory(Path.GetDirectoryName(PathOf(forged))!);
        File.Move(PathOf(sha), PathOf(forged));
        Run($"UPDATE media SET sha256 = '{forged}' WHERE sha256 = '{sha}'");
        Assert.Contains("is not the one that the journal names", await BreakAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task R_01_a_deleted_photo()
    {
        File.Delete(PathOf((string)Run("SELECT sha256 FROM media WHERE media_id LIKE 'exif-%'")!));
        Assert.Contains("is missing", await BreakAsync(), StringComparison.Ordinal);
    }

    private async Task IsFoundAsync(string found, params string[] statements)
    {
        foreach (string sql in statements)
        {
            Run(sql);
        }

        Assert.Contains(found, await BreakAsync() ?? "nothing was found", StringComparison.Ordinal);
    }

    private string PathOf(string sha) => Path.Combine(_store.Settings.Media, sha[..2], sha);

    private object? Run(string sql)
    {
        using var connection = new SqliteConnection($"Data Source={_store.Settings.Database.SqlitePath};Pooling=False");
        connection.Open();
        using SqliteCommand command = connection.CreateCommand();
        command.CommandText = sql;
        return command.ExecuteScalar();
    }

    private async Task<string?> BreakAsync()
    {
        await using Team team = await Team.StartAsync(_store, TimeProvider.System);
        return (await Verification.OfAsync(team.Contexts, team.Media, CancellationToken.None)).Break;
    }
}
