using ChatAssist.Chat;
using ChatAssist.Desk;
using ChatAssist.Host.Libraries;

namespace ChatAssist.Host.Inboxes;

/// <summary>
/// Lets messages in, and where the store takes none (disk full, database locked) says so to the person directly: then
/// the channel hears no acknowledgement, and nobody believes that something was noted.
/// </summary>
public sealed class DoorKeeper(Inbox inbox, IChannel channel, LibraryShelf shelf, TimeProvider clock, ILogger<DoorKeeper> log)
{
    private static readonly TimeSpan Pause = TimeSpan.FromMinutes(1);
    private readonly Lock _lock = new();
    private readonly Dictionary<string, DateTimeOffset> _told = [];

    public async Task<bool> AcceptAsync(InboundMessage message, ReadOnlyMemory<byte> raw, CancellationToken cancellationToken)
    {
        try
        {
            return await inbox.AcceptAsync(message, raw, cancellationToken);
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            log.LogError("A message could not be stored: {Type} {Message}", e.GetType().Name, e.Message);
            _ = TellAsync(message.From);
            throw;
        }
    }

    private async Task TellAsync(string userId)
    {
        DateTimeOffset now = clock.GetUtcNow();
        lock (_lock)
        {
            if (_told.Count > 1000)
            {
                _told.Clear();
            }

            if (_told.TryGetValue(userId, out DateTimeOffset last) && now - last < Pause)
            {
                return;
            }

            _told[userId] = now;
        }

        if (!shelf.Current.Register.People.ContainsKey(userId))
        {
            return;
        }

        try
        {
            var body = new TextBody(shelf.Current.Texts[DeskTexts.StorageFull]);
            await channel.SendAsync(new OutboxMessage(0, userId, body, 1, WordsOnly: false), CancellationToken.None);
        }
        catch (Exception e)
        {
            log.LogWarning("Nor could the sender be told: {Type}", e.GetType().Name);
        }
    }
}
