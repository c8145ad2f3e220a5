using System.Text.Json;
using ChatAssist.Chat;
using ChatAssist.Demo.Simulator;
using ChatAssist.Findings;
using ChatAssist.Host.Records;
using ChatAssist.Host.Storage;
using ChatAssist.Host.Transcripts;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace ChatAssist.Tests.EndToEnd.Soak;

/// <summary>What must be so when a plan has been played and everything has settled, whatever went wrong on the way.</summary>
internal sealed class Verdict(Plan plan, WeComSimulator simulator, IReadOnlyList<Acknowledged> acknowledged, LedgerContext ledger)
{
    /// <summary>How the words begin with which somebody is chased for a finding.</summary>
    private static readonly string[] Chases = ["【整改提醒】", "【还有", "【今天到期】", "【已逾期】", "【复查】", "【复查逾期】"];

    /// <summary>What is said when the store cannot be had: it stands nowhere.</summary>
    private static readonly string[] Unwritten = ["系统暂时忙不过来", "刚才这条没有记上"];

    private readonly IReadOnlyList<PhoneMessage> _bubbles = [.. simulator.Corp.Phones.Snapshot().Where(m => !m.FromMember)];

    public async Task AssertAsync(Verification verification)
    {
        Assert.Null(verification.Break);
        await Host.Once.AssertAsync(ledger);
        await AssertAcknowledgedOnceAsync();
        List<OutboxRow> outbox = await ledger.Outbox.AsNoTracking().OrderBy(o => o.Id).ToListAsync();
        AssertArrived(outbox);
        AssertSetAsideIsTold(outbox);
        AssertNobodyIsChasedInVain(outbox);
        AssertAlarmsOnce(outbox);
        await AssertNumbersAsync();
        foreach (Talk talk in plan.Talks)
        {
            Assert.True(talk.IsOver, talk.Name);
            await talk.AssertLeftAsync(ledger, simulator.Corp.Clock.GetUtcNow());
        }
    }

    /// <summary>Each message that WeCom was told 200 for stands in the store once, and none that it was not.</summary>
    private async Task AssertAcknowledgedOnceAsync()
    {
        List<InboundMessage> stored = (await ledger.Inbox.AsNoTracking().ToListAsync())
            .ConvertAll(i => JsonSerializer.Deserialize<InboundMessage>(i.Message, ChatJson.Options)!);
        Assert.Equal(
            acknowledged.Select(a => $"{a.Who}: {a.Words}").Order(StringComparer.Ordinal),
            stored.Select(m => $"{m.From}: {(m.Kind == MessageKind.Image ? "[image]" : m.Text)}").Order(StringComparer.Ordinal));
    }

    /// <summary>What was to be said came to the phone, in its order, once at least; and nothing came that was not to be said.</summary>
    private void AssertArrived(List<OutboxRow> outbox)
    {
        Assert.DoesNotContain(outbox, o => o.State == OutboxState.Waiting);
        foreach (var person in outbox.GroupBy(o => o.UserId))
        {
            List<string> heard = [.. _bubbles.Where(m => m.UserId == person.Key && m.Media is null).Select(m => Said.Heading(m.Text))];
            int at = 0;
            foreach (OutboxRow row in person.Where(o => o.State == OutboxState.Sent && Said.BodyOf(o) is TextBody or CardBody or MarkdownBody))
            {
                string heading = Said.Heading(Said.Of(row));
                int found = heard.FindIndex(at, h => h == heading);
                if (found < 0 && Said.IsHeldBack(row, _bubbles.Where(m => m.UserId == person.Key)))
                {
                    continue;
                }

                Assert.True(found >= 0, $"{person.Key} was sent «{heading}» ({row.Id}), and it is not on the phone after:\n{string.Join('\n', heard.Take(at))}");
                at = found + 1;
            }

            List<string> said = [.. person.Select(o => Said.Heading(Said.Of(o)))];
            Assert.DoesNotContain(heard, h => !Array.Exists(Unwritten, u => h.Contains(u, StringComparison.Ordinal))
                && !said.Exists(s => s.StartsWith(h.TrimEnd('…'), StringComparison.Ordinal)));
        }
    }

    /// <summary>What could not be delivered was told to both supervisors, unless it was for one of them.</summary>
    private void AssertSetAsideIsTold(List<OutboxRow> outbox)
    {
        int set = outbox.Count(o => o.State == OutboxState.Dead && !o.UserId.StartsWith("sup", StringComparison.Ordinal));
        foreach (string supervisor in new[] { "sup01", "sup02" })
        {
            Assert.Equal(set, outbox.Count(o => o.UserId == supervisor && Said.Of(o).Contains("一条消息送不到", StringComparison.Ordinal)));
        }
    }

    /// <summary>After the strike-off nobody is chased for the finding any more.</summary>
    private static void AssertNobodyIsChasedInVain(List<OutboxRow> outbox)
    {
        var struckOff = outbox.Select(o => (o.Id, Text: Said.Of(o))).Where(o => o.Text.Contains(" 已销号", StringComparison.Ordinal) && o.Text.StartsWith("F-", StringComparison.Ordinal))
            .Select(o => (o.Id, Number: Said.Number().Match(o.Text).Value)).ToList();
        foreach (var (id, number) in struckOff)
        {
            Assert.DoesNotContain(outbox, o => o.Id > id && IsChase(Said.Of(o)) && Said.Of(o).Contains(number, StringComparison.Ordinal));
        }
    }

    /// <summary>Each step of each record speaks to each person once, however often the program was killed around it.</summary>
    private static void AssertAlarmsOnce(List<OutboxRow> outbox) => Assert.All(
        outbox.Where(o => IsChase(Said.Of(o))).GroupBy(o => (o.UserId, Text: Said.Of(o))), g => Assert.True(g.Count() == 1, $"{g.Key.UserId} is told {g.Count()} times: {g.Key.Text}"));

    /// <summary>Every number that anybody was told exists, and is that of what it was told with; none is left out, none given twice.</summary>
    private async Task AssertNumbersAsync()
    {
        Dictionary<string, string> words = await ledger.Findings.ToDictionaryAsync(f => f.Number, f => f.Words);
        foreach (var c in await ledger.Complaints.ToListAsync())
        {
            words.Add(c.Number, c.Words);
        }

        foreach (var i in await ledger.Inspections.ToListAsync())
        {
            words.Add(i.Number, i.TargetName);
        }

        foreach (var series in words.Keys.GroupBy(n => n[..7]))
        {
            Assert.Equal(Enumerable.Range(1, series.Count()).Select(i => $"{series.Key}{i:0000}"), series.Order(StringComparer.Ordinal));
        }

        foreach (PhoneMessage bubble in _bubbles.Where(m => m.Media is null))
        {
            foreach (System.Text.RegularExpressions.Match m in Said.Number().Matches(bubble.Text))
            {
                Assert.True(words.ContainsKey(m.Value), $"{m.Value} was told to {bubble.UserId} and does not exist: {bubble.Text}");
            }

            foreach (string said in bubble.Text.Split('\n').Where(l => l.StartsWith("F-", StringComparison.Ordinal) && l.Contains("，期限", StringComparison.Ordinal)))
            {
                Assert.StartsWith($"{said[..11]} {words[said[..11]]}，期限", said, StringComparison.Ordinal);
            }

            if (bubble.Text.Contains(" 已登记\n", StringComparison.Ordinal))
            {
                Assert.Contains(words[bubble.Text[..11]], bubble.Text, StringComparison.Ordinal);
            }
        }
    }

    private static bool IsChase(string text) => Chases.Any(c => text.StartsWith(c, StringComparison.Ordinal));
}
