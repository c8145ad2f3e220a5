namespace ChatAssist.Host.Channels.WeCom;

/// <summary>Settings of one self-built WeCom app: section <c>WeCom</c>, or the environment (<c>WeCom__CorpId</c> …).</summary>
public sealed class WeComOptions
{
    public const string Section = "WeCom";

    public string CorpId { get; set; } = "";
    public int AgentId { get; set; }
    public string Secret { get; set; } = "";

    /// <summary>The callback's token: part of every signature.</summary>
    public string Token { get; set; } = "";

    /// <summary>43 characters; decodes to the 32 bytes of the AES key.</summary>
    public string EncodingAesKey { get; set; } = "";

    public Uri ApiBaseUrl { get; set; } = new("https://qyapi.weixin.qq.com/");

    /// <summary>How far a callback's timestamp may be off, either way. Wide, because WeCom delivers again.</summary>
    public TimeSpan CallbackWindow { get; set; } = TimeSpan.FromMinutes(10);

    /// <summary>How long a callback may take to become durable before it is answered 503; WeCom itself waits 5 s.</summary>
    public TimeSpan AcceptTimeout { get; set; } = TimeSpan.FromSeconds(4);

    /// <summary>One call of the API, connection included.</summary>
    public TimeSpan RequestTimeout { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>A whole upload, the start of a download, and the longest silence within one.</summary>
    public TimeSpan MediaTimeout { get; set; } = TimeSpan.FromSeconds(60);

    /// <summary>An access token is renewed this long before it expires (it lives 7200 s).</summary>
    public TimeSpan TokenRenewAhead { get; set; } = TimeSpan.FromMinutes(10);

    /// <summary>How long one node may take to renew the token before another takes over; longer than a request.</summary>
    public TimeSpan TokenLease { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>After WeCom refused the secret or the address: one try in this time. Repeats get the address banned.</summary>
    public TimeSpan StopPause { get; set; } = TimeSpan.FromMinutes(10);

    /// <summary>Messages to one member in a minute; WeCom drops the excess of 30.</summary>
    public int MessagesPerMinute { get; set; } = 30;

    /// <summary>Messages to one member in an hour; WeCom drops the excess of 1000.</summary>
    public int MessagesPerHour { get; set; } = 1000;

    /// <summary>Sends at the same time; halved for a while whenever WeCom answers 45033.</summary>
    public int Concurrency { get; set; } = 8;

    /// <summary>
    /// Where a card without choices leads when it is tapped: WeCom demands a link on such a card. Without one, it goes
    /// out as words.
    /// </summary>
    public Uri? NoticeUrl { get; set; }

    public CardLimits Card { get; set; } = new();
}
