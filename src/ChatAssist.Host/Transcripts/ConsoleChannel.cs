using ChatAssist.Chat;

namespace ChatAssist.Host.Transcripts;

/// <summary>
/// A channel without a network: what is sent is collected, and the files that are "sent" to it are small pictures made on
/// the spot. For the console and for transcripts.
/// </summary>
public sealed class ConsoleChannel : IChannel
{
    private readonly List<OutboxMessage> _sent = [];
    private readonly Lock _lock = new();

    public Task<SendResult> SendAsync(OutboxMessage message, CancellationToken cancellationToken)
    {
        lock (_lock)
        {
            if (message.Body is not CardClosedBody)
            {
                _sent.Add(message);
            }
        }

        return Task.FromResult(SendResult.Ok);
    }

    public Task<Stream> OpenMediaAsync(MediaRef media, CancellationToken cancellationToken) =>
        Task.FromResult(SampleFiles.Open(media.MediaId));

    /// <summary>What was sent since the last call, in the order in which it was queued: people are sent to at once, in any order.</summary>
    public IReadOnlyList<(string To, ReplyBody Body)> Take()
    {
        lock (_lock)
        {
            var sent = _sent.OrderBy(m => m.Id).Select(m => (m.To, m.Body)).ToList();
            _sent.Clear();
            return sent;
        }
    }
}
