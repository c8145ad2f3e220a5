using System.Collections.Concurrent;
using ChatAssist.Demo.Simulator;
using ChatAssist.Demo.Simulator.Callbacks;
using ChatAssist.Findings;
using ChatAssist.Host.Storage;
using ChatAssist.Host.Transcripts;
using Microsoft.EntityFrameworkCore;

namespace ChatAssist.Tests.EndToEnd.Soak;

/// <summary>One message that WeCom was told 200 for, as the store must know it.</summary>
internal readonly record struct Acknowledged(string Who, string Words);

/// <summary>
/// Plays a plan: people speak, read, and go on; what is planned goes wrong. Nobody speaks who still waits for an answer, and
/// an answer that does not come although time passes is a conversation that is stuck.
/// </summary>
internal sealed class Trial(Plan plan, WeComSimulator simulator, DemoClock clock, ISubject subject)
{
    /// <summary>Until WeCom has brought a message to a program that is just starting.</summary>
    private static readonly TimeSpan MostDelivery = TimeSpan.FromMinutes(2);

    private readonly Passing _passing = new(clock, machineTime: plan.Stage == Stage.Process);
    private readonly Dictionary<int, Awaited> _awaited = [];
    private readonly ConcurrentDictionary<string, int> _counts = [];
    private int _refusals;
    private int _photos;

    /// <summary>What WeCom was told 200 for.</summary>
    public List<Acknowledged> Acknowledged { get; } = [];

    /// <summary>Troubles that took place, by kind.</summary>
    public IReadOnlyDictionary<string, int> Counts => _counts;

    public async Task PlayAsync()
    {
        simulator.Corp.Wire.Changed += w =>
        {
            _passing.Sign();
            Interlocked.Add(ref _refusals, w.IntoApp && w.Status >= 500 ? 1 : 0);
        };
        foreach (Move move in plan.Moves)
        {
            await MoveAsync(move);
        }

        foreach (int talk in _awaited.Keys.ToList())
        {
            await ReadAsync(talk);
        }

        simulator.Faults.Clear();
    }

    /// <summary>Waits until everybody who was owed an answer or a word has it.</summary>
    public Task SettleAsync() => _passing.UntilAsync(
        () => false,
        async () =>
        {
            DateTimeOffset now = clock.GetUtcNow();
            await using LedgerContext ledger = subject.Ledger();

            // In this order: each of them may lead to what is looked at after it.
            return !await ledger.Deadlines.AnyAsync(d => d.State == Deadlines.DeadlineState.Open && d.DueAt <= now)
                && !await ledger.Inbox.AnyAsync(i => i.State == InboxState.Waiting)
                && !await ledger.Media.AnyAsync(m => m.State == MediaState.Waiting)
                && !await ledger.Outbox.AnyAsync(o => o.State == OutboxState.Waiting);
        },
        "everything settles");

    /// <summary>Nothing goes wrong any more: a plain word has its answer, and what was left open is chased.</summary>
    public async Task AfterwardsAsync()
    {
        foreach (string who in plan.Talks.SelectMany(t => t.Lines).Select(l => l.Who).Distinct().Order(StringComparer.Ordinal))
        {
            await AskAsync(who, "帮助", "您可以这样");
        }

        if (plan.Stage != Stage.Process)
        {
            await using LedgerContext ledger = subject.Ledger();
            DateOnly due = await ledger.Findings.Where(f => f.State == FindingState.Open).MaxAsync(f => f.DueOn);
            clock.AdvanceTo(Talks.MorningAfter(due).AddMinutes(1));
        }

        await SettleAsync();
    }

    private async Task AskAsync(string who, string words, string answer)
    {
        var asked = new Awaited(new Line(who, Deed.Say, words, answer), Mark(who));
        await InsistAsync(asked.Line);
        await _passing.UntilAsync(() => Missing(asked).Count == 0, () => Task.FromResult(false), $"{who} hears «{answer}»");
    }

    private async Task MoveAsync(Move move)
    {
        foreach (int talk in move.Talks)
        {
            await ReadAsync(talk);
        }

        await BeforeAsync(move);
        foreach (OnTheWay way in move.Troubles.OfType<OnTheWay>())
        {
            Count(way.Kind);
            simulator.Faults.Arm(way.Fault);
        }

        StoreAway? away = move.Troubles.OfType<StoreAway>().FirstOrDefault();
        await using IAsyncDisposable? healed = away is null ? null : await subject.TakeStoreAwayAsync();
        int enough = Volatile.Read(ref _refusals) + away?.Refusals ?? 0;
        List<Task> speaking = [.. move.Talks.Select(SpeakAsync)];
        if (away is not null)
        {
            Count(away.Kind);
            await _passing.UntilAsync(() => Volatile.Read(ref _refusals) >= enough || speaking.TrueForAll(s => s.IsCompleted), () => Task.FromResult(false), "the store's absence is noticed", timePasses: false);
            await healed!.DisposeAsync();
        }

        await EndAsync(move, Moment.Sent);
        if (move.Troubles.OfType<OnTheWay>().FirstOrDefault(w => w.Fault.Kind == FaultKind.DelayCallback) is { } late)
        {
            clock.Advance(late.Fault.Delay);
        }

        await Task.WhenAll(speaking);
        await EndAsync(move, Moment.Acknowledged);
    }

    private async Task BeforeAsync(Move move)
    {
        await EndAsync(move, Moment.Before);
        foreach (Trouble trouble in move.Troubles)
        {
            switch (trouble)
            {
                case ClockJumps jump:
                    Count(jump.Kind);
                    clock.Advance(jump.By);
                    await SweptAsync();
                    break;
                case TokenDies dies:
                    Count(dies.Kind);
                    simulator.KillToken();
                    break;
            }
        }
    }

    /// <summary>Kills or stops the program where the move wants that at this moment, and starts it again.</summary>
    private async Task EndAsync(Move move, Moment now)
    {
        foreach (Trouble trouble in move.Troubles)
        {
            switch (trouble)
            {
                case Killed killed when killed.When == now:
                    await subject.KillAsync();
                    break;
                case Restarted restarted when restarted.When == now:
                    await subject.StopAsync();
                    break;
                default:
                    continue;
            }

            Count(trouble.Kind);
            await subject.StartAsync();
        }
    }

    /// <summary>Says a talk's next line until WeCom has it.</summary>
    private async Task SpeakAsync(int talk)
    {
        Line line = plan.Talks[talk].Next();
        plan.Talks[talk].Spoken++;
        _awaited[talk] = new Awaited(line, Mark(line.Who));
        await InsistAsync(line);
    }

    /// <summary>What is lost on the way is said again, as a person would.</summary>
    private async Task InsistAsync(Line line)
    {
        while (!await DoAsync(line))
        {
        }
    }

    private async Task<bool> DoAsync(Line line)
    {
        SimulatedPerson who = simulator.As(line.Who);
        if (line.Deed == Deed.Photo)
        {
            return await DeliveredAsync(line.Who, "[image]", who.SendPhotoAsync(SampleFiles.Png($"{line.Words}{Interlocked.Increment(ref _photos)}")));
        }

        PhoneMessage? card = line.Deed == Deed.Press
            ? who.Phone.LastOrDefault(m => m.Card?.Buttons.Any(b => !b.Disabled && b.Text == line.Words) == true)
            : null;
        if (card is null)
        {
            return await DeliveredAsync(line.Who, line.Words, who.SayAsync(line.Words));
        }

        string key = card.Card!.Buttons.First(b => !b.Disabled && b.Text == line.Words).Key;
        return await DeliveredAsync(line.Who, key, who.PressAsync(card, key));
    }

    /// <returns>False where it was lost on the way, and WeCom will not deliver it again.</returns>
    private async Task<bool> DeliveredAsync(string who, string words, Task<Delivery> delivery)
    {
        Delivery delivered = await delivery.WaitAsync(MostDelivery);
        if (delivered.Acknowledged)
        {
            lock (Acknowledged)
            {
                Acknowledged.Add(new Acknowledged(who, words));
            }
        }

        return delivered.Acknowledged;
    }

    /// <summary>Waits until the talk's last line is answered, and reads the numbers in the answer. A photo that did not arrive is sent again.</summary>
    private async Task ReadAsync(int talk)
    {
        while (_awaited.Remove(talk, out Awaited? awaited))
        {
            Line line = awaited.Line;
            await _passing.UntilAsync(
                () => IsAskedAgain(awaited) || Missing(awaited).Count == 0,
                async () => (await LostAsync(awaited)).Count > 0,
                $"{line.Who} is answered «{string.Join("», «", line.Expect)}» after «{line.Words}» ({plan.Talks[talk].Name})");
            if (IsAskedAgain(awaited) && Missing(awaited).Count > 0)
            {
                _awaited[talk] = awaited with { Mark = Mark(line.Who) };
                await InsistAsync(line);
                continue;
            }

            foreach (string words in Heard(awaited).Concat(await LostAsync(awaited)).Where(t => Array.Exists(line.Expect, e => Has(t, e))))
            {
                plan.Talks[talk].Read(words);
            }
        }
    }

    private IEnumerable<string> Heard(Awaited a) =>
        simulator.As(a.Line.Who).Phone.Where(m => !m.FromMember && m.Number > a.Mark).Select(m => m.Text);

    private bool IsAskedAgain(Awaited a) => a.Line.Deed == Deed.Photo && Heard(a).Any(t => Has(t, "请重新发一次"));

    private List<string> Missing(Awaited a)
    {
        List<string> heard = [.. Heard(a)];
        return [.. a.Line.Expect.Where(e => !heard.Exists(t => Has(t, e)))];
    }

    /// <summary>What was set aside for good, or held back by WeCom as said already, where that is all that is missing.</summary>
    private async Task<List<string>> LostAsync(Awaited a)
    {
        await using LedgerContext ledger = subject.Ledger();
        IReadOnlyList<PhoneMessage> phone = simulator.As(a.Line.Who).Phone;
        List<string> dead = (await ledger.Outbox.AsNoTracking().Where(o => o.UserId == a.Line.Who && o.State != OutboxState.Waiting).ToListAsync())
            .Where(o => o.State == OutboxState.Dead || Said.IsHeldBack(o, phone)).Select(Said.Of).ToList();
        return Missing(a).TrueForAll(e => dead.Exists(t => Has(t, e))) ? dead : [];
    }

    private Task SweptAsync() => _passing.UntilAsync(
        () => false,
        async () =>
        {
            DateTimeOffset now = clock.GetUtcNow();
            await using LedgerContext ledger = subject.Ledger();
            return !await ledger.Deadlines.AnyAsync(d => d.State == Deadlines.DeadlineState.Open && d.DueAt <= now);
        },
        "what fell due is looked at",
        timePasses: false);

    private long Mark(string who) => simulator.As(who).Phone.Select(m => m.Number).DefaultIfEmpty(0).Max();

    private static bool Has(string text, string words) => text.Contains(words, StringComparison.Ordinal);

    private void Count(string kind) => _counts.AddOrUpdate(kind, 1, (_, n) => n + 1);

    /// <param name="Mark">The newest bubble on the phone before the line was spoken.</param>
    private sealed record Awaited(Line Line, long Mark);
}
