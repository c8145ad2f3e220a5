using System.Security.Cryptography;

namespace ChatAssist.Demo.Simulator.Api;

/// <summary>The codes with which a card may be changed: one comes with each send and each press, lives 72 h, works once.</summary>
public sealed class ResponseCodes(TimeProvider clock)
{
    public static readonly TimeSpan Life = TimeSpan.FromHours(72);

    private readonly Lock _gate = new();
    private readonly Dictionary<string, (string TaskId, DateTimeOffset Until)> _live = [];

    public string Issue(string taskId)
    {
        string code = Convert.ToBase64String(RandomNumberGenerator.GetBytes(33)).Replace('+', '-').Replace('/', '_');
        lock (_gate)
        {
            _live[code] = (taskId, clock.GetUtcNow() + Life);
        }

        return code;
    }

    /// <summary>The card that the code stands for.</summary>
    /// <exception cref="RefusalException">60140: used already, too old, or never given.</exception>
    public string Spend(string code)
    {
        lock (_gate)
        {
            RefusalException.If(
                !_live.Remove(code, out (string TaskId, DateTimeOffset Until) found) || clock.GetUtcNow() >= found.Until,
                Errcode.ResponseCodeSpent,
                "response_code expired or already used");
            return found.TaskId;
        }
    }
}

/// <summary>Names that may be taken once.</summary>
public sealed class UsedOnce
{
    private readonly HashSet<string> _taken = [];

    public bool TryTake(string name)
    {
        lock (_taken)
        {
            return _taken.Add(name);
        }
    }
}
