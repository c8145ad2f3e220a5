using ChatAssist.Complaints;
using ChatAssist.Demo.Simulator;
using ChatAssist.Tests.Complaints;
using ChatAssist.Tests.Findings;
using Microsoft.Data.Sqlite;
using Xunit;

namespace ChatAssist.Tests.EndToEnd.Host;

/// <summary>The whole program, killed again and again while deadlines fall due; what counts is what is on the phones.</summary>
public sealed class KilledAroundDeadlineTests : IAsyncLifetime
{
    private const int Kills = 12;

    /// <summary>Those who hear of a complaint's deadline or a re-inspection that is missed: who is in charge, the leader, both supervisors; two more hear warnings.</summary>
    private static readonly string[] Heard = ["insp01", "leader01", "sup01", "sup02"];

    private Store _store = null!;
    private WeComSimulator _simulator = null!;

    public async Task InitializeAsync()
    {
        _store = await Store.WithDemoRegisterAsync();
        _simulator = await WeComSimulator.StartAsync(
            new SimulatorSettings
            {
                People = [.. SimulatorSettings.DemoPeople, new Member("sup02", "冯镇长"), new Member("insp03", "王五"), new Member("insp02", "李四")],
            },
            TimeProvider.System);
    }

    public async Task DisposeAsync()
    {
        await _simulator.DisposeAsync();
        _store.Dispose();
    }

    [Fact]
    public async Task K_05_F_04_each_person_hears_of_each_step_exactly_once_however_often_the_program_is_killed()
    {
        // Each round's deadline is due while its program is up; the kills come from before it until well after it.
        for (int i = 0; i < Kills; i++)
        {
            await using HostProcess program = Begin();
            await program.AddressAsync();
            DateTimeOffset due = DateTimeOffset.UtcNow.AddSeconds(0.6);
            await using (Team team = await Team.StartAsync(_store, TimeProvider.System))
            {
                await team.WriteAsync(
                [
                    .. Team.DueAt(Number(i), due),
                    .. Team.Warned(Number(i, 1), due, ComplaintClock.FirstWarning, "insp03"),
                    .. Team.Warned(Number(i, 2), due, ComplaintClock.SecondWarning, "insp02"),
                ]);
                await team.Writer.WriteAsync(s => s.Apply(Loop.OverdueAt(Finding(i), due), due.AddDays(-1), "insp01"));
            }

            TimeSpan left = due.AddMilliseconds((i - 3) * 120) - DateTimeOffset.UtcNow;
            await Task.Delay(left > TimeSpan.Zero ? left : TimeSpan.Zero);
            await program.KillAsync();
        }

        await using HostProcess last = Begin();
        await last.AddressAsync();
        await Until.TrueAsync(() => Told("sup02").Count >= 2 * Kills && OutboxIsEmpty(), TimeSpan.FromMinutes(3));
        await last.KillAsync();
        foreach (string person in Heard)
        {
            AssertOnce(person, i => Number(i), "时限");
            AssertOnce(person, Finding, "复查");
        }

        AssertOnce("insp03", i => Number(i, 1), "【还有");
        AssertOnce("insp02", i => Number(i, 2), "【还有");
    }

    private HostProcess Begin() => HostProcess.Begin(_store.Folder, _simulator.Corp.Settings, _simulator.Address);

    /// <param name="number">Of the record that a round is about.</param>
    private void AssertOnce(string person, Func<int, string> number, string words)
    {
        string series = number(0)[..2];
        IReadOnlyList<string> told = [.. Told(person).Where(t => t.Contains(series, StringComparison.Ordinal))];
        for (int i = 0; i < Kills; i++)
        {
            Assert.Contains(words, Assert.Single(told, t => t.Contains(number(i), StringComparison.Ordinal)), StringComparison.Ordinal);
        }

        Assert.Equal(Kills, told.Count);
    }

    private static string Finding(int round) => $"F-2026-{round + 1:0000}";

    private static string Number(int round, int series = 0) => $"C-2026-{series * 1000 + round + 1:0000}";

    private IReadOnlyList<string> Told(string person) => [.. _simulator.As(person).Phone.Where(m => !m.FromMember).Select(m => m.Text)];

    private bool OutboxIsEmpty()
    {
        using var connection = new SqliteConnection($"Data Source={_store.Settings.Database.SqlitePath};Mode=ReadOnly;Pooling=False");
        connection.Open();
        using SqliteCommand command = connection.CreateCommand();
        command.CommandText = "SELECT (SELECT count(*) FROM outbox WHERE state = 0) + (SELECT count(*) FROM deadlines WHERE state = 0)";
        return (long)command.ExecuteScalar()! == 0;
    }
}
