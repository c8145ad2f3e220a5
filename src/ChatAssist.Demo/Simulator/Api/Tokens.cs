using System.Security.Cryptography;

namespace ChatAssist.Demo.Simulator.Api;

/// <summary>The app's access token: lives 7200 s, the same one is given to all who ask, and it may die early.</summary>
public sealed class AppTokens(TimeProvider clock)
{
    public static readonly TimeSpan Life = TimeSpan.FromSeconds(7200);

    private readonly Lock _gate = new();
    private readonly HashSet<string> _old = [];
    private string? _current;
    private DateTimeOffset _until;

    /// <summary>How many different tokens were given out: a client without a lock shows here.</summary>
    public int Issued { get; private set; }

    public (string Token, int SecondsLeft) Issue()
    {
        lock (_gate)
        {
            DateTimeOffset now = clock.GetUtcNow();
            if (_current is null || now >= _until)
            {
                Retire();

                // As long as WeCom says a token may become, so that a short column shows at once.
                _current = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(256));
                _until = now + Life;
                Issued++;
            }

            return (_current, (int)Math.Ceiling((_until - now).TotalSeconds));
        }
    }

    /// <summary>0, or the errcode with which WeCom turns the token away.</summary>
    public int Check(string token)
    {
        lock (_gate)
        {
            return token switch
            {
                "" => Errcode.NoToken,
                _ when token == _current && clock.GetUtcNow() < _until => Errcode.Ok,
                _ when token == _current || _old.Contains(token) => Errcode.ExpiredToken,
                _ => Errcode.WrongToken,
            };
        }
    }

    /// <summary>Early death: the token is unknown from now on (40014), long before its time.</summary>
    public void Kill()
    {
        lock (_gate)
        {
            _current = null;
        }
    }

    private void Retire()
    {
        if (_current is not null)
        {
            _old.Add(_current);
        }
    }
}
