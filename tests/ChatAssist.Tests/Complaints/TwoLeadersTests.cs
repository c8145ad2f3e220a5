using System.Text.Json;
using ChatAssist.Chat;
using ChatAssist.Complaints;
using ChatAssist.Host.Transcripts;
using ChatAssist.People;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace ChatAssist.Tests.Complaints;

/// <summary>K-06: two leaders give the same complaint to two people at the same moment: one wins, the other one is told.</summary>
public sealed class TwoLeadersTests : IAsyncLifetime
{
    private const int Rounds = 12;
    private static readonly DateTimeOffset Monday = new(2026, 3, 2, 9, 0, 0, TimeSpan.FromHours(8));

    private readonly ScriptClock _clock = new(Monday);
    private Store _store = null!;
    private Team _team = null!;

    public async Task InitializeAsync()
    {
        _store = await Store.WithDemoRegisterAsync();
        _team = await Team.StartAsync(_store, _clock);
        var second = new Person(
            "leader02", "钱副队", Role.Leader, "综合行政执法队", null, [], false, new Dictionary<int, decimal>());
        await _team.Writer.WriteAsync(s => s.Run(
            "INSERT INTO people (user_id, json) VALUES (@p0, @p1)", second.UserId, JsonSerializer.Serialize(second, ChatJson.Options)));
        _team.Shelf.Reload();
    }

    public async Task DisposeAsync()
    {
        await _team.DisposeAsync();
        _store.Dispose();
    }

    [Fact]
    public async Task K_06_one_wins_and_the_other_is_told_who_has_it()
    {
        for (int i = 1; i <= Rounds; i++)
        {
            string number = $"C-2026-{i:0000}";
            ComplaintClock clock = ComplaintClock.For(_team.Shelf.Current, Clue.General, Monday, Monday);
            await _team.WriteAsync(
                new ComplaintReceived(number, Source.Village, "urban", "门口堆了垃圾", "门口", "", "", false, Monday, clock.DueAt, false, clock.Steps),
                new ComplaintTriaged(number, 1, Clue.General, "", clock.DueAt, false, clock.Steps));
            await Task.WhenAll(PressAsync("leader01", $"complaint/{number}/assign/insp01"), PressAsync("leader02", $"complaint/{number}/assign/insp03"));

            await using var ledger = _team.Ledger();
            var assigned = await ledger.Journal.Where(j => j.Subject == number && j.Kind == "complaint.assigned.1").ToListAsync();
            string handler = (await ledger.Complaints.SingleAsync(c => c.Number == number)).Handler;
            (string winner, string loser, string name) = handler == "insp01" ? ("leader01", "leader02", "张三") : ("leader02", "leader01", "王五");
            Assert.Equal(winner, Assert.Single(assigned).By);
            var told = (await _team.ToldAsync()).Where(t => t.Words.Contains(number, StringComparison.Ordinal)).ToList();
            Assert.Contains(told, t => t.To == winner && t.Words == $"{number} 已交给{name}。");
            Assert.Contains(told, t => t.To == loser && t.Words.StartsWith($"{number} 现在是{name}在办。", StringComparison.Ordinal));
            Assert.Single(told, t => t.Words.StartsWith("【待核查】", StringComparison.Ordinal));
        }
    }

    private Task PressAsync(string who, string key) => _team.HearAsync(new InboundMessage
    {
        Key = $"{who}:{key}",
        From = who,
        Kind = MessageKind.Button,
        Text = key,
        SentAt = _clock.GetUtcNow(),
    });
}
