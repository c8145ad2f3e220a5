using ChatAssist.Chat;
using ChatAssist.Host.Channels.WeCom;
using Xunit;

namespace ChatAssist.Tests.Channels.WeCom;

/// <summary>W-01. Every code of the contract's table, and what the outbox is told.</summary>
public sealed class ErrorCodesTests
{
    [Theory]
    [InlineData(0, ErrorAction.None, SendOutcome.Sent)]
    [InlineData(-1, ErrorAction.Backoff, SendOutcome.Retry)]
    [InlineData(40014, ErrorAction.RefetchToken, SendOutcome.Retry)]
    [InlineData(42001, ErrorAction.RefetchToken, SendOutcome.Retry)]
    [InlineData(40001, ErrorAction.Stop, SendOutcome.Stopped)]
    [InlineData(60020, ErrorAction.Stop, SendOutcome.Stopped)]
    [InlineData(45009, ErrorAction.WaitForWindow, SendOutcome.Retry)]
    [InlineData(45033, ErrorAction.SlowDown, SendOutcome.Retry)]
    [InlineData(81013, ErrorAction.NoRecipient, SendOutcome.Dead)]
    [InlineData(60011, ErrorAction.NoRecipient, SendOutcome.Dead)]
    [InlineData(60111, ErrorAction.NoRecipient, SendOutcome.Dead)]
    [InlineData(60140, ErrorAction.CardSpent, SendOutcome.Dead)]
    [InlineData(40058, ErrorAction.Defect, SendOutcome.Dead)]
    [InlineData(45002, ErrorAction.Defect, SendOutcome.Dead)]
    [InlineData(42014, ErrorAction.Defect, SendOutcome.Dead)]
    [InlineData(42030, ErrorAction.Defect, SendOutcome.Dead)]
    [InlineData(42051, ErrorAction.Defect, SendOutcome.Dead)]
    [InlineData(82004, ErrorAction.Defect, SendOutcome.Dead)]
    [InlineData(40007, ErrorAction.MediaGone, SendOutcome.Dead)]
    [InlineData(42013, ErrorAction.Unknown, SendOutcome.Retry)]
    [InlineData(42052, ErrorAction.Unknown, SendOutcome.Retry)]
    [InlineData(ErrorCodes.Unreachable, ErrorAction.Backoff, SendOutcome.Retry)]
    public void Each_code_has_its_answer(int code, ErrorAction action, SendOutcome outcome)
    {
        Assert.Equal(action, ErrorCodes.ActionOf(code));
        var result = SendVerdict.Of(code, attempt: 1);
        Assert.Equal(outcome, result.Outcome);
        Assert.Equal(outcome is SendOutcome.Retry or SendOutcome.Stopped, result.RetryAfter > TimeSpan.Zero);
        Assert.Equal(code < -1000 ? 0 : code, result.Code);
    }

    [Fact]
    public void Busy_is_tried_three_times_quickly_then_rarely()
    {
        var waits = Enumerable.Range(1, 5).Select(n => SendVerdict.Of(-1, n).RetryAfter).ToList();
        Assert.All(waits.Take(3), w => Assert.InRange(w, TimeSpan.FromSeconds(1), TimeSpan.FromMinutes(1)));
        Assert.All(waits.Skip(3), w => Assert.Equal(TimeSpan.FromMinutes(10), w));
    }

    [Fact]
    public void An_unknown_code_is_given_up_after_a_few_tries()
    {
        Assert.Equal(SendOutcome.Retry, SendVerdict.Of(99999, 4).Outcome);
        Assert.Equal(SendOutcome.Dead, SendVerdict.Of(99999, 5).Outcome);
    }

    [Fact]
    public void No_code_stands_in_two_lines()
    {
        var codes = ErrorCodes.Table.SelectMany(r => Enumerable.Range(r.First, r.Last - r.First + 1)).ToList();
        Assert.Equal(codes.Count, codes.Distinct().Count());
    }
}
