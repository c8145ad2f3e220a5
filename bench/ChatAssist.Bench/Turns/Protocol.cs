using System.Text;
using ChatAssist.Host.Channels.WeCom;

namespace ChatAssist.Bench.Turns;

/// <summary>WeCom's side of the callback: the message as XML, sealed and signed, as every contender gets it.</summary>
internal sealed class Protocol
{
    public const string CorpId = "wwbench0000000000";
    public const string Token = "benchtoken";
    public const string Key = "abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG";
    public const string Secret = "bench";
    public const int AgentId = 1;

    private static long s_lastMsgId = DateTimeOffset.UtcNow.ToUnixTimeMilliseconds() << 20;
    private readonly WeComCrypto _crypto = new(Token, Key, CorpId);

    /// <returns>The query and the body of the POST.</returns>
    public (string Query, byte[] Body) Seal(string userId, string text)
    {
        long now = DateTimeOffset.UtcNow.ToUnixTimeSeconds(), id = Interlocked.Increment(ref s_lastMsgId);
        string xml = $"<xml><ToUserName><![CDATA[{CorpId}]]></ToUserName><FromUserName><![CDATA[{userId}]]></FromUserName>"
            + $"<CreateTime>{now}</CreateTime><MsgType><![CDATA[text]]></MsgType><Content><![CDATA[{text}]]></Content>"
            + $"<MsgId>{id}</MsgId><AgentID>{AgentId}</AgentID></xml>";
        string cipher = _crypto.Encrypt(Encoding.UTF8.GetBytes(xml));
        string nonce = $"{id}";
        string body = $"<xml><ToUserName><![CDATA[{CorpId}]]></ToUserName><AgentID><![CDATA[{AgentId}]]></AgentID>"
            + $"<Encrypt><![CDATA[{cipher}]]></Encrypt></xml>";
        return ($"?msg_signature={_crypto.Sign($"{now}", nonce, cipher)}&timestamp={now}&nonce={nonce}", Encoding.UTF8.GetBytes(body));
    }
}
