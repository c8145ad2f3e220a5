using ChatAssist.Chat;

namespace ChatAssist.Host.Channels.WeCom;

/// <summary>From an error code to what the outbox does with its row.</summary>
public static class SendVerdict
{
    /// <summary>An unknown code is tried this often; after that a person must look.</summary>
    public const int MostTriesOfUnknown = 5;

    // Seconds. WeCom asks for at most three repeats: three quick ones, then a long pause, for it says "busy", not "no".
    private static readonly int[] Busy = [2, 10, 60, 600];
    private static readonly int[] Unreachable = [2, 5, 15, 60, 300];

    /// <param name="attempt">Which attempt got this code; 1 for the first.</param>
    /// <param name="wait">How long whoever knows better says to wait; zero where nobody does.</param>
    public static SendResult Of(int code, int attempt, TimeSpan wait = default)
    {
        ErrorRule rule = ErrorCodes.Of(code);
        int shown = code < -1000 ? 0 : code;
        return rule.Action switch
        {
            ErrorAction.None => SendResult.Ok,
            ErrorAction.Backoff => Retry(Step(code == -1 ? Busy : Unreachable, attempt)),
            ErrorAction.RefetchToken => Retry(Step(Busy, attempt)),
            ErrorAction.SlowDown => Retry(Step(Busy, attempt)),
            ErrorAction.WaitForWindow => Retry(TimeSpan.FromMinutes(1)),
            ErrorAction.Stop => new(SendOutcome.Stopped, shown, Or(TimeSpan.FromMinutes(10)), rule.Meaning),
            ErrorAction.Unknown when attempt < MostTriesOfUnknown => Retry(Step(Busy, attempt)),
            _ => new(SendOutcome.Dead, shown, default, rule.Meaning),
        };

        SendResult Retry(TimeSpan usual) => new(SendOutcome.Retry, shown, Or(usual), rule.Meaning);
        TimeSpan Or(TimeSpan usual) => wait > TimeSpan.Zero ? wait : usual;
    }

    private static TimeSpan Step(int[] seconds, int attempt) =>
        TimeSpan.FromSeconds(seconds[Math.Clamp(attempt - 1, 0, seconds.Length - 1)]);
}
