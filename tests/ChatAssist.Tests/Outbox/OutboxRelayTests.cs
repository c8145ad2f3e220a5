using System.Collections.Concurrent;
using System.Text.Json;
using ChatAssist.Chat;
using ChatAssist.Demo.Simulator;
using ChatAssist.Host;
using ChatAssist.Host.Outbox;
using ChatAssist.Host.Storage;
using ChatAssist.Host.Writing;
using ChatAssist.Tests.EndToEnd.Host;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace ChatAssist.Tests.Outbox;

/// <summary>W-01: what is queued goes out in order, is never sent twice because of us, and nobody waits for a broken one.</summary>
public sealed class OutboxRelayTests : IAsyncLifetime
{
    private static readonly DateTimeOffset Monday = new(2026, 3, 2, 9, 0, 0, TimeSpan.FromHours(8));

    private readonly DemoClock _clock = new(Monday);
    private readonly ScriptedChannel _channel = new();
    private Store _store = null!;
    private ServiceProvider _services = null!;

    private OutboxRelay Relay => _services.GetRequiredService<OutboxRelay>();

    public async Task InitializeAsync()
    {
        _store = await Store.WithDemoRegisterAsync();
        await StartAsync();
    }

    public async Task DisposeAsync()
    {
        await _services.DisposeAsync();
        _store.Dispose();
    }

    [Fact]
    public async Task A_message_that_must_wait_keeps_the_persons_others_waiting_and_the_relay_rests()
    {
        _channel.Answers = m => m.Attempt == 1 && m.Body.Plain == "一" ? new SendResult(SendOutcome.Retry, RetryAfter: TimeSpan.FromMinutes(1)) : SendResult.Ok;
        await QueueAsync("insp01", "一", "二");
        await QueueAsync("vil01", "三");
        await Relay.DrainAsync(CancellationToken.None);
        Assert.Equal(["一", "三"], _channel.Said.Order());
        _clock.Advance(TimeSpan.FromMinutes(1));
        await Relay.DrainAsync(CancellationToken.None);
        Assert.Equal(["一", "一", "二"], _channel.SaidTo("insp01"));
    }

    [Fact]
    public async Task What_a_process_before_may_have_sent_is_marked_as_a_second_attempt()
    {
        await QueueAsync("insp01", "一");
        await _services.DisposeAsync();
        await StartAsync();
        await QueueAsync("insp01", "二");
        await Relay.DrainAsync(CancellationToken.None);
        Assert.Equal([("一", 2), ("二", 1)], _channel.Sent.Select(m => (m.Body.Plain, m.Attempt)));
    }

    [Fact]
    public async Task What_was_sent_is_not_sent_again_while_the_store_cannot_note_it()
    {
        await QueueAsync("insp01", "一", "二");
        var locker = new SqliteConnection($"Data Source={_store.Settings.Database.SqlitePath};Pooling=False");
        await using (locker)
        {
            await locker.OpenAsync();
            _channel.Answers = m =>
            {
                if (m.Body.Plain == "一")
                {
                    Run(locker, "BEGIN IMMEDIATE");
                }

                return SendResult.Ok;
            };
            Task draining = Relay.DrainAsync(CancellationToken.None);
            await Until.TrueAsync(() => _services.GetRequiredService<TroubleLog>().Count > 0);
            Assert.Equal(["一"], _channel.Said);
            Run(locker, "ROLLBACK");
            while (!draining.IsCompleted)
            {
                _clock.Advance(TimeSpan.FromSeconds(1));
                await Task.WhenAny(draining, Task.Delay(10));
            }
        }

        Assert.Equal(["一", "二"], _channel.Said);
    }

    [Fact]
    public async Task A_message_that_cannot_be_read_is_set_aside_and_told()
    {
        await _services.GetRequiredService<LedgerWriter>().WriteAsync(s => s.QueueReply("insp01", "{\"$type\":\"hologram\"}", _clock.GetUtcNow()));
        await QueueAsync("insp01", "二");
        await Relay.DrainAsync(CancellationToken.None);
        Assert.Equal(["二"], _channel.SaidTo("insp01"));
        Assert.StartsWith("发给张三的一条消息送不到", Assert.Single(_channel.SaidTo("sup01")), StringComparison.Ordinal);
        Assert.Single(_channel.SaidTo("sup02"));
    }

    [Fact]
    public async Task A_message_that_always_breaks_the_channel_does_not_block_the_others_for_ever()
    {
        _channel.Answers = m => m.Body.Plain == "一" ? throw new InvalidOperationException("a bug") : SendResult.Ok;
        await QueueAsync("insp01", "一", "二");
        for (int i = 0; i < 10; i++)
        {
            Assert.DoesNotContain("二", _channel.SaidTo("insp01"));
            await Relay.DrainAsync(CancellationToken.None);
            _clock.Advance(TimeSpan.FromMinutes(5));
        }

        Assert.Equal("二", _channel.SaidTo("insp01")[^1]);
    }

    [Theory]
    [InlineData("stranger")]
    [InlineData("sup01")]
    public async Task A_dead_letter_to_a_stranger_or_a_supervisor_is_told_to_nobody(string to)
    {
        _channel.Answers = m => m.To == to ? new SendResult(SendOutcome.Dead, 81013) : SendResult.Ok;
        await QueueAsync(to, "一");
        await Relay.DrainAsync(CancellationToken.None);
        Assert.Equal(["一"], _channel.Said);
    }

    private async Task StartAsync()
    {
        _services = new ServiceCollection()
            .AddSingleton<TimeProvider>(_clock)
            .AddSingleton<IChannel>(_channel)
            .AddChatAssist(_store.Settings with { LockWait = TimeSpan.FromSeconds(1) }, Home.Content)
            .AddSingleton<TroubleLog>()
            .AddLogging(b => b.Services.AddSingleton<Microsoft.Extensions.Logging.ILoggerProvider>(x => x.GetRequiredService<TroubleLog>()))
            .BuildServiceProvider();
        await _services.GetRequiredService<Startup>().RunAsync(CancellationToken.None);
    }

    private Task QueueAsync(string to, params string[] texts) => _services.GetRequiredService<LedgerWriter>().WriteAsync(s =>
    {
        foreach (string text in texts)
        {
            s.QueueReply(to, JsonSerializer.Serialize<ReplyBody>(new TextBody(text), ChatJson.Options), _clock.GetUtcNow());
        }
    });

    private static void Run(SqliteConnection connection, string sql)
    {
        using SqliteCommand command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    /// <summary>A channel that answers as it is told and remembers what it was given.</summary>
    private sealed class ScriptedChannel : IChannel
    {
        private readonly ConcurrentQueue<OutboxMessage> _sent = [];

        public Func<OutboxMessage, SendResult> Answers { get; set; } = _ => SendResult.Ok;

        public IEnumerable<OutboxMessage> Sent => _sent;

        public IEnumerable<string> Said => _sent.Select(m => m.Body.Plain);

        public string[] SaidTo(string userId) => [.. _sent.Where(m => m.To == userId).Select(m => m.Body.Plain)];

        public Task<SendResult> SendAsync(OutboxMessage message, CancellationToken cancellationToken)
        {
            _sent.Enqueue(message);
            return Task.FromResult(Answers(message));
        }

        public Task<Stream> OpenMediaAsync(MediaRef media, CancellationToken cancellationToken) => throw new NotSupportedException();
    }
}
