using ChatAssist.Chat;

namespace ChatAssist.Host.Inboxes;

/// <summary>The door: what a channel hands in is on disk before <see cref="AcceptAsync"/> returns.</summary>
public sealed class Inbox
{
    /// <summary>
    /// Stores a message, once per <see cref="InboundMessage.Key"/>, and sees that it is handled. When this returns the
    /// message is durable and the channel may acknowledge; when it throws, the channel must not.
    /// </summary>
    /// <param name="raw">The decrypted bytes as the channel sent them.</param>
    /// <returns>False where the key was known already: a redelivery, nothing more to do.</returns>
    public Task<bool> AcceptAsync(InboundMessage message, ReadOnlyMemory<byte> raw, CancellationToken cancellationToken) =>
        throw new NotSupportedException();
}
