using ChatAssist.Host.Media;
using ChatAssist.Host.Records;
using ChatAssist.Host.Storage;
using ChatAssist.Host.Transcripts;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace ChatAssist.Tests.Contracts.Storage;

/// <summary>
/// W-05: whichever program wrote the store, this one goes on with it where people left off. first-schema.sql is what the
/// program wrote when its schema was 0001; it is brought to each later schema first, and then to this one.
/// </summary>
public sealed class UpgradeTests
{
    /// <summary>What the store's one reporter is sealed with; it opens nothing else.</summary>
    private const string Key = "EnMz4v7GtUnfCaISOcsfOCYLaUwWq7cd6tuYdg0OKXg=";

    public static TheoryData<string> Schemas()
    {
        using Store store = Store.Empty();
        using var context = new LedgerContext(store.Settings.Database.Build());
        return [.. context.Database.GetMigrations()];
    }

    [Theory]
    [MemberData(nameof(Schemas))]
    public async Task W_05_people_go_on_where_they_were(string schema)
    {
        using Store store = Store.Empty();
        await File.WriteAllBytesAsync(Path.Combine(store.Folder, "installation.key"), Convert.FromBase64String(Key));
        await using (var old = new LedgerContext(store.Settings.Database.Build()))
        {
            await RunAsync(old, await File.ReadAllTextAsync(Home.Of("tests/ChatAssist.Tests/Contracts/Storage/first-schema.sql")));
            foreach (string next in old.Database.GetMigrations().Skip(1).TakeWhile(m => string.CompareOrdinal(m, schema) <= 0))
            {
                using Stream step = typeof(LedgerContext).Assembly.GetManifestResourceStream($"{next}.sqlite.sql")!;
                await RunAsync(old, await new StreamReader(step).ReadToEndAsync());
                await RunAsync(old, $"INSERT INTO \"__EFMigrationsHistory\" VALUES ('{next}', '10.0.0')");
            }
        }

        var clock = new ScriptClock(new DateTimeOffset(2026, 3, 5, 10, 0, 0, TimeSpan.FromHours(8)));
        await using (var session = new ChatSession(store.Settings, clock, Home.Content))
        {
            await SaysAsync(session, "张三", "已整改好", "请发一张现场照片");
            await SaysAsync(session, "张三", "[照片]", "复查合格");
            await SaysAsync(session, "老陈", "我上报的怎么样了", "C-2026-0001");
            await SaysAsync(session, "周队", "C-2026-0001", "C-2026-0001");
            await SaysAsync(session, "张三", "I-2026-0001", "兴旺加油站");
            await SaysAsync(session, "郑主任", "3月整改中的有几个", "1");
        }

        Verification result = await Verification.OfAsync(
            new Contexts(store.Settings.Database), new MediaDirectory(store.Settings.Media), CancellationToken.None);
        Assert.Null(result.Break);
        Assert.Equal(1, result.Files);
    }

    private static async Task RunAsync(LedgerContext context, string sql)
    {
        await context.Database.OpenConnectionAsync();
        await using var command = context.Database.GetDbConnection().CreateCommand();
        command.CommandText = sql;
        await command.ExecuteNonQueryAsync();
    }

    private static async Task SaysAsync(ChatSession session, string who, string text, string answer)
    {
        session.Clock.Now += TimeSpan.FromSeconds(30);
        string said = string.Join('\n', (await session.SayAsync(who, text)).Select(s => $"{s}"));
        Assert.Contains(answer, said, StringComparison.Ordinal);
    }
}
