using ChatAssist.Chat;
using ChatAssist.Host.Channels.WeCom;
using Microsoft.AspNetCore.Http;
using Microsoft.Data.Sqlite;
using Xunit;

namespace ChatAssist.Tests.Channels.WeCom;

/// <summary>W-01. One token for all nodes, fetched once, renewed early, replaced when it dies, never begged for.</summary>
public sealed class AccessTokensTests : IAsyncLifetime
{
    private readonly string _database = WeComRig.NewDatabase();
    private readonly StandingClock _clock = new(WeComRig.Start);
    private readonly List<WeComRig> _nodes = [];
    private ScriptedWeCom _wecom = null!;

    public async Task InitializeAsync() => _wecom = await ScriptedWeCom.StartAsync();

    public async Task DisposeAsync()
    {
        foreach (var node in _nodes)
        {
            await node.DisposeAsync();
        }

        await _wecom.DisposeAsync();
        SqliteConnection.ClearAllPools();
        File.Delete(_database);
    }

    private WeComRig Node(Action<Dictionary<string, string?>>? settings = null)
    {
        _nodes.Add(new WeComRig(_wecom.Address, _database, _clock, settings));
        return _nodes[^1];
    }

    private int Fetches => _wecom.To("gettoken").Count();

    private static Task<AccessToken> GetAsync(WeComRig node) => node.Tokens.GetAsync(CancellationToken.None);

    [Fact]
    public async Task Fifty_at_once_fetch_once()
    {
        _wecom.TokenDelay = TimeSpan.FromMilliseconds(200);
        var node = Node();
        var tokens = await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => Task.Run(() => GetAsync(node))));
        Assert.All(tokens, t => Assert.Equal("token-1", t.Value));
        Assert.Equal(1, Fetches);
        Assert.Equal((WeComRig.CorpId, WeComRig.Secret), (_wecom.To("gettoken").Single().Query["corpid"], _wecom.To("gettoken").Single().Query["corpsecret"]));
    }

    [Fact]
    public async Task Two_nodes_fetch_once()
    {
        _wecom.TokenDelay = TimeSpan.FromMilliseconds(300);
        var (a, b) = (Node(), Node());
        var tokens = await Task.WhenAll(Enumerable.Range(0, 20).Select(i => Task.Run(() => GetAsync(i % 2 == 0 ? a : b))));
        Assert.All(tokens, t => Assert.Equal("token-1", t.Value));
        Assert.Equal(1, Fetches);
    }

    [Fact]
    public async Task A_restart_uses_the_stored_token()
    {
        await GetAsync(Node());
        Assert.Equal("token-1", (await GetAsync(Node())).Value);
        Assert.Equal(1, Fetches);
    }

    [Fact]
    public async Task It_is_renewed_ten_minutes_before_it_expires()
    {
        var node = Node();
        await GetAsync(node);
        _clock.Move(TimeSpan.FromSeconds(7200 - 601));
        Assert.Equal("token-1", (await GetAsync(node)).Value);
        _clock.Move(TimeSpan.FromSeconds(2));
        Assert.Equal("token-2", (await GetAsync(node)).Value);
    }

    [Fact]
    public async Task A_failed_renewal_falls_back_on_the_old_token_while_it_lives()
    {
        var node = Node();
        await GetAsync(node);
        _clock.Move(TimeSpan.FromMinutes(115));
        _wecom.On("gettoken", -1);
        Assert.Equal("token-1", (await GetAsync(node)).Value);
        Assert.Equal("token-1", (await GetAsync(node)).Value);
        Assert.Equal(2, Fetches);
        _clock.Move(TimeSpan.FromSeconds(31));
        Assert.Equal("token-2", (await GetAsync(node)).Value);
    }

    [Fact]
    public async Task A_token_that_lives_shorter_than_it_is_renewed_ahead_is_not_fetched_for_every_call()
    {
        _wecom.On("gettoken", 0, new { access_token = "short", expires_in = 120 });
        var node = Node();
        for (int i = 0; i < 5; i++)
        {
            Assert.Equal("short", (await GetAsync(node)).Value);
        }

        Assert.Equal(1, Fetches);
        _clock.Move(TimeSpan.FromSeconds(61));
        Assert.Equal("token-1", (await GetAsync(node)).Value);
    }

    [Fact]
    public async Task Who_waits_while_the_fetch_fails_shares_the_failure()
    {
        _wecom.On("gettoken", async c =>
        {
            await Task.Delay(500);
            c.Abort();
        });
        var node = Node();
        var tokens = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => GetAsync(node)));
        Assert.All(tokens, t => Assert.Equal(ErrorCodes.Unreachable, t.Code));
        Assert.Equal(1, Fetches);
        Assert.True((await GetAsync(node)).Ok);
    }

    [Theory]
    [InlineData(40014)]
    [InlineData(42001)]
    public async Task A_token_that_died_early_is_replaced_once_and_the_message_goes(int code)
    {
        var node = Node();
        _wecom.On("message/send", code);
        Assert.Equal(SendResult.Ok, await node.SendAsync(new TextBody("早")));
        Assert.Equal(["token-1", "token-2"], _wecom.To("message/send").Select(c => c.Query["access_token"]));
        Assert.Equal(2, Fetches);
    }

    [Fact]
    public async Task Dead_again_is_tried_later_not_at_once()
    {
        var node = Node();
        _wecom.On("message/send", 40014).On("message/send", 40014);
        var result = await node.SendAsync(new TextBody("早"));
        Assert.Equal((SendOutcome.Retry, 40014), (result.Outcome, result.Code));
        Assert.Equal(2, Fetches);
        Assert.Equal(2, _wecom.To("message/send").Count());
    }

    [Fact]
    public async Task Many_that_meet_one_dead_token_fetch_one_new()
    {
        var (a, b) = (Node(), Node());
        await GetAsync(a);
        await GetAsync(b);
        var tokens = await Task.WhenAll(Enumerable.Range(0, 20).Select(i => Task.Run(() => (i % 2 == 0 ? a : b).Tokens.ReplaceAsync("token-1", CancellationToken.None))));
        Assert.All(tokens, t => Assert.Equal("token-2", t.Value));
        Assert.Equal(2, Fetches);
    }

    [Fact]
    public async Task A_refused_secret_stops_all_nodes_and_a_restart_until_the_pause_is_over()
    {
        var node = Node();
        _wecom.On("gettoken", 40001);
        for (int i = 0; i < 10; i++)
        {
            var result = await node.SendAsync(new TextBody("早"));
            Assert.Equal((SendOutcome.Stopped, 40001), (result.Outcome, result.Code));
            Assert.InRange(result.RetryAfter, TimeSpan.FromMinutes(9), TimeSpan.FromMinutes(10));
        }

        Assert.Equal(40001, (await GetAsync(Node())).Code);
        Assert.Equal(1, Fetches);
        Assert.Contains(node.Log.Lines, l => l.StartsWith("Error", StringComparison.Ordinal) && l.Contains("40001", StringComparison.Ordinal));

        _clock.Move(TimeSpan.FromMinutes(10) + TimeSpan.FromSeconds(1));
        Assert.Equal(SendResult.Ok, await node.SendAsync(new TextBody("早")));
        Assert.Equal(2, Fetches);
    }

    [Fact]
    public async Task A_changed_secret_is_tried_at_once()
    {
        _wecom.On("gettoken", 40001);
        Assert.Equal(40001, (await GetAsync(Node())).Code);
        Assert.True((await GetAsync(Node(s => s["WeCom:Secret"] = "another"))).Ok);
    }

    [Fact]
    public async Task A_node_that_died_holding_the_lease_is_replaced()
    {
        var hanging = new TaskCompletionSource();
        _wecom.On("gettoken", async _ => await hanging.Task);
        var dying = Node();
        using (var killed = new CancellationTokenSource(300))
        {
            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => dying.Tokens.GetAsync(killed.Token));
        }

        var other = Task.Run(() => GetAsync(Node()));
        await Task.Delay(300);
        Assert.False(other.IsCompleted);
        _clock.Move(TimeSpan.FromSeconds(31));
        Assert.True((await other).Ok);
        hanging.SetResult();
    }

    [Fact]
    public async Task Nonsense_instead_of_a_token_is_no_token()
    {
        _wecom.On("gettoken", c => c.Response.WriteAsync("<html>captive portal</html>")).On("gettoken", 0).On("gettoken", c =>
        {
            c.Response.StatusCode = 502;
            return Task.CompletedTask;
        });
        var node = Node();
        for (int i = 0; i < 3; i++)
        {
            Assert.Equal(ErrorCodes.Unreachable, (await GetAsync(node)).Code);
        }

        Assert.True((await GetAsync(node)).Ok);
    }
}
