using System.Collections.Concurrent;
using System.Text.Json;
using System.Threading.Channels;
using ChatAssist.Chat;
using ChatAssist.Host.Libraries;
using ChatAssist.Host.Nodes;
using ChatAssist.Host.Pages;
using ChatAssist.Host.Storage;
using ChatAssist.Host.Telemetry;
using ChatAssist.Host.Turns;
using ChatAssist.Host.Writing;
using ChatAssist.People;
using Microsoft.EntityFrameworkCore;

namespace ChatAssist.Host.Outbox;

/// <summary>
/// Sends what is queued: to each person in order, to several people at once, at least once. A message that cannot be
/// sent now holds back only what goes to the same person. What was sent is noted before anything else goes to that person,
/// however long the store makes it wait: a message is never sent again only because its sending could not be written down.
/// Of several nodes the one on duty sends, whichever queued it: WeCom counts by app, and so its limits are kept in one place.
/// </summary>
public sealed class OutboxRelay : BackgroundService
{
    private const int MostPeopleAtOnce = 16;

    /// <summary>A message that fails so often by a fault of ours is set aside: others wait behind it.</summary>
    private const int MostFaults = 10;

    private static readonly TimeSpan Look = TimeSpan.FromSeconds(1);

    /// <summary>What another node queues rings no bell here.</summary>
    private static readonly TimeSpan LookForOthers = TimeSpan.FromMilliseconds(100);

    /// <summary>WeCom counts by the minute and by the hour.</summary>
    private static readonly TimeSpan LongestLimit = TimeSpan.FromHours(1);

    /// <summary>More than any team is sent in an hour.</summary>
    private const int MostRecent = 20_000;

    private readonly LedgerWriter _writer;
    private readonly IDbContextFactory<LedgerContext> _contexts;
    private readonly IChannel _channel;
    private readonly LibraryShelf _shelf;
    private readonly SealedLinks _links;
    private readonly ReporterVault _vault;
    private readonly NodeLease _lease;
    private readonly TimeProvider _clock;
    private readonly ILogger<OutboxRelay> _log;
    private readonly SemaphoreSlim _bell = new(0, 1);
    private readonly ConcurrentDictionary<string, bool> _busy = [];
    private HashSet<long>? _inherited;

    public OutboxRelay(
        LedgerWriter writer,
        IDbContextFactory<LedgerContext> contexts,
        IChannel channel,
        LibraryShelf shelf,
        SealedLinks links,
        ReporterVault vault,
        NodeLease lease,
        TimeProvider clock,
        ILogger<OutboxRelay> log)
    {
        (_writer, _contexts, _channel, _shelf, _links, _vault, _lease, _clock, _log) =
            (writer, contexts, channel, shelf, links, vault, lease, clock, log);
        writer.RepliesQueued += Ring;
    }

    /// <summary>
    /// Takes over from the process before this one, once this node is on duty. The first message that waits for a person that
    /// one may have sent, and ended before it could say so: the channel is asked to suppress a duplicate of it. And what was
    /// sent lately counts against the channel's limits. At a start this goes before anything new is queued.
    /// </summary>
    public async Task InheritAsync(CancellationToken cancellationToken)
    {
        if (_inherited is not null || !_lease.OnDuty)
        {
            return;
        }

        await using LedgerContext context = await _contexts.CreateDbContextAsync(cancellationToken);
        IQueryable<OutboxRow> rows = context.Outbox.AsNoTracking();
        IQueryable<OutboxRow> waiting = rows.Where(o => o.State == OutboxState.Waiting);
        var first = await waiting.GroupBy(o => o.UserId).Select(g => new { UserId = g.Key, Id = g.Min(o => o.Id) }).ToListAsync(cancellationToken);
        DateTimeOffset now = _clock.GetUtcNow(), since = now - LongestLimit;
        var recent = await rows.OrderByDescending(o => o.Id).Take(MostRecent)
            .Where(o => o.SentAt >= since).Select(o => new { o.UserId, o.SentAt }).ToListAsync(cancellationToken);
        _channel.Remember(recent.Select(o => new SentBefore(o.UserId, o.SentAt!.Value)).Concat(first.Select(f => new SentBefore(f.UserId, now))));
        _inherited = [.. first.Select(f => f.Id)];
    }

    /// <summary>Sends everything that is due now; returns when it is sent, set aside or put off. For the console and tests.</summary>
    public async Task DrainAsync(CancellationToken cancellationToken)
    {
        while (await StartLanesAsync(cancellationToken) is { Count: > 0 } lanes)
        {
            await Task.WhenAll(lanes);
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        TimeSpan pace = _lease.IsAlone ? Look : LookForOthers;
        await using ITimer look = _clock.CreateTimer(_ => Ring(), null, pace, pace);
        var running = new List<Task>();
        try
        {
            while (true)
            {
                try
                {
                    running.RemoveAll(lane => lane.IsCompleted);
                    running.AddRange(await StartLanesAsync(stoppingToken));
                }
                catch (Exception e) when (e is not OperationCanceledException)
                {
                    _log.LogError("The outbox could not be read: {Type} {Error}", e.GetType().Name, DiscreetException.Words(e));
                }

                await _bell.WaitAsync(stoppingToken);
            }
        }
        finally
        {
            // What is on its way to somebody arrives, and is noted.
            await Task.WhenAll(running);
        }
    }

    /// <summary>Starts one lane for each person whose oldest message may go now, unless there is one already.</summary>
    private async Task<List<Task>> StartLanesAsync(CancellationToken cancellationToken)
    {
        if (!_lease.OnDuty)
        {
            return [];
        }

        await InheritAsync(cancellationToken);
        await using LedgerContext context = await _contexts.CreateDbContextAsync(cancellationToken);
        DateTimeOffset now = _clock.GetUtcNow();
        IQueryable<OutboxRow> waiting = context.Outbox.AsNoTracking().Where(o => o.State == OutboxState.Waiting);
        List<string> owed = await waiting
            .Where(o => o.NextAt <= now && !waiting.Any(earlier => earlier.UserId == o.UserId && earlier.Id < o.Id))
            .OrderBy(o => o.Id).Select(o => o.UserId).Take(1000).ToListAsync(cancellationToken);
        var lanes = new List<Task>();
        foreach (string userId in owed)
        {
            if (_busy.Count >= MostPeopleAtOnce)
            {
                break;
            }

            if (_busy.TryAdd(userId, true))
            {
                lanes.Add(Task.Run(() => SendAllAsync(userId, cancellationToken), CancellationToken.None));
            }
        }

        return lanes;
    }

    private async Task SendAllAsync(string userId, CancellationToken stopping)
    {
        try
        {
            while (await NextAsync(userId, stopping) is { } row && _lease.OnDuty && await SendAsync(row, stopping))
            {
            }
        }
        catch (Exception e)
        {
            if (e is not OperationCanceledException and not ChannelClosedException)
            {
                _log.LogError("Sending stopped: {Type} {Error}", e.GetType().Name, DiscreetException.Words(e));
                await Task.WhenAny(Task.Delay(Look, _clock, stopping));
            }
        }
        finally
        {
            _busy.TryRemove(userId, out _);
            Ring();
        }
    }

    /// <summary>The oldest message that the person is owed, or null where it may not go yet or there is none.</summary>
    private async Task<OutboxRow?> NextAsync(string userId, CancellationToken stopping)
    {
        await using LedgerContext context = await _contexts.CreateDbContextAsync(stopping);
        OutboxRow? row = await context.Outbox.AsNoTracking()
            .Where(o => o.State == OutboxState.Waiting && o.UserId == userId)
            .OrderBy(o => o.Id).FirstOrDefaultAsync(stopping);
        return row?.NextAt <= _clock.GetUtcNow() ? row : null;
    }

    /// <returns>False where the person's later messages must wait.</returns>
    private async Task<bool> SendAsync(OutboxRow row, CancellationToken stopping)
    {
        SendResult result = await TrySendAsync(row);
        DateTimeOffset now = _clock.GetUtcNow();
        Signals.Sends.Add(1, new("outcome", result.Outcome), new("code", result.Code));
        switch (result.Outcome)
        {
            case SendOutcome.Sent:
                Signals.Delivered.Record((now - row.CreatedAt).TotalSeconds);
                await NoteAsync(
                    row,
                    s => s.Run(
                        "UPDATE outbox SET state = 1, attempts = attempts + 1, sent_at = @p1, code = 0 WHERE id = @p0",
                        row.Id, now.ToUnixTimeMilliseconds()),
                    stopping);
                return true;
            case SendOutcome.Dead:
                _log.LogWarning("Message {Id} cannot be delivered: {Code} {Detail}", row.Id, result.Code, result.Detail);
                await NoteAsync(row, s => GiveUp(s, row, result, now), stopping);
                return true;
            default:
                TimeSpan wait = result.RetryAfter > TimeSpan.Zero ? result.RetryAfter : Backoff(row.Attempts);
                _log.LogInformation("Message {Id} waits {Wait}: {Code} {Detail}", row.Id, wait, result.Code, result.Detail);
                await NoteAsync(
                    row,
                    s => s.Run(
                        "UPDATE outbox SET attempts = attempts + 1, next_at = @p1, code = @p2 WHERE id = @p0",
                        row.Id, (now + wait).ToUnixTimeMilliseconds(), result.Code),
                    stopping);
                return false;
        }
    }

    /// <summary>The row as the channel wants it: what may not be stored put in (sealed addresses, who reported), in words where the person wants words.</summary>
    private async Task<OutboxMessage> ReadAsync(OutboxRow row)
    {
        ReplyBody body = JsonSerializer.Deserialize<ReplyBody>(row.Body, ChatJson.Options)!;
        await using LedgerContext context = await _contexts.CreateDbContextAsync();
        bool wordsOnly = await context.Preferences.AnyAsync(p => p.UserId == row.UserId && p.WordsOnly);
        int attempt = row.Attempts + (_inherited!.Contains(row.Id) ? 2 : 1);
        return new OutboxMessage(
            row.Id, row.UserId, _links.Resolve(_vault.Resolve(body, context, _shelf.Current)), attempt, wordsOnly);
    }

    /// <summary>One attempt. It is not broken off when the program stops: nobody would know whether it had arrived.</summary>
    private async Task<SendResult> TrySendAsync(OutboxRow row)
    {
        try
        {
            return await _channel.SendAsync(await ReadAsync(row), CancellationToken.None);
        }
        catch (Exception e) when (e is HttpRequestException or IOException or TimeoutException or OperationCanceledException
            || StorageTrouble.Is(e))
        {
            return new SendResult(SendOutcome.Retry, Detail: e.GetType().Name);
        }
        catch (Exception e)
        {
            _log.LogError(DiscreetException.Of(e), "Message {Id} could not be sent.", row.Id);
            bool last = e is JsonException || row.Attempts + 1 >= MostFaults;
            return new SendResult(last ? SendOutcome.Dead : SendOutcome.Retry, Detail: e.GetType().Name);
        }
    }

    private Task NoteAsync(OutboxRow row, Action<WriteSession> note, CancellationToken stopping) => Patience.KeepTryingAsync(
        () => _writer.WriteAsync(note, CancellationToken.None),
        (e, _) => _log.LogError("What became of message {Id} cannot be noted yet: {Type} {Error}", row.Id, e.GetType().Name, DiscreetException.Words(e)),
        _clock,
        stopping);

    /// <summary>
    /// Sets a message aside and tells the supervisors, unless it was itself for one of them, or for somebody who is none of
    /// the team's business.
    /// </summary>
    private void GiveUp(WriteSession s, OutboxRow row, SendResult result, DateTimeOffset now)
    {
        s.Run("UPDATE outbox SET state = 2, attempts = attempts + 1, code = @p1 WHERE id = @p0", row.Id, result.Code);
        Content.Library library = _shelf.Current;
        if (library.Register.People.GetValueOrDefault(row.UserId) is not { Role: not Role.Supervisor } person)
        {
            return;
        }

        string text = library.Texts[Desk.DeskTexts.Undelivered, person.Name, result.Code];
        string body = JsonSerializer.Serialize<ReplyBody>(new TextBody(text), ChatJson.Options);
        foreach (Person supervisor in library.Register.People.Values.Where(p => p.Role == Role.Supervisor))
        {
            s.QueueReply(supervisor.UserId, body, now);
        }
    }

    private static TimeSpan Backoff(int attempts) => TimeSpan.FromSeconds(Math.Min(300, Math.Pow(2, Math.Min(attempts, 10))));

    private void Ring()
    {
        try
        {
            _bell.Release();
        }
        catch (SemaphoreFullException)
        {
            // It has rung already.
        }
    }
}
