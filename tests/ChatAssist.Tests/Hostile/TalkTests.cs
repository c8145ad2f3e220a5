using System.Text;
using System.Text.Json;
using ChatAssist.Chat;
using ChatAssist.Host.Channels.WeCom;
using ChatAssist.Host.Storage;
using ChatAssist.Host.Transcripts;
using ChatAssist.Tests.Channels.WeCom;
using ChatAssist.Tests.Complaints;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace ChatAssist.Tests.Hostile;

/// <summary>
/// W-04 K-09: whatever is typed, pressed or sent, by whomever, in whatever talk, the whole program answers it without a fault, within
/// what WeCom takes, and writes nothing of it into its log.
/// </summary>
public sealed class TalkTests
{
    private const string Forged = "\n2026-03-02 info: operator logged in\u001b[1A\r";
    private const int Messages = 120;

    private static readonly string[] Openings =
        ["检查 兴旺加油站 消防 和李四", "上报 东街菜市场门口堆了建筑垃圾", "待办", "帮助", "登记 来电 夜里施工太吵", "巡查", "F-2026-0001 复查", "C-2026-0001 一般 给张三", "1"];

    private static readonly string[] Keys =
    [
        "walk", "walk/", "walk/I-2026-0001/fire/exits/pass", "walk/../../x", "finding/F-2026-0001", "finding/F-2026-0001/link/x/y/z", "complaint/C-2026-0001/start",
        "complaint//", "do/", "do/todo", "do/inspect ", "do/nothing", "scan:", "scan:E-01", "scan:../../etc/passwd", "question/{}", "question/{\"object\":1}", "aside/",
    ];

    [Fact]
    public async Task Nothing_that_is_sent_is_a_fault()
    {
        using Store store = await Store.WithDemoRegisterAsync();
        var log = new LogLines();
        var clock = new ScriptClock(new DateTimeOffset(2026, 3, 2, 9, 0, 0, TimeSpan.FromHours(8)));
        await using Team team = await Team.StartAsync(store, clock, log: log);
        string[] people = ["insp01", "vil01", "leader01", "sup01", "legal01", "nobody" + Forged, "guest:F-2026-0001"];
        var random = new Random(20260302);
        Target answers = Targets.All["answer"];
        for (int i = 0; i < Messages; i++)
        {
            clock.Now += TimeSpan.FromSeconds(20);
            string from = people[random.Next(people.Length)];
            string text = Spoil.Decode(Spoil.Of(answers, random.Next())) + (i % 7 == 0 ? Forged + "=1+1<script>" : "");
            await team.HearAsync(new InboundMessage
            {
                Key = $"k{i}",
                From = from,
                Kind = MessageKind.Text,
                SentAt = clock.Now,
            } with
            {
                Kind = (i % 4) switch { 0 => MessageKind.Button, 3 when i % 8 == 3 => MessageKind.Location, 3 => MessageKind.File, _ => MessageKind.Text },
                Text = (i % 4) switch
                {
                    0 => i % 3 == 0 ? Keys[random.Next(Keys.Length)] + text : Keys[random.Next(Keys.Length)],
                    1 => Openings[random.Next(Openings.Length)] + (i % 3 == 0 ? text : ""),
                    _ => text,
                },
                Location = i % 8 == 3 ? new GeoPoint(random.NextDouble() * 90, -180) : null,
                Media = i % 8 == 7 ? new MediaRef($"file{i}{Forged}", FileName: "../../" + text) : null,
            });
        }

        string[] errors = [.. log.Lines.Where(l => l.StartsWith("Error", StringComparison.Ordinal) || l.StartsWith("Critical", StringComparison.Ordinal))];
        Assert.Equal([], errors);
        Assert.DoesNotContain(log.Lines, l => l.Contains("operator logged in", StringComparison.Ordinal));
        await using LedgerContext ledger = team.Ledger();
        Assert.Equal(0, await ledger.Inbox.CountAsync(r => r.State == InboxState.Failed || r.State == InboxState.Waiting));
        Assert.True(await ledger.Outbox.CountAsync() > Messages / 2);
        var parts = new MessageParts(new CardRendering(new CardLimits(), null, "回复数字"), _ => Stream.Null);
        foreach (OutboxRow row in await ledger.Outbox.AsNoTracking().ToListAsync())
        {
            ReplyBody body = JsonSerializer.Deserialize<ReplyBody>(row.Body, ChatJson.Options)!;
            foreach (ContentPart part in parts.Of(new OutboxMessage(row.Id, row.UserId, body, 1, false)).OfType<ContentPart>().Where(p => p.Type != "template_card"))
            {
                Assert.InRange(Encoding.UTF8.GetByteCount((string)part.Content["content"]!), 1, TextSplitter.WeComLimit);
            }
        }

        Assert.All(
            Directory.EnumerateFiles(store.Folder, "*", SearchOption.AllDirectories).Select(f => Path.GetRelativePath(store.Folder, f)),
            f => Assert.DoesNotContain("file", Path.GetFileName(f), StringComparison.Ordinal));
    }
}
