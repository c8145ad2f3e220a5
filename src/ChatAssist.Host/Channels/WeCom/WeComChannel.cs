using ChatAssist.Chat;
using Microsoft.Extensions.Options;

namespace ChatAssist.Host.Channels.WeCom;

/// <summary>
/// The self-built app as a channel. At least once: a message of several parts (a long text; a card that had to be cut,
/// with its words ahead of it) is repeated whole when a later part failed. From the second attempt on WeCom is asked to
/// drop what it took before; that covers texts and cards, not files, whose id is new with every upload.
/// Safe to share; one per process.
/// </summary>
public sealed class WeComChannel(
    WeComApi api, MessageParts parts, IOptions<WeComOptions> options, TimeProvider clock, ILogger<WeComChannel> log) : IChannel
{
    private readonly MemberRate _rate = new(options.Value.MessagesPerMinute, options.Value.MessagesPerHour);
    private readonly SendGate _gate = new(options.Value.StopPause);
    private readonly Lanes _lanes = new(options.Value.Concurrency);
    private readonly HeldBack _held = new();

    public async Task<SendResult> SendAsync(OutboxMessage message, CancellationToken cancellationToken)
    {
        // A bar joins several members and @all means the whole corp: neither is a person.
        if (message.To.Length == 0 || message.To.Contains('|', StringComparison.Ordinal) || message.To.StartsWith('@'))
        {
            return Dead("not one member");
        }

        if (message.Body is CardClosedBody pressed)
        {
            // A decoration: where it fails for good the answer counts all the same, and nobody need hear of it.
            var marked = await MarkAnsweredAsync(pressed.CardCode, message.To, pressed.Label, cancellationToken).ConfigureAwait(false);
            return marked.Outcome == SendOutcome.Retry && message.Attempt < 3 ? marked : SendResult.Ok;
        }

        var ready = parts.Of(message);
        if (ready.Count == 0 || ready.Count > _rate.Most)
        {
            return Dead(ready.Count == 0 ? "nothing to say" : "more parts than a member may get in a minute");
        }

        if (_gate.Closed(clock.GetUtcNow()) is { } closed)
        {
            _held.PutOff(message.Id, message.Attempt);
            return closed;
        }

        if (NoRoom(message.To, ready.Count) is { } full)
        {
            _held.PutOff(message.Id, message.Attempt);
            return full;
        }

        bool again = _held.MayHaveGone(message.Id, message.Attempt);
        var (result, nothing) = await SendAllAsync(message, ready, again, cancellationToken);
        if (nothing && !again)
        {
            _held.Refused(message.Id);
        }

        return result;
    }

    public void Remember(IEnumerable<SentBefore> sent)
    {
        // Oldest first; one that is too much is counted no less, it only shows that the limit is reached.
        foreach (SentBefore one in sent.OrderBy(s => s.At))
        {
            _rate.DelayFor(one.To, one.At);
        }
    }

    public Task<Stream> OpenMediaAsync(MediaRef media, CancellationToken cancellationToken) =>
        api.OpenMediaAsync(media.MediaId, cancellationToken);

    /// <summary>
    /// Shows on a pressed card what was chosen, in place of its buttons, to the member who pressed. The code works once and for 72 h; <see cref="SendOutcome.Dead"/> with 60140 afterwards.
    /// </summary>
    public async Task<SendResult> MarkAnsweredAsync(
        string cardCode, string userId, string label, CancellationToken cancellationToken)
    {
        var result = await api.MarkAnsweredAsync(cardCode, userId, label, cancellationToken);
        return SendVerdict.Of(result.Code, attempt: 1, result.RetryAfter);
    }

    /// <returns>And whether WeCom has said of every part that it did not take it.</returns>
    private async Task<(SendResult Result, bool Nothing)> SendAllAsync(
        OutboxMessage message, IReadOnlyList<MessagePart> ready, bool again, CancellationToken cancellationToken)
    {
        bool nothing = true;
        foreach (var part in ready)
        {
            var result = await SendOneAsync(message, part, again, cancellationToken);
            if (part.Instead is { } instead && ErrorCodes.ActionOf(result.Code) == ErrorAction.Defect)
            {
                (result, bool none) = instead.Count == 0 ? (SendResult.Ok, false)
                    : NoRoom(message.To, instead.Count) is { } full ? (full, true)
                    : await SendAllAsync(message, instead, again, cancellationToken);
                if (result.Outcome != SendOutcome.Sent)
                {
                    return (result, nothing && none);
                }
            }
            else if (result.Outcome != SendOutcome.Sent)
            {
                // Where no answer came the code is 0, and it may have been taken.
                return (result, nothing && result.Code != 0);
            }

            nothing = false;
        }

        return (SendResult.Ok, false);
    }

    private async Task<SendResult> SendOneAsync(
        OutboxMessage message, MessagePart part, bool again, CancellationToken cancellationToken)
    {
        await _lanes.EnterAsync(cancellationToken);
        var action = ErrorAction.Unknown;
        try
        {
            var answer = await part.SendAsync(api, message.To, again, cancellationToken);
            action = ErrorCodes.ActionOf(answer.Code);
            var verdict = SendVerdict.Of(answer.Code, message.Attempt, answer.RetryAfter);
            var result = _gate.Learn(verdict, action, clock.GetUtcNow());
            if (result.Outcome is SendOutcome.Stopped or SendOutcome.Dead)
            {
                log.Log(
                    result.Outcome == SendOutcome.Stopped ? LogLevel.Error : LogLevel.Warning,
                    "WeCom refused outbox message {Id} ({Part}): {Code} {Meaning}, {Outcome}",
                    message.Id, part.Type, answer.Code, result.Detail, result.Outcome);
            }

            return result;
        }
        finally
        {
            _lanes.Leave(action == ErrorAction.SlowDown, action == ErrorAction.None);
        }
    }

    /// <summary>Null where so many more may go to this member now; they are counted. Else when to try again.</summary>
    private SendResult? NoRoom(string to, int messages)
    {
        var delay = _rate.DelayFor(to, clock.GetUtcNow(), Math.Min(messages, _rate.Most));
        return delay == TimeSpan.Zero ? null : new(SendOutcome.Retry, 0, delay, "this member has had the most for now");
    }

    private static SendResult Dead(string why) => new(SendOutcome.Dead, 0, default, why);
}
