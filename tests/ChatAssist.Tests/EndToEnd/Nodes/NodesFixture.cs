using System.Text.Json;
using ChatAssist.Chat;
using ChatAssist.Demo.Simulator;
using ChatAssist.Host;
using ChatAssist.Host.Channels.WeCom;
using ChatAssist.Host.Storage;
using ChatAssist.Tests.EndToEnd.Host;
using Microsoft.EntityFrameworkCore;
using Xunit;
using Member = ChatAssist.Demo.Simulator.Member;

namespace ChatAssist.Tests.EndToEnd.Nodes;

/// <summary>
/// Several nodes as an operator runs them: processes of their own on one PostgreSQL with one data folder, WeCom's simulator
/// before them, and a balancer between that knows nothing of people.
/// </summary>
public abstract class NodesFixture : IAsyncLifetime
{
    private protected static readonly SimulatorSettings Patient = new()
    {
        People =
        [
            .. SimulatorSettings.DemoPeople, new Member("insp02", "李四"), new Member("insp03", "王五"), new Member("vil02", "老魏"),
            new Member("sup02", "冯镇长"),
        ],
        VerifyTimeout = TimeSpan.FromSeconds(30),
        CallbackTimeout = TimeSpan.FromSeconds(30),
        CallbackTries = 100_000,
        RetryPause = TimeSpan.FromMilliseconds(20),
    };

    private readonly Dictionary<string, HostProcess> _nodes = [];

    private Store _store = null!;

    private protected DemoClock Clock { get; } = new();
    private protected WeComSimulator Simulator { get; private set; } = null!;
    private protected Balancer Balancer { get; private set; } = null!;
    private protected HostSettings Settings { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        _store = await Store.OnPostgresWithDemoRegisterAsync();
        Settings = _store.Settings with { Node = "test" };
        await LastingRoster.ImportAsync(Settings);
        Simulator = await WeComSimulator.StartAsync(Patient, Clock);
        Balancer = await Balancer.StartAsync();
        HostProcess[] both = [Begin("a"), Begin("b")];
        foreach (HostProcess node in both)
        {
            await node.AddressAsync();
        }

        await BalanceAsync("a", "b");
        Assert.True(await Simulator.RegisterCallbackAsync(new Uri(Balancer.Address, CallbackEndpoint.Path)));
    }

    public async Task DisposeAsync()
    {
        foreach (HostProcess node in _nodes.Values)
        {
            await node.DisposeAsync();
        }

        await Balancer.DisposeAsync();
        await Simulator.DisposeAsync();
        _store.Dispose();
    }

    private protected HostProcess Node(string name) => _nodes[name];

    /// <summary>Begins to start a node; the one of this name before it is gone, or is to be refused.</summary>
    private protected HostProcess Begin(string name, params IEnumerable<(string Name, string Value)> more)
    {
        var node = HostProcess.Begin(
            _store.Folder, Patient, Simulator.Address, [("ChatAssist__Postgres", Settings.Postgres), ("ChatAssist__Node", name), ("ChatAssist__NodeLease", "6"), .. more]);
        _nodes[more.Any() ? $"{name}+" : name] = node;
        return node;
    }

    private protected async Task RestartAsync(string name)
    {
        await _nodes[name].DisposeAsync();
        await Begin(name).AddressAsync();
        await BalanceAsync("a", "b");
    }

    private protected async Task BalanceAsync(params string[] names) =>
        Balancer.Nodes = await Task.WhenAll(names.Select(n => _nodes[n].AddressAsync()));

    /// <summary>Which node sends and watches now.</summary>
    private protected async Task<string> OnDutyAsync()
    {
        await using LedgerContext ledger = Ledger();
        return await ledger.Nodes.OrderBy(n => n.Run).Select(n => n.Name).FirstAsync();
    }

    private protected static string Other(string name) => name == "a" ? "b" : "a";

    private protected LedgerContext Ledger() => new(Settings.Database.Build());

    private protected SimulatedPerson As(string userId) => Simulator.As(userId);

    /// <summary>What a person was told, oldest first, by its first line.</summary>
    private protected IEnumerable<string> Told(string userId) =>
        As(userId).Phone.Where(m => !m.FromMember).Select(m => m.Text.Split('\n')[0]);

    private protected async Task SettledAsync()
    {
        await using LedgerContext ledger = Ledger();
        await Until.TrueAsync(async () =>
            !await ledger.Inbox.AnyAsync(i => i.State == InboxState.Waiting) && !await ledger.Outbox.AnyAsync(o => o.State == OutboxState.Waiting));
    }

    /// <summary>
    /// All that was acknowledged was answered once and stands in one chain; all that was to be said was said; numbers have no
    /// gap; what was written is as it was written.
    /// </summary>
    private protected async Task AssertOnceAsync()
    {
        await SettledAsync();
        await using LedgerContext ledger = Ledger();
        await Once.AssertAsync(ledger);
        string[] numbers = [.. (await ledger.Complaints.Select(c => c.Number).ToListAsync()).Order(StringComparer.Ordinal)];
        Assert.Equal(numbers.Select((_, i) => $"C-{Clock.GetUtcNow().AddHours(8).Year}-{i + 1:0000}"), numbers);
        List<OutboxRow> outbox = await ledger.Outbox.AsNoTracking().OrderBy(o => o.Id).ToListAsync();
        Assert.All(outbox, o => Assert.Equal(OutboxState.Sent, o.State));
        var said = outbox.ConvertAll(o => (o.UserId, Body: JsonSerializer.Deserialize<ReplyBody>(o.Body, ChatJson.Options)!));
        foreach (string person in said.Select(s => s.UserId).Distinct())
        {
            // At least once: what was on its way while its sender froze may have come twice.
            Assert.Equal(
                said.Where(s => s.UserId == person && s.Body is not CardClosedBody).Select(s => s.Body.Plain.Split('\n')[0]).Distinct().Order(),
                Told(person).Distinct().Order());
        }

        var (code, verdict) = await VerifyAsync();
        Assert.True(code == 0 && verdict.StartsWith("intact", StringComparison.Ordinal), verdict);
    }

    private protected Task<(int ExitCode, string Said)> VerifyAsync() =>
        HostProcess.RunAsync([("ChatAssist__Postgres", Settings.Postgres)], "verify", "--data", Settings.Data, "--config", Settings.Config);
}
