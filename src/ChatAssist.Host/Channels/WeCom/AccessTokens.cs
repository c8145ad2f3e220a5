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
    ApiTransport transport,
    IDbContextFactory<LedgerContext> ledger,
    IOptions<WeComOptions> options,
    TimeProvider clock,
    ILogger<AccessTokens> log) : IDisposable
{
    private static readonly TimeSpan Poll = TimeSpan.FromMilliseconds(100);

    private readonly WeComOptions _options = options.Value;
    private readonly SharedToken _shared = new(ledger, $"wecom:{options.Value.CorpId}:{options.Value.AgentId}");
    private readonly string _me = Guid.NewGuid().ToString("N");
    private readonly string _stopped = SharedToken.StoppedMark + Fingerprint(options.Value.Secret) + ":";
    private readonly SemaphoreSlim _gate = new(1);
    private Held? _held;

    private sealed record Held(string Token, DateTimeOffset ExpiresAt);

    public async Task<AccessToken> GetAsync(CancellationToken cancellationToken)
    {
        if (Volatile.Read(ref _held) is { } held && IsFresh(held.ExpiresAt))
        {
            return new AccessToken(held.Token);
        }

        await _gate.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            return await RenewAsync(cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            _gate.Release();
        }
    }

    /// <summary>A token in place of one that WeCom refused (40014, 42001). Many callers with the same one cause one fetch.</summary>
    public async Task<AccessToken> ReplaceAsync(string refused, CancellationToken cancellationToken)
    {
        await _gate.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            if (_held?.Token == refused)
            {
                _held = null;
            }

            await _shared.ForgetAsync(refused, cancellationToken).ConfigureAwait(false);
            return await RenewAsync(cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            _gate.Release();
        }
    }

    public void Dispose() => _gate.Dispose();

    private async Task<AccessToken> RenewAsync(CancellationToken cancellationToken)
    {
        long start = Stopwatch.GetTimestamp();
        while (true)
        {
            if (_held is { } held && IsFresh(held.ExpiresAt))
            {
                return new AccessToken(held.Token);
            }

            var row = await _shared.ReadAsync(cancellationToken).ConfigureAwait(false);
            _held = row.Token.Length > 0 && IsUsable(row.ExpiresAt) ? new Held(row.Token, row.ExpiresAt) : null;
            if (_held is not null && IsFresh(row.ExpiresAt))
            {
                return new AccessToken(row.Token);
            }

            var now = clock.GetUtcNow();
            if (await _shared.TryLeaseAsync(_me, row, _stopped, now, now + _options.TokenLease, cancellationToken).ConfigureAwait(false))
            {
                return await FetchAsync(cancellationToken).ConfigureAwait(false);
            }

            if (_held is not null)
            {
                return new AccessToken(_held.Token);
            }

            if (row.LeasedBy.StartsWith(_stopped, StringComparison.Ordinal) && row.LeasedUntil > now)
            {
                _ = int.TryParse(row.LeasedBy.AsSpan(_stopped.Length), out int remembered);
                return new AccessToken("", remembered, row.LeasedUntil - now);
            }

            if (Stopwatch.GetElapsedTime(start) > _options.RequestTimeout)
            {
                return new AccessToken("", ErrorCodes.TokenPending);
            }

            await Task.Delay(Poll, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>Asks WeCom, holding the lease. A failure falls back on the old token while that one still lives.</summary>
    private async Task<AccessToken> FetchAsync(CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, transport.Address(
            $"cgi-bin/gettoken?corpid={Uri.EscapeDataString(_options.CorpId)}&corpsecret={Uri.EscapeDataString(_options.Secret)}"));
        var result = await transport.ExchangeAsync(request, _options.RequestTimeout, cancellationToken).ConfigureAwait(false);
        var now = clock.GetUtcNow();
        string token = result.Text("access_token");
        if (result.Ok && token.Length > 0)
        {
            var held = new Held(token, now.AddSeconds(Math.Max(0, result.Number("expires_in"))));
            await _shared.PutAsync(_me, token, held.ExpiresAt, cancellationToken).ConfigureAwait(false);
            Volatile.Write(ref _held, held);
            log.LogInformation("WeCom access token renewed, valid until {ExpiresAt:u}", held.ExpiresAt);
            return new AccessToken(token);
        }

        int code = result.Ok ? ErrorCodes.Unreachable : result.Code;
        bool stop = ErrorCodes.ActionOf(code) == ErrorAction.Stop;
        await _shared.PassAsync(_me, stop ? _stopped + code : "", stop ? now + _options.StopPause : SharedToken.Past, cancellationToken)
            .ConfigureAwait(false);
        log.Log(
            stop ? LogLevel.Error : LogLevel.Warning,
            "WeCom gave no access token: {Code} {Meaning}; next try not before {Pause}",
            code, ErrorCodes.Of(code).Meaning, stop ? _options.StopPause : TimeSpan.Zero);
        return _held is not null
            ? new AccessToken(_held.Token)
            : new AccessToken("", code, stop ? _options.StopPause : TimeSpan.Zero);
    }

    private bool IsFresh(DateTimeOffset expiresAt) => expiresAt - _options.TokenRenewAhead > clock.GetUtcNow();

    private bool IsUsable(DateTimeOffset expiresAt) => expiresAt - TimeSpan.FromSeconds(30) > clock.GetUtcNow();

    /// <summary>Enough to see that the secret changed, too little to be one.</summary>
    private static string Fingerprint(string secret) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes("token lease " + secret)))[..8];
}
