using ChatAssist.Demo.Simulator;
using ChatAssist.Demo.Simulator.Callbacks;
using ChatAssist.Host;
using ChatAssist.Host.Storage;
using ChatAssist.Host.Transcripts;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace ChatAssist.Tests.EndToEnd.Host;

/// <summary>
/// R-01 W-01: while somebody else holds the database nothing is acknowledged that is not stored, nothing is half-written,
/// the person is told, and everything goes on by itself afterwards.
/// </summary>
public sealed class StorageTroubleTests : HostFixture
{
    private const string NotNoted = "刚才这条没有记上";
    private const string Busy = "系统暂时忙不过来";

    private protected override HostSettings Change(HostSettings settings) => settings with { LockWait = TimeSpan.FromSeconds(1) };

    public override async Task InitializeAsync()
    {
        await base.InitializeAsync();
        await BeginWalkAsync();
        await SettledAsync();
    }

    [Fact]
    public async Task What_could_not_be_stored_is_not_acknowledged_and_the_person_is_told()
    {
        await using (Held held = await HoldAsync())
        {
            Delivery delivery = await Zhang.SayAsync("合格");
            Assert.False(delivery.Acknowledged);
            Assert.Equal(Settings.CallbackTries, delivery.Attempts.Count);
            Assert.DoesNotContain(delivery.Attempts, a => a.Status == 200);
            Clock.Advance(TimeSpan.FromSeconds(21));
            await Zhang.ReplyAsync(NotNoted);
        }

        await AssertAnswersAsync(7);
        await AskAsync(Zhang, "合格", "13/13 企业消防预案");
        await AssertOnceAsync();
        await AssertAnswersAsync(8);
        Assert.Single(Zhang.Phone, m => m.Text.Contains(NotNoted, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_redelivery_that_gets_through_needs_no_word()
    {
        Held held = await HoldAsync();
        Simulator.Faults.Arm(Fault.Redeliver());
        Task<Delivery> saying = Zhang.SayAsync("合格");
        await Until.TrueAsync(() => Simulator.Corp.Wire.Snapshot().Any(w => w.IntoApp && w.Status == 500));
        await held.DisposeAsync();
        Assert.Contains((await saying).Attempts, a => a.Status == 200);
        await Zhang.ReplyAsync("13/13 企业消防预案");
        Clock.Advance(TimeSpan.FromSeconds(30));
        await AssertOnceAsync();
        await AssertAnswersAsync(8);
        Assert.DoesNotContain(Zhang.Phone, m => m.Text.Contains(NotNoted, StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_was_acknowledged_waits_for_the_store_and_is_answered_once_it_is_well()
    {
        await AskAsync(Zhang, "不合格 灭火器过期", "第12项 企业消防器材：请发一张照片");
        await SettledAsync();
        Simulator.Faults.Arm(Fault.Slow(TimeSpan.FromMinutes(1), "media/get"));
        Assert.True((await Zhang.SendPhotoAsync(SampleFiles.Png("灭火器"))).Acknowledged);
        await Until.TrueAsync(() => Simulator.Faults.Armed.Count == 0);
        await using (Held held = await HoldAsync())
        {
            Clock.Advance(TimeSpan.FromMinutes(1));
            await Zhang.ReplyAsync(Busy);
            Assert.Equal(1, await WaitingAsync());
        }

        await Zhang.ReplyAsync("照片已记到第12项");
        Assert.Equal(1, (await AssertOnceAsync()).Files);
        await using LedgerContext ledger = Ledger();
        Assert.Single(await ledger.Evidence.ToListAsync());
        Assert.Single(Zhang.Phone, m => m.Text.Contains(Busy, StringComparison.Ordinal));
    }

    private async Task<int> WaitingAsync()
    {
        await using LedgerContext ledger = Ledger();
        return await ledger.Inbox.CountAsync(i => i.State == InboxState.Waiting);
    }

    private async Task AssertAnswersAsync(int count)
    {
        await using LedgerContext ledger = Ledger();
        Assert.Equal(count, await ledger.Answers.CountAsync());
    }

    /// <summary>Another program writes, and takes its time.</summary>
    private async Task<Held> HoldAsync()
    {
        var connection = new SqliteConnection($"Data Source={Store.Settings.Database.SqlitePath};Pooling=False");
        await connection.OpenAsync();
        return new Held(connection, connection.BeginTransaction(deferred: false));
    }

    private sealed record Held(SqliteConnection Connection, SqliteTransaction Transaction) : IAsyncDisposable
    {
        public async ValueTask DisposeAsync()
        {
            await Transaction.DisposeAsync();
            await Connection.DisposeAsync();
        }
    }
}
