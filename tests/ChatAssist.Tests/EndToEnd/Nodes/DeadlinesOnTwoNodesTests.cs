using ChatAssist.Deadlines;
using ChatAssist.Demo.Simulator;
using ChatAssist.Host.Storage;
using ChatAssist.Host.Writing;
using ChatAssist.Tests.Complaints;
using ChatAssist.Tests.EndToEnd.Host;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Abstractions;
using Xunit;

namespace ChatAssist.Tests.EndToEnd.Nodes;

/// <summary>W-03 K-05: with two nodes, and the one on duty killed again and again, each person hears of each step once.</summary>
public sealed class DeadlinesOnTwoNodesTests : NodesFixture
{
    private const int AtOnce = 18, Kills = 3;

    private static readonly string[] Heard = ["insp01", "leader01", "sup01", "sup02"];

    [Fact]
    public async Task Each_deadline_is_chased_once_whoever_is_killed()
    {
        int count = 0;
        await DueAsync(DateTimeOffset.UtcNow, AtOnce);
        await ChasedAsync();
        for (int i = 0; i < Kills; i++)
        {
            string victim = await OnDutyAsync();
            DateTimeOffset due = DateTimeOffset.UtcNow.AddSeconds(2);
            await DueAsync(due, 1);

            // Before it is due, while it is chased, and when it is being sent.
            TimeSpan left = due.AddMilliseconds((i - 1) * 400) - DateTimeOffset.UtcNow;
            await Task.Delay(left > TimeSpan.Zero ? left : TimeSpan.Zero);
            await Node(victim).KillAsync();
            await ChasedAsync();
            await RestartAsync(victim);
        }

        foreach (string person in Heard)
        {
            string[] told = [.. As(person).Phone.Where(m => !m.FromMember).Select(m => m.Text)];
            Assert.Equal(count, told.Length);
            Assert.All(Enumerable.Range(1, count), n => Assert.Single(told, t => t.Contains(Number(n), StringComparison.Ordinal)));
        }

        async Task DueAsync(DateTimeOffset due, int more)
        {
            await using var writer = new LedgerWriter(new Contexts(Settings.Database), new NodeName("test", "team"), NullLogger<LedgerWriter>.Instance);
            var facts = Enumerable.Range(count + 1, more).SelectMany(n => Team.DueAt(Number(n), due)).ToList();
            await writer.WriteAsync(s => s.Apply(facts, DateTimeOffset.UnixEpoch, "leader01"));
            count += more;
        }

        Task ChasedAsync() => Until.TrueAsync(async () =>
        {
            await using LedgerContext ledger = Ledger();
            return !await ledger.Deadlines.AnyAsync(d => d.State == DeadlineState.Open)
                && !await ledger.Outbox.AnyAsync(o => o.State == OutboxState.Waiting);
        });
    }

    private static string Number(int n) => $"C-2026-{n:0000}";
}
