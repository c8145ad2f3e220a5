using System.Text.Json;
using ChatAssist.Chat;
using ChatAssist.Complaints;
using ChatAssist.Deadlines;
using ChatAssist.Host.Records;
using ChatAssist.Host.Storage;
using ChatAssist.Host.Transcripts;
using FsCheck;
using FsCheck.Fluent;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace ChatAssist.Tests.Complaints;

/// <summary>
/// Random people press and say random things about random complaints: no path loses the deadline, the reporter or the
/// trail, and nothing closes without an answer or the reason why there is none (K-05 to K-09).
/// </summary>
public sealed class RandomLifeTests
{
    private static readonly DateTimeOffset Monday = new(2026, 3, 2, 9, 0, 0, TimeSpan.FromHours(8));
    private static readonly string[] People = ["leader01", "leader01", "insp01", "insp01", "insp03", "legal01", "sup01", "vil01", "vil02"];
    private static readonly string[] Presses =
    [
        "general", "complex", "assign", "assign/insp01", "assign/insp03", "assign/insp04", "merge", "merge", "office", "start", "so", "not-so",
        "no-photo", "on-spot", "nothing", "send", "rewrite", "cannot-tell", "answer", "close", "later", "inspect",
    ];
    private static readonly string[] Words =
        ["看过了，是这样", "市场监管所 归他们管", "没法拍照", "张三", "王五 我请假", "取消", "匿名", "待办", "好的", "改类别", "已经劝离"];

    /// <param name="Kind">What happens; mostly one of the choices that the person was shown last.</param>
    public sealed record Act(int Kind, int Who, int What, int Which);

    private static Gen<Act[]> Lives { get; } = Gen.ArrayOf(
        from kind in Gen.Choose(0, 19)
        from who in Gen.Choose(0, 1000)
        from what in Gen.Choose(0, 1000)
        from which in Gen.Choose(0, 1000)
        select new Act(kind, who, what, which), 70);

    [Fact]
    public void K_06_K_08_K_09_no_path_loses_the_deadline_the_reporter_or_the_trail() => Check.One(
        Config.QuickThrowOnFailure.WithMaxTest(25).WithReplay(20260302UL, 11UL).WithEndSize(1),
        Prop.ForAll(Arb.From(Lives), acts => LiveAsync(acts).GetAwaiter().GetResult()));

    private static async Task<bool> LiveAsync(Act[] acts)
    {
        using Store store = await Store.WithDemoRegisterAsync();
        var clock = new ScriptClock(Monday);
        await using Team team = await Team.StartAsync(store, clock);
        var reporters = new Dictionary<string, string>();
        for (int i = 0; i < acts.Length; i++)
        {
            Act act = acts[i];
            clock.Now += TimeSpan.FromSeconds(20);
            if (act.Kind == 0)
            {
                clock.Now += TimeSpan.FromHours(act.What % 30);
                await team.Sweep.RunAsync(CancellationToken.None);
            }
            else
            {
                await ActAsync(team, clock, act, i, reporters);
            }

            await using LedgerContext ledger = team.Ledger();
            foreach (ComplaintRow row in await ledger.Complaints.ToListAsync())
            {
                await AssertDeadlineAsync(ledger, row, clock.Now);
                Assert.True(row.State is not (ComplaintState.FedBack or ComplaintState.Closed) || row.Feedback.Length > 0, row.Number);
            }
        }

        await using LedgerContext end = team.Ledger();
        await AssertReportersAsync(team, end, reporters);
        await AssertTrailAsync(team, end);
        return true;
    }

    private static async Task ActAsync(Team team, ScriptClock clock, Act act, int i, Dictionary<string, string> reporters)
    {
        await using LedgerContext ledger = team.Ledger();
        List<string> numbers = await ledger.Complaints.Select(c => c.Number).Order().ToListAsync();
        string who = People[act.Who % People.Length];
        MessageKind kind = MessageKind.Text;
        string text;
        if (numbers.Count == 0 || act.Kind == 1)
        {
            who = act.Who % 2 == 0 ? "vil01" : "vil02";
            text = $"上报 东沟村河边有人烧秸秆{(act.What % 3 == 0 ? "烟大" : $"，第{act.What}处")}";
        }
        else if (act.Kind == 2)
        {
            (kind, text) = (MessageKind.Image, "");
        }
        else if (act.Kind <= 5)
        {
            text = Words[act.What % Words.Length];
        }
        else if (act.Kind <= 9)
        {
            string press = Presses[act.What % Presses.Length];
            text = $"complaint/{numbers[act.Which % numbers.Count]}/{press}{(press == "merge" ? "/" + numbers[act.What % numbers.Count] : "")}";
            kind = MessageKind.Button;
        }
        else
        {
            // The likely way: what the person was offered last, or words where words were asked for.
            ConversationRow? row = await ledger.Conversations.AsNoTracking().FirstOrDefaultAsync(c => c.UserId == who);
            var offered = row is null ? [] : JsonSerializer.Deserialize<List<Choice>>(row.Offered, ChatJson.Options)!;
            (kind, text) = offered.Count > 0 ? (MessageKind.Button, offered[act.What % offered.Count].Key) : (MessageKind.Text, numbers[act.Which % numbers.Count]);
        }

        await team.HearAsync(new InboundMessage
        {
            Key = $"{who}:{i}",
            From = who,
            Kind = kind,
            Text = text,
            SentAt = clock.GetUtcNow(),
            Media = kind == MessageKind.Image ? new MediaRef($"photo-{i}") : null,
        });
        foreach (string added in (await ledger.Complaints.Select(c => c.Number).ToListAsync()).Except(numbers))
        {
            reporters.Add(added, who);
        }
    }

    private static async Task AssertDeadlineAsync(LedgerContext ledger, ComplaintRow row, DateTimeOffset now)
    {
        bool transferred = row.State == ComplaintState.Transferred;
        bool runs = transferred
            || (row.State is not ComplaintState.Merged && row.VerifiedAt is null && row.FedBackAt is null
                && !(row.Clue == Clue.Complex && row.StartedAt is not null));
        if (!runs)
        {
            return;
        }

        string step = transferred ? ComplaintTransferred.FollowUp : ComplaintClock.Due;
        DeadlineRow? due = await ledger.Deadlines.FirstOrDefaultAsync(d => d.Id == $"{row.Number}/{row.Clock}/{step}");
        Assert.True(due is not null, $"{row.Number} in {row.State} has no {step} of clock {row.Clock}");
        Assert.Equal(row.DueAt, due.DueAt);
        Assert.True(due.State == DeadlineState.Open || due.DueAt <= now, $"{due.Id} is done before its time");
    }

    private static async Task AssertReportersAsync(Team team, LedgerContext ledger, Dictionary<string, string> reporters)
    {
        List<ComplaintRow> rows = await ledger.Complaints.ToListAsync();
        var sealedRows = await ledger.Reporters.ToListAsync();
        Assert.Equal(rows.Count, sealedRows.Count);
        Assert.All(sealedRows, r => Assert.Equal(reporters[r.Complaint], team.Vault.Open(r).UserId));
        var told = await team.ToldAsync();
        var notTold = (await ledger.Journal.AsNoTracking().Where(j => j.Kind == "complaint.fed-back.1").ToListAsync())
            .Where(j => j.Payload.Contains("\"told\":false", StringComparison.OrdinalIgnoreCase)).Select(j => j.Subject).ToHashSet();
        foreach (ComplaintRow row in rows)
        {
            ComplaintRow main = row;
            while (main.MergedInto.Length > 0)
            {
                main = rows.Single(r => r.Number == main.MergedInto);
            }

            int expected = main.FedBackAt is not null && !notTold.Contains(main.Number) ? 1 : 0;
            Assert.Equal(expected, told.Count(t => t.To == reporters[row.Number] && t.Words.StartsWith($"【{main.Number} 答复】", StringComparison.Ordinal)));
        }
    }

    /// <summary>The journal's facts, played through the table, end in each row's state.</summary>
    private static async Task AssertTrailAsync(Team team, LedgerContext ledger)
    {
        Verification verification = await Verification.OfAsync(team.Contexts, team.Media, CancellationToken.None);
        Assert.Null(verification.Break);
        Assert.Empty(await ledger.Inbox.Where(i => i.State != InboxState.Done).ToListAsync());
        foreach (ComplaintRow row in await ledger.Complaints.ToListAsync())
        {
            ComplaintState state = ComplaintState.Received;
            foreach (JournalRow link in await ledger.Journal.AsNoTracking().Where(j => j.Subject == row.Number).OrderBy(j => j.Seq).ToListAsync())
            {
                ComplaintTrigger? trigger = link.Kind switch
                {
                    "complaint.triaged.1" => state == ComplaintState.Received ? ComplaintTrigger.Triage : ComplaintTrigger.Reclassify,
                    "complaint.assigned.1" => ComplaintTrigger.Assign,
                    "complaint.started.1" => ComplaintTrigger.Start,
                    "complaint.verified.1" => ComplaintTrigger.Verify,
                    "complaint.handled.1" => ComplaintTrigger.Handle,
                    "complaint.fed-back.1" => ComplaintTrigger.FeedBack,
                    "complaint.closed.1" => ComplaintTrigger.Close,
                    "complaint.transferred.1" => ComplaintTrigger.Transfer,
                    "complaint.merged.1" => ComplaintTrigger.Merge,
                    _ => null,
                };
                state = trigger is { } t ? ComplaintLifecycle.Table.Fire(state, t) : state;
            }

            Assert.Equal(row.State, state);
        }
    }
}
