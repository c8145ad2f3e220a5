using ChatAssist.Chat;
using ChatAssist.Host.Libraries;
using ChatAssist.Texts;

namespace ChatAssist.Host.Outbox;

/// <summary>
/// Says something to a person of the roster without the store: for the moments in which the store itself is in trouble.
/// The same thing at most once a minute; a failure is logged and nothing more.
/// </summary>
public sealed class DirectLine(IChannel channel, LibraryShelf shelf, TimeProvider clock, ILogger<DirectLine> log)
{
    private const int MostRemembered = 1000;
    private static readonly TimeSpan Pause = TimeSpan.FromMinutes(1);
    private readonly Lock _lock = new();
    private readonly Dictionary<(string UserId, string Text), DateTimeOffset> _told = [];

    public async Task TellAsync(string userId, TextKey what)
    {
        try
        {
            string text = shelf.Current.Texts[what];
            if (shelf.Current.Register.People.ContainsKey(userId) && IsDue(userId, text))
            {
                await channel.SendAsync(new OutboxMessage(0, userId, new TextBody(text), 1, WordsOnly: false), CancellationToken.None);
            }
        }
        catch (Exception e)
        {
            log.LogWarning("Nor could the sender be told: {Type}", e.GetType().Name);
        }
    }

    private bool IsDue(string userId, string text)
    {
        DateTimeOffset now = clock.GetUtcNow();
        lock (_lock)
        {
            if (_told.Count > MostRemembered)
            {
                _told.Clear();
            }

            if (_told.TryGetValue((userId, text), out DateTimeOffset last) && now - last < Pause)
            {
                return false;
            }

            _told[(userId, text)] = now;
            return true;
        }
    }
}
