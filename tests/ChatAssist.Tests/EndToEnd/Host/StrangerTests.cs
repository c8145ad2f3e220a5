using ChatAssist.Host.Storage;
using ChatAssist.Host.Transcripts;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace ChatAssist.Tests.EndToEnd.Host;

/// <summary>P-01: who is not in the roster is refused politely, and nothing else becomes of it.</summary>
public sealed class StrangerTests : HostFixture
{
    [Fact]
    public async Task A_stranger_gets_the_refusal_and_nothing_else()
    {
        var stranger = Simulator.As("stranger");
        await AskAsync(stranger, "检查 兴旺加油站 消防 和李四", "您还不在本队的人员名册里");
        await stranger.SendPhotoAsync(SampleFiles.Png("x"));
        await stranger.ReplyAsync("您还不在本队的人员名册里");
        await stranger.ClickMenuAsync("do/progress");
        await stranger.ReplyAsync("您还不在本队的人员名册里");
        await AssertOnceAsync();
        await using LedgerContext ledger = Ledger();
        Assert.Empty(await ledger.Conversations.ToListAsync());
        Assert.Empty(await ledger.Inspections.ToListAsync());
        Assert.Empty(await ledger.Media.ToListAsync());
        Assert.All(await ledger.Outbox.ToListAsync(), o => Assert.Equal("stranger", o.UserId));
    }
}
