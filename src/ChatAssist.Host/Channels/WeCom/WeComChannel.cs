using ChatAssist.Chat;
using Microsoft.Extensions.Options;

namespace ChatAssist.Host.Channels.WeCom;

/// <summary>
/// The self-built app as a channel. At least once: a message of several parts (a long text; a card that had to be cut,
/// with its words ahead of it) is repeated whole when a later part failed. From the second attempt on WeCom is asked to drop
/// what it took before, which covers texts and cards, not files, whose id is new with every upload.
/// Safe to share; one per process.
/// </summary>
public sealed class WeComChannel(
    WeComApi api, MessageParts parts, IOptions<WeComOptions> options, TimeProvider clock, ILogger<WeComChannel> log) : IChannel
{
    private readonly MemberRate _rate = new(options.Value.MessagesPerMinute, options.Value.MessagesPerHour);
    private readonly SendGate _gate = new(options.Value.StopPause);
    private readonly Lanes _lanes = new(options.Value.Concurrency);

    public async Task<SendResult> SendAsync(OutboxMessage message, CancellationToken cancellationToken)
    {
        // A bar joins several members and @all means the whole corp: neither is a person.
        if (message.To.Length == 0 || message.To.Contains('|', StringComparison.Ordinal) || message.To.StartsWith('@'))
        {
            return new SendResult(SendOutcome.Dead, 0, default, "not one member");
        }

        if (_gate.Closed(clock.GetUtcNow()) is { } closed)
        {
            return closed;
        }

        if (message.Body is CardClosedBody pressed)
        {
            // A decoration: where it fails for good the answer counts all the same, and nobody need hear of it.
            var marked = await MarkAnsweredAsync(pressed.CardCode, message.To, pressed.Label, cancellationToken).ConfigureAwait(false);
            return marked.Outcome == SendOutcome.Retry && message.Attempt < 3 ? marked : SendResult.Ok;
        }

        var ready = parts.Of(message);
        if (ready.Count == 0)
        {
            return new SendResult(SendOutcome.Dead, 0, default, "nothing to say");
        }

        var delay = _rate.DelayFor(message.To, clock.GetUtcNow(), ready.Count);
        if (delay > TimeSpan.Zero)
        {
            return new SendResult(SendOutcome.Retry, 0, delay, "this member has had the most for now");
        }

        var result = await SendAllAsync(message, ready, cancellationToken).ConfigureAwait(false);
        if (message.Body is CardBody && ErrorCodes.ActionOf(result.Code) == ErrorAction.Defect && result.Outcome == SendOutcome.Dead)
        {
            log.LogWarning("WeCom refused card {Id} with {Code}; sending its words", message.Id, result.Code);
            result = await SendAllAsync(message, parts.Of(message with { WordsOnly = true }), cancellationToken).ConfigureAwait(false);
        }

        return result;
    }

    public Task<Stream> OpenMediaAsync(MediaRef media, CancellationToken cancellationToken) =>
        api.OpenMediaAsync(media.MediaId, cancellationToken);

    /// <summary>
    /// Shows on a pressed card what was chosen, in place of its buttons, to the member who pressed. The code works once and for 72 h; <see cref="SendOutcome.Dead"/> with 60140 afterwards.
    /// </summary>
    public async Task<SendResult> MarkAnsweredAsync(string cardCode, string userId, string label, CancellationToken cancellationToken)
    {
        var result = await api.MarkAnsweredAsync(cardCode, userId, label, cancellationToken).ConfigureAwait(false);
        return SendVerdict.Of(result.Code, attempt: 1, result.RetryAfter);
    }

    private async Task<SendResult> SendAllAsync(OutboxMessage message, IReadOnlyList<MessagePart> ready, CancellationToken cancellationToken)
    {
        var result = SendResult.Ok;
        foreach (var part in ready)
        {
            result = await SendOneAsync(message, part, cancellationToken).ConfigureAwait(false);
            if (result.Outcome != SendOutcome.Sent)
            {
                break;
            }
        }

        return result;
    }

    private async Task<SendResult> SendOneAsync(OutboxMessage message, MessagePart part, CancellationToken cancellationToken)
    {
        await _lanes.EnterAsync(cancellationToken).ConfigureAwait(false);
        var action = ErrorAction.Unknown;
        try
        {
            var answer = await part.SendAsync(api, message, cancellationToken).ConfigureAwait(false);
            action = ErrorCodes.ActionOf(answer.Code);
            var result = _gate.Learn(SendVerdict.Of(answer.Code, message.Attempt, answer.RetryAfter), action, clock.GetUtcNow());
            if (result.Outcome is SendOutcome.Stopped or SendOutcome.Dead)
            {
                log.LogError(
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
}
