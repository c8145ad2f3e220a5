using System.Text.Json;
using ChatAssist.Chat;
using ChatAssist.Deadlines;
using ChatAssist.Findings;
using ChatAssist.Host.Records;
using ChatAssist.Host.Storage;
using ChatAssist.Host.Transcripts;
using ChatAssist.Tests.Complaints;
using FsCheck;
using FsCheck.Fluent;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace ChatAssist.Tests.Findings;

/// <summary>
/// Random people press and say random things about random findings while time passes: no path loses a deadline, a look at
/// what is listed, an extension that was asked for, or the trail (F-02 to F-05, R-01).
/// </summary>
public sealed class RandomLoopTests
{
    private static readonly DateTimeOffset Monday = new(2026, 3, 2, 9, 0, 0, TimeSpan.FromHours(8));
    private static readonly string[] People = ["insp01", "insp01", "insp01", "insp03", "leader01", "leader01", "legal01", "sup01", "vil02", "vil02", "vil01"];
    private static readonly string[] Presses =
    [
        "reported", "extend", "days", "list", "case", "closure", "keep", "grant/1", "grant/2", "refuse/1", "refuse/2", "no-photo", "link", "first",
    ];
    private static readonly string[] Words =
    [
        "停止使用", "限期7天", "到3月20号", "3天", "当场改正", "延期 10天 等配件", "延期到4月1日 厂家没来", "挂牌督办 一直没改", "建议立案 拒不整改",
        "整改好了", "整改好了 换了新的", "复查", "首违", "没有警示标志", "等配件", "15天", "取消", "已整改好", "没有整改", "整改了一部分", "王五", "没法拍照", "销号",
    ];

    /// <param name="Kind">What happens; mostly one of the choices that the person was shown last.</param>
    public sealed record Act(int Kind, int Who, int What, int Which);

    private static Gen<Act[]> Lives { get; } = Gen.ArrayOf(
        from kind in Gen.Choose(0, 19)
        from who in Gen.Choose(0, 1000)
        from what in Gen.Choose(0, 1000)
        from which in Gen.Choose(0, 1000)
        select new Act(kind, who, what, which), 90);

    [Fact]
    public void F_03_F_04_R_01_no_path_loses_a_deadline_or_the_trail() => Check.One(
        Config.QuickThrowOnFailure.WithMaxTest(20).WithReplay(20260302UL, 11UL).WithEndSize(1),
        Prop.ForAll(Arb.From(Lives), acts => LiveAsync(acts).GetAwaiter().GetResult()));

    private static async Task<bool> LiveAsync(Act[] acts)
    {
        using Store store = await Store.WithDemoRegisterAsync();
        var clock = new ScriptClock(Monday);
        await using Team team = await Team.StartAsync(store, clock);
        for (int i = 1; i <= 3; i++)
        {
            await team.HearAsync(new InboundMessage { Key = $"begin:{i}", From = "insp01", Kind = MessageKind.Text, Text = "帮助", SentAt = clock.GetUtcNow() });
            string number = $"F-2026-{i:0000}";
            int days = i * 3;
            await team.Make<Host.Turns.TurnWriter>().WriteAsync(
                $"found-{i}", new Turn(Position.Idle, [], Loop.Found(team.Shelf.Current, number, Monday, days)), _ => { }, Monday);
        }

        for (int i = 0; i < acts.Length; i++)
        {
            Act act = acts[i];
            clock.Now += TimeSpan.FromSeconds(20);
            if (act.Kind == 0)
            {
                clock.Now += TimeSpan.FromHours(act.What % 90);
                await team.Sweep.RunAsync(CancellationToken.None);
            }
            else
            {
                await ActAsync(team, clock, act, i);
            }

            await using LedgerContext ledger = team.Ledger();
            foreach (FindingRow row in await ledger.Findings.ToListAsync())
            {
                await AssertDeadlinesAsync(ledger, row, clock.Now);
            }
        }

        await using LedgerContext end = team.Ledger();
        await AssertTrailAsync(team, end);
        return true;
    }

    private static async Task ActAsync(Team team, ScriptClock clock, Act act, int i)
    {
        await using LedgerContext ledger = team.Ledger();
        string who = People[act.Who % People.Length], number = $"F-2026-{1 + (act.Which % 3):0000}";
        var (kind, text) = act.Kind switch
        {
            1 or 2 => (MessageKind.Image, ""),
            <= 4 => (MessageKind.Text, Words[act.What % Words.Length]),
            <= 9 => (MessageKind.Text, $"{number} {Words[act.What % Words.Length]}"),
            <= 11 => (MessageKind.Button, $"finding/{number}/{Presses[act.What % Presses.Length]}"),
            12 => (MessageKind.Button, $"reinspect/{number}"),
            _ => await OfferedAsync(ledger, who) is { Count: > 0 } offered
                ? (MessageKind.Button, offered[act.What % offered.Count].Key)
                : (MessageKind.Text, $"整改好了 {number}"),
        };
        await team.HearAsync(new InboundMessage
        {
            Key = $"{who}:{i}",
            From = who,
            Kind = kind,
            Text = text,
            SentAt = clock.GetUtcNow(),
            Media = kind == MessageKind.Image ? new MediaRef($"photo-{i}") : null,
        });
    }

    private static async Task<List<Choice>> OfferedAsync(LedgerContext ledger, string who)
    {
        ConversationRow? row = await ledger.Conversations.FirstOrDefaultAsync(c => c.UserId == who);
        return row is null ? [] : JsonSerializer.Deserialize<List<Choice>>(row.Offered, ChatJson.Options)!;
    }

    private static async Task AssertDeadlinesAsync(LedgerContext ledger, FindingRow row, DateTimeOffset now)
    {
        RectificationRow r = await ledger.Rectifications.SingleAsync(x => x.Finding == row.Number);
        Assert.Equal(row.State == FindingState.StruckOff, row.ClosedAt is not null);
        if (row.State != FindingState.Open)
        {
            return;
        }

        Assert.NotNull(r.ReinspectOn);
        Assert.True(r.ReportedAt is null || r.ReinspectOn <= DateOnly.FromDateTime(r.ReportedAt.Value.UtcDateTime.AddHours(8)).AddDays(20));
        foreach (string id in new[] { $"{row.Number}/{r.Clock}/overdue", $"{row.Number}/r{r.ReinspectionClock}/leader", $"{row.Number}/r{r.ReinspectionClock}/supervisor" })
        {
            DeadlineRow? deadline = await ledger.Deadlines.FirstOrDefaultAsync(d => d.Id == id);
            Assert.True(deadline is not null, $"{row.Number} is open and has no {id}");
            Assert.True(deadline.State == DeadlineState.Open || deadline.DueAt <= now, $"{id} is done before its time");
        }

        if (r.ListedAt is not null)
        {
            string looks = $"{row.Number}/l{r.ListClock}/";
            Assert.Equal(1, await ledger.Deadlines.CountAsync(d => d.Id.StartsWith(looks) && d.State == DeadlineState.Open));
        }
    }

    /// <summary>The journal's facts, played through the table, end in each row's state; what was asked for stands in its rows.</summary>
    private static async Task AssertTrailAsync(Team team, LedgerContext ledger)
    {
        Verification verification = await Verification.OfAsync(team.Contexts, team.Media, CancellationToken.None);
        Assert.Null(verification.Break);
        Assert.Empty(await ledger.Inbox.Where(i => i.State != InboxState.Done).ToListAsync());
        foreach (FindingRow row in await ledger.Findings.ToListAsync())
        {
            var links = await ledger.Journal.AsNoTracking().Where(j => j.Subject == row.Number).OrderBy(j => j.Seq).ToListAsync();
            FindingState state = FindingState.Open;
            foreach (JournalRow link in links)
            {
                FindingTrigger? trigger = link.Kind switch
                {
                    "finding.corrected-on-spot.1" => FindingTrigger.CorrectOnSpot,
                    "finding.ordered.1" => FindingTrigger.Order,
                    "finding.extension-asked.1" => FindingTrigger.AskExtension,
                    "finding.extended.1" => FindingTrigger.Extend,
                    "finding.extension-refused.1" => FindingTrigger.RefuseExtension,
                    "finding.rectification-reported.1" => FindingTrigger.Report,
                    "finding.reinspected.1" when link.Payload.Contains("\"passed\"", StringComparison.Ordinal) => FindingTrigger.PassReinspection,
                    "finding.reinspected.1" => FindingTrigger.FailReinspection,
                    "finding.listed.1" => FindingTrigger.List,
                    "finding.case-proposed.1" => FindingTrigger.ProposeCase,
                    "finding.closure-proposed.1" => FindingTrigger.ProposeClosure,
                    "finding.struck-off.1" => FindingTrigger.StrikeOff,
                    _ => null,
                };
                state = trigger is { } t ? FindingLifecycle.Table.Fire(state, t) : state;
            }

            Assert.Equal(row.State, state);
            int Count(string kind) => links.Count(l => l.Kind == kind);
            Assert.Equal(Count("finding.extension-asked.1"), await ledger.Extensions.CountAsync(e => e.Finding == row.Number));
            Assert.Equal(Count("finding.extended.1"), await ledger.Extensions.CountAsync(e => e.Finding == row.Number && e.Granted));
            Assert.Equal(Count("finding.rectification-reported.1"), await ledger.RectificationReports.CountAsync(e => e.Finding == row.Number));
            Assert.Equal(Count("finding.reinspected.1"), await ledger.Reinspections.CountAsync(e => e.Finding == row.Number));
        }
    }
}
