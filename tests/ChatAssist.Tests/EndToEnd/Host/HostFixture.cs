using ChatAssist.Demo;
using ChatAssist.Demo.Simulator;
using ChatAssist.Demo.Simulator.Callbacks;
using ChatAssist.Host;
using ChatAssist.Host.Media;
using ChatAssist.Host.Records;
using ChatAssist.Host.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Xunit;

namespace ChatAssist.Tests.EndToEnd.Host;

/// <summary>
/// The product's own host behind the simulator, new for each test, with a data folder of its own and the demonstration's
/// people and targets. Every byte between the two goes over the wire, encrypted, as in production.
/// </summary>
public abstract class HostFixture : IAsyncLifetime
{
    protected static readonly DateTimeOffset Monday = new(2026, 3, 2, 9, 0, 0, TimeSpan.FromHours(8));

    private protected DemoClock Clock { get; } = new(Monday);
    private protected WeComSimulator Simulator { get; private set; } = null!;
    private protected DemoHost Host { get; private set; } = null!;
    private protected Store Store { get; private set; } = null!;

    private protected SimulatedPerson Zhang => Simulator.As("insp01");
    private protected SimulatedPerson Li => Simulator.As("insp02");
    private protected SimulatedPerson Zheng => Simulator.As("sup01");

    /// <summary>More patient than WeCom: a busy machine must not look like a slow app.</summary>
    private protected virtual SimulatorSettings Settings => new()
    {
        People =
        [
            .. SimulatorSettings.DemoPeople,
            new Member("insp02", "李四", "执法人员"),
            new Member("sup02", "冯镇长", "督查领导"),
            new Member("stranger", "路人", ""),
        ],
        VerifyTimeout = TimeSpan.FromSeconds(30),
        CallbackTimeout = TimeSpan.FromSeconds(60),
        RetryPause = TimeSpan.FromMilliseconds(1),
    };

    /// <summary>What the host is told besides.</summary>
    private protected virtual HostSettings Change(HostSettings settings) => settings;

    public virtual async Task InitializeAsync()
    {
        Store = await Store.WithDemoRegisterAsync();
        Simulator = await WeComSimulator.StartAsync(Settings, Clock);
        await StartHostAsync();
    }

    public virtual async Task DisposeAsync()
    {
        await Host.DisposeAsync();
        await Simulator.DisposeAsync();
        Store.Dispose();
    }

    private protected async Task StartHostAsync()
    {
        Host = await DemoHost.StartAsync(
            new DemoSettings(Simulator.Corp.Settings, Simulator.Address, HostPort: 0, Home.Of("config"), Store.Folder, LogLevel.None) { Change = Change },
            Clock);
        Assert.True(await Simulator.RegisterCallbackAsync(Host.CallbackUrl));
    }

    /// <summary>Stops the host in order and starts it on the same data.</summary>
    private protected async Task RestartHostAsync()
    {
        await Host.DisposeAsync();
        await StartHostAsync();
    }

    private protected LedgerContext Ledger() => Contexts.CreateDbContext();

    /// <summary>Says something, and waits for the words that must come back.</summary>
    private protected static async Task<PhoneMessage> AskAsync(SimulatedPerson who, string text, string answer)
    {
        Delivery delivery = await who.SayAsync(text);
        Assert.True(delivery.Acknowledged);
        return await who.ReplyAsync(answer);
    }

    /// <summary>Begins an inspection and answers all but the last two items; item 12 is asked next.</summary>
    private protected async Task BeginWalkAsync()
    {
        await AskAsync(Zhang, "检查 兴旺加油站 消防 和李四", "1/13 检查地点");
        await AskAsync(Zhang, "3", "2/13 消火栓");
        await AskAsync(Zhang, "2-6合格 11合格", "12/13 企业消防器材");
    }

    /// <summary>Waits until every message is answered and every answer that may go has gone.</summary>
    private protected Task SettledAsync() => Until.TrueAsync(async () =>
    {
        DateTimeOffset now = Clock.GetUtcNow();
        await using LedgerContext ledger = Ledger();
        return !await ledger.Inbox.AnyAsync(i => i.State == InboxState.Waiting)
            && !await ledger.Outbox.AnyAsync(o => o.State == OutboxState.Waiting && o.NextAt <= now);
    });

    /// <summary>
    /// What must hold whatever went wrong on the way: all that was acknowledged is answered, each message stands in the
    /// journal once, and everything is as it was written.
    /// </summary>
    private protected async Task<Verification> AssertOnceAsync()
    {
        await SettledAsync();
        await using LedgerContext ledger = Ledger();
        await Once.AssertAsync(ledger);
        Verification verification = await Verification.OfAsync(
            Contexts, Host.Services.GetRequiredService<MediaDirectory>(), CancellationToken.None);
        Assert.Null(verification.Break);
        return verification;
    }

    private IDbContextFactory<LedgerContext> Contexts => Host.Services.GetRequiredService<IDbContextFactory<LedgerContext>>();
}
