using System.Collections.Concurrent;
using ChatAssist.Chat;
using ChatAssist.Desk;
using ChatAssist.Host.Outbox;
using ChatAssist.Host.Telemetry;

namespace ChatAssist.Host.Inboxes;

/// <summary>
/// Lets messages in. Where the store takes none (disk full, database locked) the channel hears no acknowledgement, and
/// once it is plain that no redelivery got through either, the person is told: nobody believes that something was noted
/// that was not, nor the other way round.
/// </summary>
public sealed class DoorKeeper(Inbox inbox, DirectLine line, TimeProvider clock, ILogger<DoorKeeper> log)
{
    /// <summary>WeCom delivers three times, five seconds apart; then it gives up.</summary>
    private static readonly TimeSpan Redeliveries = TimeSpan.FromSeconds(20);

    private readonly ConcurrentDictionary<string, bool> _missed = [];

    public async Task<bool> AcceptAsync(InboundMessage message, ReadOnlyMemory<byte> raw, CancellationToken cancellationToken)
    {
        try
        {
            bool isNew = await inbox.AcceptAsync(message, raw, cancellationToken);
            _missed.TryRemove(message.Key, out _);
            return isNew;
        }
        catch (Exception e)
        {
            log.LogError("A message could not be stored: {Type} {Error}", e.GetType().Name, DiscreetException.Words(e));
            if (_missed.TryAdd(message.Key, true))
            {
                _ = TellUnlessItComesAsync(message);
            }

            throw;
        }
    }

    private async Task TellUnlessItComesAsync(InboundMessage message)
    {
        await Task.Delay(Redeliveries, clock);
        if (_missed.TryRemove(message.Key, out _) && !await IsStoredAsync(message.Key))
        {
            await line.TellAsync(message.From, DeskTexts.StorageFull);
        }
    }

    /// <summary>Another node may have let the redelivery in.</summary>
    private async Task<bool> IsStoredAsync(string key)
    {
        try
        {
            return await inbox.HasAsync(key);
        }
        catch (Exception e)
        {
            log.LogError("Whether a message was stored could not be seen: {Type} {Error}", e.GetType().Name, DiscreetException.Words(e));
            return false;
        }
    }
}
