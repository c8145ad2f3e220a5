using System.Collections.Concurrent;
using System.Text;
using System.Text.Json;
using ChatAssist.Chat;
using ChatAssist.Host.Transcripts;
using ChatAssist.People;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Xunit;

namespace ChatAssist.Tests.Complaints;

/// <summary>
/// K-09: after a whole life of a complaint nothing but the operational tables (messages as received and sent, where each
/// talk stands, files, the roster) and the seal holds who reported; no log line does.
/// </summary>
public sealed class ReporterSecrecyTests : IAsyncLifetime
{
    private const string UserId = "vil77";
    private const string Name = "苗大山";
    private const string Caller = "郝来电";
    private const string Phone = "13912345678";

    private static readonly DateTimeOffset Monday = new(2026, 3, 2, 9, 0, 0, TimeSpan.FromHours(8));
    private static readonly string[] Operational = ["inbox", "outbox", "conversations", "media", "people"];

    private readonly ScriptClock _clock = new(Monday);
    private readonly Lines _log = new();
    private Store _store = null!;
    private Team _team = null!;
    private int _count;

    public async Task InitializeAsync()
    {
        _store = await Store.WithDemoRegisterAsync();
        await using (var connection = new SqliteConnection($"Data Source={_store.Settings.Database.SqlitePath};Pooling=False"))
        {
            await connection.OpenAsync();
            var person = new Person(UserId, Name, Role.Village, "东沟村", null, ["东沟村"], false, new Dictionary<int, decimal>());
            await using SqliteCommand command = connection.CreateCommand();
            command.CommandText = "INSERT INTO people (user_id, json) VALUES ($id, $json)";
            command.Parameters.AddWithValue("$id", UserId);
            command.Parameters.AddWithValue("$json", JsonSerializer.Serialize(person, ChatJson.Options));
            await command.ExecuteNonQueryAsync();
        }

        _team = await Team.StartAsync(_store, _clock, log: _log);
    }

    public async Task DisposeAsync()
    {
        await _team.DisposeAsync();
        _store.Dispose();
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task K_09_who_reported_stands_nowhere_in_the_clear(bool anonymous)
    {
        await SayAsync(UserId, "", MessageKind.Image);
        await SayAsync(UserId, (anonymous ? "匿名上报 " : "上报 ") + "东沟村河边有人烧秸秆，烟很大");
        await SayAsync(UserId, "", MessageKind.Image);
        await SayAsync(UserId, "现在还在烧");
        await SayAsync(UserId, "report/C-2026-0001/place", MessageKind.Button);
        await SayAsync(UserId, "东沟村桥头");
        await SayAsync(UserId, "report/C-2026-0001/fine", MessageKind.Button);
        await LiveAsync("C-2026-0001", () => SayAsync("insp01", "举报人 C-2026-0001"));
        await SayAsync(UserId, "我上报的怎么样了");
        await AssertSecretAsync();
        await using var ledger = _team.Ledger();
        Assert.Equal(
            anonymous ? [] : ["insp01"],
            await ledger.Journal.Where(j => j.Kind == "complaint.reporter-seen.1").Select(j => j.By).ToListAsync());
        Assert.Contains(await _team.ToldAsync(), t => t.To == UserId && t.Words.Contains("C-2026-0001 答复", StringComparison.Ordinal));
    }

    [Fact]
    public async Task K_09_nor_does_who_called_the_office()
    {
        await SayAsync("legal01", $"登记 来电 东沟村河边有人烧秸秆，来电人{Caller} {Phone}");
        await LiveAsync("C-2026-0001", async () =>
        {
            await SayAsync("insp01", "举报人 C-2026-0001");
            await SayAsync("sup01", "举报人 C-2026-0001"); // neither handles nor leads it
        });
        await SayAsync("insp01", "打电话说了");
        await AssertSecretAsync();
        await using var ledger = _team.Ledger();
        Assert.Equal(["insp01"], await ledger.Journal.Where(j => j.Kind == "complaint.reporter-seen.1").Select(j => j.By).ToListAsync());
        Assert.Equal(ChatAssist.Complaints.ComplaintState.FedBack, (await ledger.Complaints.SingleAsync()).State);
        Assert.Equal(Caller, _team.Vault.Open(await ledger.Reporters.SingleAsync()).Name);
    }

    [Theory]
    [InlineData("\u27e6link:reporter/C-2026-0001\u27e7")]
    [InlineData("看看 \u27e6link:reporter-name/C-2026-0001\u27e7")]
    [InlineData("C-2026-0001 给\u27e6link:reporter/C-2026-0001\u27e7")]
    [InlineData("登记 来电 有人占道，\u27e6link:reporter-contact/C-2026-0001\u27e7")]
    public async Task K_09_nobody_learns_a_name_by_typing_what_the_program_writes(string typed)
    {
        await SayAsync("legal01", $"登记 来电 东沟村河边有人烧秸秆，来电人{Caller} {Phone}");
        await _team.SendAsync();
        _team.TakeSent();
        foreach (string who in new[] { "sup01", "vil02", "insp03", "leader01", "legal01" })
        {
            await SayAsync(who, typed);
            await SayAsync(who, typed);
        }

        _clock.Now += TimeSpan.FromDays(2);
        await _team.Sweep.RunAsync(CancellationToken.None);
        await _team.SendAsync();
        var sent = _team.TakeSent();
        Assert.NotEmpty(sent);
        Assert.DoesNotContain(sent, m => m.Body.Plain.Contains(Caller, StringComparison.Ordinal) || m.Body.Plain.Contains(Phone, StringComparison.Ordinal));
    }

    private async Task LiveAsync(string number, Func<Task> looks)
    {
        await SayAsync("leader01", $"{number} 一般 给张三");
        await SayAsync("insp01", $"complaint/{number}/start", MessageKind.Button);
        await looks();
        await SayAsync("insp01", "", MessageKind.Image);
        await SayAsync("insp01", $"complaint/{number}/so", MessageKind.Button);
        await SayAsync("insp01", "两亩地在烧");
        await SayAsync("insp01", "已扑灭");
        await SayAsync("insp01", $"complaint/{number}/send", MessageKind.Button);
        await SayAsync("sup01", number);
        await SayAsync("sup01", "待办");
        _clock.Now += TimeSpan.FromDays(3);
        await _team.Sweep.RunAsync(CancellationToken.None);
        await _team.SendAsync();
    }

    private async Task SayAsync(string who, string text, MessageKind kind = MessageKind.Text)
    {
        _clock.Now += TimeSpan.FromSeconds(5);
        await _team.HearAsync(new InboundMessage
        {
            Key = $"{who}:{++_count}",
            From = who,
            Kind = kind,
            Text = text,
            SentAt = _clock.GetUtcNow(),
            Media = kind == MessageKind.Image ? new MediaRef($"photo-{_count}") : null,
        });
    }

    private async Task AssertSecretAsync()
    {
        string[] secrets = [UserId, Name, Caller, Phone, JsonSerializer.Serialize(Name).Trim('"'), JsonSerializer.Serialize(Caller).Trim('"')];
        await using var connection = new SqliteConnection($"Data Source={_store.Settings.Database.SqlitePath};Pooling=False;Mode=ReadOnly");
        await connection.OpenAsync();
        foreach (string table in (await RowsAsync(connection, "SELECT name FROM sqlite_master WHERE type = 'table'")).Except(Operational))
        {
            foreach (string row in await RowsAsync(connection, $"SELECT * FROM \"{table}\""))
            {
                Assert.False(secrets.Any(s => row.Contains(s, StringComparison.OrdinalIgnoreCase)), $"{table}: {row}");
            }
        }

        Assert.NotEmpty(_log.All);
        Assert.DoesNotContain(_log.All, line => secrets.Any(s => line.Contains(s, StringComparison.OrdinalIgnoreCase)));
    }

    /// <summary>Each row as one text; bytes as the characters that they may stand for.</summary>
    private static async Task<List<string>> RowsAsync(SqliteConnection connection, string sql)
    {
        await using SqliteCommand command = connection.CreateCommand();
        command.CommandText = sql;
        await using SqliteDataReader reader = await command.ExecuteReaderAsync();
        var rows = new List<string>();
        while (await reader.ReadAsync())
        {
            rows.Add(string.Join('|', Enumerable.Range(0, reader.FieldCount)
                .Select(i => reader.GetValue(i) is byte[] bytes ? Encoding.UTF8.GetString(bytes) : reader.GetValue(i).ToString())));
        }

        return rows;
    }

    private sealed class Lines : ILoggerProvider, ILogger
    {
        public ConcurrentQueue<string> All { get; } = new();

        public ILogger CreateLogger(string categoryName) => this;

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            All.Enqueue($"{formatter(state, exception)} {exception}");

        public void Dispose()
        {
            // Nothing is held.
        }
    }
}
