namespace ChatAssist.Host.Channels.WeCom;

/// <summary>The settings of one self-built WeCom app; section <c>WeCom</c>, or the environment (<c>WeCom__CorpId</c> …).</summary>
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
}
