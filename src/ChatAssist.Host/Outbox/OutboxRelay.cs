using System.Collections.Concurrent;
using System.Text.Json;
using ChatAssist.Chat;
using ChatAssist.Host.Libraries;
using ChatAssist.Host.Pages;
using ChatAssist.Host.Storage;
using ChatAssist.Host.Turns;
using ChatAssist.Host.Writing;
using ChatAssist.People;
using ChatAssist.Texts;
using Microsoft.EntityFrameworkCore;

namespace ChatAssist.Host.Outbox;

/// <summary>
/// Sends what is queued: to each person in order, to several people at once, at least once. A message that cannot be
/// sent now holds back only what goes to the same person.
/// </summary>
public sealed class OutboxRelay : BackgroundService
{
    private const int MostPeopleAtOnce = 16;
    private static readonly TimeSpan Look = TimeSpan.FromSeconds(1);

    private readonly LedgerWriter _writer;
    private readonly IDbContextFactory<LedgerContext> _contexts;
    private readonly IChannel _channel;
    private readonly LibraryShelf _shelf;
    private readonly SealedLinks _links;
    private readonly ReporterVault _vault;
    private readonly TimeProvider _clock;
    private readonly ILogger<OutboxRelay> _log;
    private readonly SemaphoreSlim _bell = new(0, 1);
    private readonly ConcurrentDictionary<string, bool> _busy = [];

    /// <summary>What stood in the queue when this process began: the one before may have sent it and died before it said so.</summary>
    private long? _inherited;

    public OutboxRelay(
        LedgerWriter writer,
        IDbContextFactory<LedgerContext> contexts,
        IChannel channel,
        LibraryShelf shelf,
        SealedLinks links,
        ReporterVault vault,
        TimeProvider clock,
        ILogger<OutboxRelay> log)
    {
        (_writer, _contexts, _channel, _shelf, _links, _vault, _clock, _log) =
            (writer, contexts, channel, shelf, links, vault, clock, log);
        writer.RepliesQueued += Ring;
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
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await StartLanesAsync(stoppingToken);
            }
            catch (Exception e) when (e is not OperationCanceledException)
            {
                _log.LogError("The outbox could not be read: {Type} {Message}", e.GetType().Name, e.Message);
            }

            await _bell.WaitAsync(Look, stoppingToken);
        }
    }

    /// <summary>Starts one lane for each person who is owed something now and has none.</summary>
    private async Task<List<Task>> StartLanesAsync(CancellationToken cancellationToken)
    {
        await using LedgerContext context = await _contexts.CreateDbContextAsync(cancellationToken);
        _inherited ??= await context.Outbox.Where(o => o.State == OutboxState.Waiting).MaxAsync(o => (long?)o.Id, cancellationToken) ?? 0;
        DateTimeOffset now = _clock.GetUtcNow();
        List<string> owed = await context.Outbox.AsNoTracking()
            .Where(o => o.State == OutboxState.Waiting && o.NextAt <= now)
            .GroupBy(o => o.UserId).OrderBy(g => g.Min(o => o.Id)).Select(g => g.Key).Take(1000).ToListAsync(cancellationToken);
        var lanes = new List<Task>();
        foreach (string userId in owed)
        {
            if (_busy.Count >= MostPeopleAtOnce)
            {
                break;
            }

            if (_busy.TryAdd(userId, true))
            {
                lanes.Add(Task.Run(() => SendAllAsync(userId, cancellationToken), cancellationToken));
            }
        }

        return lanes;
    }

    private async Task SendAllAsync(string userId, CancellationToken cancellationToken)
    {
        try
        {
            while (await NextAsync(userId, cancellationToken) is { } row)
            {
                if (!await SendAsync(row, cancellationToken))
                {
                    return;
                }
            }
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            _log.LogError("Sending stopped: {Type} {Message}", e.GetType().Name, e.Message);
        }
        finally
        {
            _busy.TryRemove(userId, out _);
            Ring();
        }
    }

    /// <summary>The oldest message that the person is owed, or null where it may not go yet or there is none.</summary>
    private async Task<OutboxRow?> NextAsync(string userId, CancellationToken cancellationToken)
    {
        await using LedgerContext context = await _contexts.CreateDbContextAsync(cancellationToken);
        OutboxRow? row = await context.Outbox.AsNoTracking()
            .Where(o => o.State == OutboxState.Waiting && o.UserId == userId)
            .OrderBy(o => o.Id).FirstOrDefaultAsync(cancellationToken);
        return row?.NextAt <= _clock.GetUtcNow() ? row : null;
    }

    /// <returns>False where the person's later messages must wait.</returns>
    private async Task<bool> SendAsync(OutboxRow row, CancellationToken cancellationToken)
    {
        ReplyBody body = await ResolveAsync(JsonSerializer.Deserialize<ReplyBody>(row.Body, ChatJson.Options)!, cancellationToken);
        SendResult result;
        try
        {
            result = await _channel.SendAsync(
                new OutboxMessage(row.Id, row.UserId, body, row.Attempts + (row.Id <= _inherited ? 2 : 1), WordsOnly: false), cancellationToken);
        }
        catch (Exception e) when (e is HttpRequestException or IOException or TimeoutException or TaskCanceledException
            && !cancellationToken.IsCancellationRequested)
        {
            result = new SendResult(SendOutcome.Retry, Detail: e.GetType().Name);
        }

        DateTimeOffset now = _clock.GetUtcNow();
        switch (result.Outcome)
        {
            case SendOutcome.Sent:
                await _writer.WriteAsync(
                    s => s.Run(
                        "UPDATE outbox SET state = 1, attempts = attempts + 1, sent_at = @p1, code = 0 WHERE id = @p0",
                        row.Id, now.ToUnixTimeMilliseconds()),
                    cancellationToken);
                return true;
            case SendOutcome.Dead:
                _log.LogWarning("Message {Id} cannot be delivered: {Code} {Detail}", row.Id, result.Code, result.Detail);
                await GiveUpAsync(row, result, now, cancellationToken);
                return true;
            default:
                TimeSpan wait = result.RetryAfter > TimeSpan.Zero ? result.RetryAfter : Backoff(row.Attempts);
                _log.LogInformation("Message {Id} waits {Wait}: {Code} {Detail}", row.Id, wait, result.Code, result.Detail);
                await _writer.WriteAsync(
                    s => s.Run(
                        "UPDATE outbox SET attempts = attempts + 1, next_at = @p1, code = @p2 WHERE id = @p0",
                        row.Id, (now + wait).ToUnixTimeMilliseconds(), result.Code),
                    cancellationToken);
                return false;
        }
    }

    /// <summary>Puts in what may not be stored: sealed addresses, and who reported.</summary>
    private async Task<ReplyBody> ResolveAsync(ReplyBody body, CancellationToken cancellationToken)
    {
        await using LedgerContext context = await _contexts.CreateDbContextAsync(cancellationToken);
        return _links.Resolve(_vault.Resolve(body, context, _shelf.Current.Register.NameOf));
    }

    /// <summary>Sets a message aside and tells the supervisors, unless it was itself for one of them.</summary>
    private Task GiveUpAsync(OutboxRow row, SendResult result, DateTimeOffset now, CancellationToken cancellationToken)
    {
        Content.Library library = _shelf.Current;
        var supervisors = library.Register.People.Values.Where(p => p.Role == Role.Supervisor).Select(p => p.UserId).ToList();
        bool tell = !supervisors.Contains(row.UserId);
        string text = library.Texts[Desk.DeskTexts.Undelivered, library.Register.NameOf(row.UserId), result.Code];
        return _writer.WriteAsync(
            s =>
            {
                s.Run("UPDATE outbox SET state = 2, attempts = attempts + 1, code = @p1 WHERE id = @p0", row.Id, result.Code);
                foreach (string supervisor in tell ? supervisors : [])
                {
                    s.QueueReply(supervisor, JsonSerializer.Serialize<ReplyBody>(new TextBody(text), ChatJson.Options), now);
                }
            },
            cancellationToken);
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
