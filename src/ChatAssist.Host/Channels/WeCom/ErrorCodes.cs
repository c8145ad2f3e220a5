using System.Collections.Frozen;

namespace ChatAssist.Host.Channels.WeCom;

/// <summary>What an error code asks for.</summary>
public enum ErrorAction
{
    /// <summary>Nothing: it worked.</summary>
    None,

    /// <summary>WeCom is busy or out of reach: again after a pause that grows.</summary>
    Backoff,

    /// <summary>The access token is dead: fetch one new one, repeat once.</summary>
    RefetchToken,

    /// <summary>The app may do nothing until a person acts: keep the queue, alert, try rarely.</summary>
    Stop,

    /// <summary>Too many calls: silent until the window ends.</summary>
    WaitForWindow,

    /// <summary>Too many calls at once: fewer at a time.</summary>
    SlowDown,

    /// <summary>The recipient does not exist or does not see the app: set aside, tell the supervisor.</summary>
    NoRecipient,

    /// <summary>The card's code is used up or older than 72 h: only a new card helps.</summary>
    CardSpent,

    /// <summary>This content will be refused for ever: never again as it is.</summary>
    Defect,

    /// <summary>The file is not there any more (kept 3 days): never again.</summary>
    MediaGone,

    /// <summary>Not in the table: a few more tries, then set aside.</summary>
    Unknown,
}

/// <summary>One line of the table: the codes from <paramref name="First"/> to <paramref name="Last"/>.</summary>
public sealed record ErrorRule(int First, int Last, ErrorAction Action, string Meaning);

/// <summary>
/// WeCom's error codes as data. Judged by the code alone: WeCom changes its messages. Codes below -1000 are this
/// program's own, for answers that never came.
/// </summary>
public static class ErrorCodes
{
    /// <summary>No answer, or none that is WeCom's: the call may or may not have had its effect.</summary>
    public const int Unreachable = -1001;

    /// <summary>Another node is renewing the access token and has not finished yet.</summary>
    public const int TokenPending = -1002;

    public const int BadSecret = 40001;

    private static readonly ErrorRule NotListed = new(0, 0, ErrorAction.Unknown, "unknown error code");

    public static readonly IReadOnlyList<ErrorRule> Table =
    [
        new(0, 0, ErrorAction.None, "ok"),
        new(-1, -1, ErrorAction.Backoff, "system busy"),
        new(Unreachable, Unreachable, ErrorAction.Backoff, "no answer"),
        new(TokenPending, TokenPending, ErrorAction.Backoff, "token is being renewed"),
        new(40014, 40014, ErrorAction.RefetchToken, "invalid access token"),
        new(42001, 42001, ErrorAction.RefetchToken, "access token expired"),
        new(BadSecret, BadSecret, ErrorAction.Stop, "wrong secret or disabled app"),
        new(40013, 40013, ErrorAction.Stop, "invalid corp id"),
        new(40056, 40056, ErrorAction.Stop, "invalid agent id"),
        new(48002, 48002, ErrorAction.Stop, "the app may not call this"),
        new(60020, 60020, ErrorAction.Stop, "this server's address is not among the app's trusted ones"),
        new(301002, 301002, ErrorAction.Stop, "no permission for this app"),
        new(45009, 45009, ErrorAction.WaitForWindow, "too many calls"),
        new(45033, 45033, ErrorAction.SlowDown, "too many calls at once"),
        new(40003, 40003, ErrorAction.NoRecipient, "invalid user id"),
        new(60011, 60011, ErrorAction.NoRecipient, "no right to this member"),
        new(60111, 60111, ErrorAction.NoRecipient, "no such member"),
        new(81013, 81013, ErrorAction.NoRecipient, "nobody to receive it"),
        new(60140, 60140, ErrorAction.CardSpent, "response code spent"),
        new(40007, 40007, ErrorAction.MediaGone, "invalid or expired media id"),
        new(41006, 41006, ErrorAction.MediaGone, "no media id"),
        new(40004, 40006, ErrorAction.Defect, "media type or size"),
        new(40008, 40008, ErrorAction.Defect, "message type"),
        new(40009, 40011, ErrorAction.Defect, "media size"),
        new(40058, 40058, ErrorAction.Defect, "invalid parameter"),
        new(42014, 42051, ErrorAction.Defect, "template card refused"),
        new(44001, 44004, ErrorAction.Defect, "empty content"),
        new(45001, 45004, ErrorAction.Defect, "content or media too long"),
        new(45008, 45008, ErrorAction.Defect, "too many articles"),
        new(47001, 47001, ErrorAction.Defect, "body cannot be read"),
        new(82001, 82001, ErrorAction.Defect, "no recipient given"),
        new(82004, 82004, ErrorAction.Defect, "content refused"),
    ];

    private static readonly FrozenDictionary<int, ErrorRule> ByCode = Table
        .SelectMany(rule => Enumerable.Range(rule.First, rule.Last - rule.First + 1).Select(code => (code, rule)))
        .ToFrozenDictionary(x => x.code, x => x.rule);

    public static ErrorRule Of(int code) => ByCode.GetValueOrDefault(code, NotListed);

    public static ErrorAction ActionOf(int code) => Of(code).Action;
}
