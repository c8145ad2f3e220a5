using ChatAssist.Chat;

namespace ChatAssist.Host.Channels.WeCom;

/// <summary>
/// Closed while WeCom takes nothing from this app at all: after "too many calls" until its window ends, after a refused
/// secret or address until a person may have acted. While it is closed nothing is asked of WeCom. In this process only.
/// Safe to share.
/// </summary>
/// <param name="stopPause">How long a refusal keeps it closed.</param>
public sealed class SendGate(TimeSpan stopPause)
{
    private readonly Lock _lock = new();
    private DateTimeOffset _until;
    private SendResult _why = SendResult.Ok;
    private int _inARow;

    /// <summary>Null where it is open; else what to answer without asking.</summary>
    public SendResult? Closed(DateTimeOffset now)
    {
        lock (_lock)
        {
            return now < _until ? _why with { RetryAfter = _until - now } : null;
        }
    }

    /// <summary>Learns from an answer; gives it back with the time to wait.</summary>
    public SendResult Learn(SendResult result, ErrorAction action, DateTimeOffset now)
    {
        lock (_lock)
        {
            switch (action)
            {
                case ErrorAction.WaitForWindow:
                    // WeCom does not say which window is full: the minute's first, then longer, then the hour's.
                    _inARow++;
                    return Close(result, now, _inARow switch
                    {
                        1 => TimeSpan.FromSeconds(61),
                        2 => TimeSpan.FromMinutes(5),
                        _ => TimeSpan.FromMinutes(61 - now.Minute),
                    });
                case ErrorAction.Stop:
                    return Close(result, now, result.RetryAfter > TimeSpan.Zero ? result.RetryAfter : stopPause);
                case ErrorAction.None:
                    _inARow = 0;
                    return result;
                default:
                    return result;
            }
        }
    }

    private SendResult Close(SendResult result, DateTimeOffset now, TimeSpan wait)
    {
        _why = result with { RetryAfter = wait };
        _until = now + wait;
        return _why;
    }
}
