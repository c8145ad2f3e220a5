using System.Security.Cryptography;

namespace ChatAssist.Demo.Simulator.Api;

/// <summary>The codes with which a page opened inside WeCom learns who opened it: one use, five minutes.</summary>
public sealed class OAuthCodes(TimeProvider clock)
{
    public static readonly TimeSpan Life = TimeSpan.FromMinutes(5);

    private readonly Lock _gate = new();
    private readonly Dictionary<string, (string UserId, DateTimeOffset Until)> _live = [];

    public string Issue(string userId)
    {
        string code = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(24));
        lock (_gate)
        {
            _live[code] = (userId, clock.GetUtcNow() + Life);
        }

        return code;
    }

    public string Spend(string code)
    {
        lock (_gate)
        {
            RefusalException.If(
                !_live.Remove(code, out (string UserId, DateTimeOffset Until) found) || clock.GetUtcNow() >= found.Until,
                Errcode.WrongOAuthCode,
                "invalid code");
            return found.UserId;
        }
    }
}
