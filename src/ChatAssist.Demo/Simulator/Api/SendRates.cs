namespace ChatAssist.Demo.Simulator.Api;

/// <summary>A member gets at most 30 messages a minute and 1000 an hour; WeCom drops the excess and says nothing.</summary>
public sealed class SendRates(TimeProvider clock)
{
    public const int PerMinute = 30;
    public const int PerHour = 1000;

    private readonly Lock _gate = new();
    private readonly Dictionary<string, Queue<DateTimeOffset>> _sent = [];

    public bool Allows(string userId)
    {
        lock (_gate)
        {
            DateTimeOffset now = clock.GetUtcNow();
            if (!_sent.TryGetValue(userId, out Queue<DateTimeOffset>? times))
            {
                _sent[userId] = times = new();
            }

            while (times.TryPeek(out DateTimeOffset oldest) && oldest <= now.AddHours(-1))
            {
                times.Dequeue();
            }

            if (times.Count >= PerHour || times.Count(t => t > now.AddMinutes(-1)) >= PerMinute)
            {
                return false;
            }

            times.Enqueue(now);
            return true;
        }
    }
}
