using ChatAssist.Host.Channels.WeCom;
using FsCheck;
using FsCheck.Fluent;
using Xunit;

namespace ChatAssist.Tests.Channels.WeCom;

/// <summary>W-01. At most 30 messages a minute and 1000 an hour to one member; the excess waits.</summary>
public sealed class MemberRateTests
{
    private static readonly DateTimeOffset Start = WeComRig.Start;

    [Fact]
    public void The_31st_of_a_minute_waits_until_the_first_is_a_minute_old()
    {
        var rate = new MemberRate();
        for (int i = 0; i < 30; i++)
        {
            Assert.Equal(TimeSpan.Zero, rate.DelayFor("chen", Start.AddSeconds(i)));
        }

        var now = Start.AddSeconds(30);
        var delay = rate.DelayFor("chen", now);
        Assert.Equal(TimeSpan.FromSeconds(31), delay);
        Assert.Equal(TimeSpan.Zero, rate.DelayFor("zhou", now));
        Assert.True(rate.DelayFor("chen", now + delay - TimeSpan.FromMilliseconds(1)) > TimeSpan.Zero);
        Assert.Equal(TimeSpan.Zero, rate.DelayFor("chen", now + delay));
        Assert.True(rate.DelayFor("chen", now + delay) > TimeSpan.Zero);
    }

    [Fact]
    public void The_1001st_of_an_hour_waits()
    {
        var rate = new MemberRate();
        for (int i = 0; i < 1000; i++)
        {
            Assert.Equal(TimeSpan.Zero, rate.DelayFor("chen", Start.AddSeconds(3 * i)));
        }

        var delay = rate.DelayFor("chen", Start.AddSeconds(3000));
        Assert.InRange(delay, TimeSpan.FromSeconds(600), TimeSpan.FromSeconds(720));
        Assert.Equal(TimeSpan.Zero, rate.DelayFor("chen", Start.AddSeconds(3000) + delay));
    }

    [Fact]
    public void Several_go_together_or_not_at_all()
    {
        var rate = new MemberRate();
        Assert.Equal(TimeSpan.Zero, rate.DelayFor("chen", Start, 28));
        Assert.True(rate.DelayFor("chen", Start, 3) > TimeSpan.Zero);
        Assert.Equal(TimeSpan.Zero, rate.DelayFor("chen", Start, 2));
        Assert.Throws<ArgumentOutOfRangeException>(() => rate.DelayFor("zhou", Start, 31));
    }

    /// <summary>Whatever the pace, no window of a minute holds more than 30 and no window of an hour more than 1000.</summary>
    [Fact]
    public void No_window_ever_holds_too_many() =>
        Prop.ForAll(Gen.ArrayOf(Gen.Choose(0, 9000), 1500).ToArbitrary(), gaps =>
        {
            var rate = new MemberRate(5, 60);
            var sent = new List<DateTimeOffset>();
            var now = Start;
            foreach (int gap in gaps)
            {
                now = now.AddMilliseconds(gap);
                var delay = rate.DelayFor("chen", now);
                if (delay == TimeSpan.Zero)
                {
                    sent.Add(now);
                }
            }

            return Fits(sent, 5, TimeSpan.FromMinutes(1)) && Fits(sent, 60, TimeSpan.FromHours(1)) && sent.Count > 60;
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(20).WithReplay(5, 7));

    private static bool Fits(List<DateTimeOffset> sent, int most, TimeSpan window) =>
        Enumerable.Range(0, Math.Max(0, sent.Count - most)).All(i => sent[i + most] - sent[i] > window);

    [Fact]
    public void A_clock_set_back_neither_blocks_for_ever_nor_lets_too_much_through()
    {
        var rate = new MemberRate();
        rate.DelayFor("chen", Start, 30);
        var delay = rate.DelayFor("chen", Start.AddDays(-1));
        Assert.InRange(delay, TimeSpan.FromSeconds(1), MemberRate.Minute);
        Assert.Equal(TimeSpan.Zero, rate.DelayFor("chen", Start.AddDays(-1) + delay));
    }

    [Fact]
    public void Silent_members_are_forgotten()
    {
        var rate = new MemberRate();
        for (int i = 0; i < 6000; i++)
        {
            rate.DelayFor($"m{i}", Start);
        }

        rate.DelayFor("chen", Start.AddHours(3));
        Assert.Equal(1, rate.Members);
    }

    [Fact]
    public void Many_senders_at_once_share_the_room()
    {
        var rate = new MemberRate();
        int sent = 0;
        Parallel.For(0, 200, _ =>
        {
            if (rate.DelayFor("chen", Start) == TimeSpan.Zero)
            {
                Interlocked.Increment(ref sent);
            }
        });
        Assert.Equal(30, sent);
    }
}
