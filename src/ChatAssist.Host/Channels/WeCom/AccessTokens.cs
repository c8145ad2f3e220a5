using System.Diagnostics;
using System.Security.Cryptography;
using System.Text;
using ChatAssist.Host.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace ChatAssist.Host.Channels.WeCom;

/// <summary>A token, or the code that says why there is none.</summary>
/// <param name="RetryAfter">How long it makes no sense to ask again; zero where unknown.</param>
public readonly record struct AccessToken(string Value, int Code = 0, TimeSpan RetryAfter = default)
{
    public bool Ok => Code == 0;
}

/// <summary>
/// The app's access token: one fetch at a time in this process (a gate) and among all nodes (a lease in the database),
/// renewed before it expires, replaced once where WeCom refuses it early. A refused secret is remembered in the lease, so
/// that neither other nodes nor a restart ask again before <see cref="WeComOptions.StopPause"/> is over; a changed secret
/// is tried at once.
/// </summary>
public sealed class AccessTokens(
    ApiCalls calls,
    IDbContextFactory<LedgerContext> ledger,
    IOptions<WeComOptions> options,
    TimeProvider clock,
    ILogger<AccessTokens> log) : IDisposable
{
    private static readonly TimeSpan Poll = TimeSpan.FromMilliseconds(100);

    /// <summary>Not used any more this long before its end: a call takes a moment, and clocks differ.</summary>
    private static readonly TimeSpan Margin = TimeSpan.FromSeconds(30);

    private readonly WeComOptions _options = options.Value;
    private readonly SharedToken _shared = new(ledger, $"wecom:{options.Value.CorpId}:{options.Value.AgentId}");
    private readonly string _me = Guid.NewGuid().ToString("N");
    private readonly string _stopped = SharedToken.StoppedMark + Fingerprint(options.Value.Secret) + ":";
    private readonly SemaphoreSlim _gate = new(1);
    private Held? _held;
    private int _rounds;
    private AccessToken _last;

    /// <param name="FreshUntil">From then on a renewal is tried; until <paramref name="ExpiresAt"/> it still works.</param>
    private sealed record Held(string Token, DateTimeOffset ExpiresAt, DateTimeOffset FreshUntil);

    public async Task<AccessToken> GetAsync(CancellationToken cancellationToken) =>
        Fresh() ?? await RoundAsync("", cancellationToken);

    /// <summary>A token for one that WeCom refused (40014, 42001); many callers with the same one cause one fetch.</summary>
    public Task<AccessToken> ReplaceAsync(string refused, CancellationToken cancellationToken) =>
        RoundAsync(refused, cancellationToken);

    public void Dispose() => _gate.Dispose();

    /// <summary>One caller at a time; whoever waited while another failed is given the same answer, not the same wait.</summary>
    private async Task<AccessToken> RoundAsync(string refused, CancellationToken cancellationToken)
    {
        int seen = Volatile.Read(ref _rounds);
        await _gate.WaitAsync(cancellationToken);
        try
        {
            if (seen != _rounds && !_last.Ok)
            {
                return _last;
            }

            if (refused.Length > 0)
            {
                _held = _held?.Token == refused ? null : _held;
                await _shared.ForgetAsync(refused, cancellationToken);
            }

            _last = Fresh() ?? await RenewAsync(cancellationToken);
            Volatile.Write(ref _rounds, _rounds + 1);
            return _last;
        }
        finally
        {
            _gate.Release();
        }
    }

    private AccessToken? Fresh() =>
        Volatile.Read(ref _held) is { } held && held.FreshUntil > clock.GetUtcNow() ? new AccessToken(held.Token) : null;

    private async Task<AccessToken> RenewAsync(CancellationToken cancellationToken)
    {
        long start = Stopwatch.GetTimestamp();
        while (true)
        {
            var row = await _shared.ReadAsync(cancellationToken);
            var now = clock.GetUtcNow();
            _held = row.Token.Length == 0 || row.ExpiresAt - Margin <= now ? null
                : _held?.Token == row.Token ? _held
                : new Held(row.Token, row.ExpiresAt, row.ExpiresAt - _options.TokenRenewAhead);
            if (Fresh() is { } fresh)
            {
                return fresh;
            }

            if (await _shared.TryLeaseAsync(_me, row, _stopped, now, now + _options.TokenLease, cancellationToken))
            {
                return await FetchAsync(cancellationToken);
            }

            if (_held is not null)
            {
                return OldFor(TimeSpan.FromSeconds(5), now);
            }

            if (row.LeasedBy.StartsWith(_stopped, StringComparison.Ordinal) && row.LeasedUntil > now)
            {
                return new AccessToken("", SharedToken.StopCode(row), row.LeasedUntil - now);
            }

            if (Stopwatch.GetElapsedTime(start) > _options.RequestTimeout)
            {
                return new AccessToken("", ErrorCodes.TokenPending);
            }

            await Task.Delay(Poll, cancellationToken);
        }
    }

    /// <summary>
    /// Asks WeCom, holding the lease. A failure falls back on the old token while that one lives. What WeCom said is
    /// stored even if the caller has given up meanwhile.
    /// </summary>
    private async Task<AccessToken> FetchAsync(CancellationToken cancellationToken)
    {
        var result = await calls.TokenAsync(cancellationToken);
        var now = clock.GetUtcNow();
        string token = result.Text("access_token");
        if (result.Ok && token.Length > 0)
        {
            var life = TimeSpan.FromSeconds(Math.Max(0, result.Number("expires_in")));
            var ahead = life / 2 < _options.TokenRenewAhead ? life / 2 : _options.TokenRenewAhead;
            await _shared.PutAsync(_me, token, now + life, CancellationToken.None);
            Volatile.Write(ref _held, new Held(token, now + life, now + life - ahead));
            log.LogInformation("WeCom access token renewed, valid until {ExpiresAt:u}", now + life);
            return new AccessToken(token);
        }

        int code = result.Ok ? ErrorCodes.Unreachable : result.Code;
        bool stop = ErrorCodes.ActionOf(code) == ErrorAction.Stop;
        var pause = stop ? _options.StopPause : TimeSpan.Zero;
        await _shared.PassAsync(
            _me, stop ? _stopped + code : "", stop ? now + pause : SharedToken.Past, CancellationToken.None);
        log.Log(
            stop ? LogLevel.Error : LogLevel.Warning,
            "WeCom gave no access token: {Code} {Meaning}; next try not before {Pause}",
            code, ErrorCodes.Of(code).Meaning, pause);
        return _held is null ? new AccessToken("", code, pause) : OldFor(Margin, now);
    }

    /// <summary>The token that is due for renewal but still works; the renewal is tried again after a while.</summary>
    private AccessToken OldFor(TimeSpan pause, DateTimeOffset now)
    {
        Volatile.Write(ref _held, _held! with { FreshUntil = now + pause });
        return new AccessToken(_held.Token);
    }

    /// <summary>Enough to see that the secret changed, too little to be one.</summary>
    private static string Fingerprint(string secret) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes("token lease " + secret)))[..8];
}
