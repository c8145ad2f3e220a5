namespace ChatAssist.Chat;

/// <summary>A message on its way out: a row of the outbox.</summary>
/// <param name="Id">The outbox row; stable over all attempts.</param>
/// <param name="To">The channel's user id.</param>
/// <param name="Attempt">1 for the first; from the second on the channel asks its peer to suppress a duplicate.</param>
/// <param name="WordsOnly">The person asked for words instead of cards.</param>
public sealed record OutboxMessage(long Id, string To, ReplyBody Body, int Attempt, bool WordsOnly);

public enum SendOutcome
{
    /// <summary>The channel has taken it.</summary>
    Sent,

    /// <summary>Try again after <see cref="SendResult.RetryAfter"/>.</summary>
    Retry,

    /// <summary>The channel refuses everything (wrong secret, untrusted address): keep the queue, tell the operator.</summary>
    Stopped,

    /// <summary>This one can never be delivered: set aside, tell the supervisor.</summary>
    Dead,
}

/// <summary>What became of one attempt. An expected failure of the channel is a result, not an exception.</summary>
/// <param name="Code">The channel's error code, 0 where it gave none.</param>
/// <param name="Detail">For operators; never holds secrets or message text.</param>
public sealed record SendResult(SendOutcome Outcome, int Code = 0, TimeSpan RetryAfter = default, string Detail = "")
{
    public static readonly SendResult Ok = new(SendOutcome.Sent);
}

/// <summary>A message that an earlier process sent.</summary>
public readonly record struct SentBefore(string To, DateTimeOffset At);

/// <summary>A way to reach people: WeCom's app messages, the console, later its bot connection.</summary>
public interface IChannel
{
    Task<SendResult> SendAsync(OutboxMessage message, CancellationToken cancellationToken);

    /// <summary>
    /// What went to whom before this process began: a peer that limits how much a person may get counts it still.
    /// </summary>
    void Remember(IEnumerable<SentBefore> sent)
    {
    }

    /// <summary>
    /// Opens a file that a person sent. The caller disposes it and bounds what it reads.
    /// Throws <see cref="MediaUnavailableException"/> where the channel has it no longer or cannot give it now.
    /// </summary>
    Task<Stream> OpenMediaAsync(MediaRef media, CancellationToken cancellationToken);
}

/// <summary>A file could not be opened; <paramref name="gone"/> says whether it is for good.</summary>
public sealed class MediaUnavailableException(string message, bool gone, Exception? inner = null) : Exception(message, inner)
{
    public bool Gone { get; } = gone;
}
