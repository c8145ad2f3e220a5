using ChatAssist.Chat;
using ChatAssist.Demo.Simulator;
using ChatAssist.Host.Storage;
using ChatAssist.Host.Transcripts;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace ChatAssist.Tests.EndToEnd.Host;

/// <summary>
/// C-04 R-01 W-01: a photo that is no photo gets a polite answer and the conversation stays where it was; one that cannot be
/// had now is fetched later, or taken back.
/// </summary>
public sealed class MediaFaultTests : HostFixture
{
    private static readonly byte[] Photo = SampleFiles.Png("灭火器");

    public override async Task InitializeAsync()
    {
        await base.InitializeAsync();
        await BeginWalkAsync();
        await AskAsync(Zhang, "不合格 灭火器过期", "第12项 企业消防器材：请发一张照片");
    }

    [Fact]
    public async Task A_corrupt_photo_is_refused_politely_and_the_next_one_is_taken()
    {
        await Zhang.SendPhotoAsync(Photo[..40]);
        await Zhang.ReplyAsync("这张照片打不开");
        await GoOnAsync();
    }

    [Fact]
    public async Task A_huge_photo_is_refused_politely_and_the_next_one_is_taken()
    {
        await Zhang.SendPhotoAsync([.. Photo, .. new byte[11 * 1024 * 1024]]);
        await Zhang.ReplyAsync("这个文件太大了");
        await GoOnAsync();
    }

    [Fact]
    public async Task An_expired_photo_is_refused_politely_and_the_next_one_is_taken()
    {
        Simulator.Faults.Arm(Fault.Answer("media/get", 40007));
        await Zhang.SendPhotoAsync(Photo);
        await Zhang.ReplyAsync("这个文件已经取不到了");
        await GoOnAsync();
    }

    [Fact]
    public async Task A_photo_that_cannot_be_had_now_is_fetched_later()
    {
        Simulator.Faults.Arm(Fault.Http500("media/get", count: 3));
        await Zhang.SendPhotoAsync(Photo);
        await Zhang.ReplyAsync("照片已记到第12项");
        Assert.Equal(MediaState.Waiting, (await MediaAsync()).State);
        await Until.TrueAsync(async () =>
        {
            Clock.Advance(TimeSpan.FromSeconds(20));
            return (await MediaAsync()).State == MediaState.Stored;
        });
        Assert.Equal(1, (await AssertOnceAsync()).Files);
        Assert.Equal(4, (await MediaAsync()).Attempts);
        await using LedgerContext ledger = Ledger();
        Assert.Equal((await MediaAsync()).MediaId, Assert.Single(await ledger.Evidence.ToListAsync()).MediaId);
    }

    [Fact]
    public async Task A_photo_that_is_gone_when_it_is_fetched_later_is_taken_back_and_asked_for_again()
    {
        Simulator.Faults.Arm(Fault.Http500("media/get"), Fault.Answer("media/get", 40007));
        await Zhang.SendPhotoAsync(Photo);
        await Zhang.ReplyAsync("照片已记到第12项");
        Clock.Advance(TimeSpan.FromSeconds(20));
        await Zhang.ReplyAsync("发的那个文件取不到了，没有记到I-2026-0001里。请回“继续”再发一次。");
        await using LedgerContext ledger = Ledger();
        Assert.Empty(await ledger.Evidence.ToListAsync());
        Assert.Equal(1, await ledger.Journal.CountAsync(j => j.Kind == "evidence.withdrawn.1" && j.Subject == "I-2026-0001"));
        await AskAsync(Zhang, "继续", "第12项 企业消防器材：请发一张照片");
        await GoOnAsync();
    }

    [Fact]
    public async Task A_photo_that_is_gone_after_the_hand_in_is_taken_back_and_said_to_be_too_late()
    {
        Simulator.Faults.Arm(Fault.Http500("media/get"), Fault.Answer("media/get", 40007));
        await Zhang.SendPhotoAsync(Photo);
        await Zhang.ReplyAsync("13/13");
        await AskAsync(Zhang, "合格", "查完了");
        await AskAsync(Zhang, "提交", "对方有什么要说的");
        await AskAsync(Zhang, "没有要说的", "对方签好字了吗");
        await AskAsync(Zhang, "对方拒绝签字", "谁在场见证");
        await AskAsync(Zhang, "不在现场，见证人刘主任", "已提交");
        Clock.Advance(TimeSpan.FromSeconds(20));
        await Zhang.ReplyAsync("而I-2026-0001已经办完");
        await AssertOnceAsync();
    }

    [Fact]
    public async Task A_photo_that_never_comes_is_given_up_after_some_days()
    {
        Simulator.Faults.Arm(Fault.Http500("media/get", count: 1000));
        await Zhang.SendPhotoAsync(Photo);
        await Zhang.ReplyAsync("照片已记到第12项");
        Clock.Advance(TimeSpan.FromDays(4.1));
        await Zhang.ReplyAsync("取不到了");
        Assert.Equal((MediaState.Refused, MediaProblem.Gone), ((await MediaAsync()).State, (await MediaAsync()).Problem));
    }

    [Fact]
    public async Task The_same_photo_twice_is_kept_once_and_counts_twice()
    {
        await Zhang.SendPhotoAsync(Photo);
        await Zhang.ReplyAsync("13/13");
        Clock.Advance(TimeSpan.FromSeconds(20));
        await Zhang.SendPhotoAsync(Photo);
        await Zhang.ReplyAsync("照片已记到第13项");
        Assert.Equal(1, (await AssertOnceAsync()).Files);
        await using LedgerContext ledger = Ledger();
        Assert.Equal(2, await ledger.Evidence.CountAsync());
    }

    /// <summary>The photo is still wanted: a good one is taken, and the walk goes on at the next item.</summary>
    private async Task GoOnAsync()
    {
        await Zhang.SendPhotoAsync(Photo);
        await Zhang.ReplyAsync("13/13 企业消防预案");
        Assert.Equal(1, (await AssertOnceAsync()).Files);
        await using LedgerContext ledger = Ledger();
        Assert.Single(await ledger.Evidence.ToListAsync());
    }

    private async Task<MediaRow> MediaAsync()
    {
        await using LedgerContext ledger = Ledger();
        return Assert.Single(await ledger.Media.AsNoTracking().ToListAsync());
    }
}
