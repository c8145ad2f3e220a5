using System.Collections.Concurrent;
using ChatAssist.Chat;
using ChatAssist.Host.Channels.WeCom;
using ChatAssist.Host.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Xunit;

namespace ChatAssist.Tests.Channels.WeCom;

/// <summary>A clock that stands until it is moved.</summary>
public sealed class StandingClock(DateTimeOffset start) : TimeProvider
{
    private long _ticks = start.UtcTicks;

    public override DateTimeOffset GetUtcNow() => new(Interlocked.Read(ref _ticks), TimeSpan.Zero);

    public void Move(TimeSpan by) => Interlocked.Add(ref _ticks, by.Ticks);
}

/// <summary>Keeps every line that was logged, so that a test can look for what must not be there.</summary>
public sealed class LogLines : ILoggerProvider, ILogger
{
    public ConcurrentQueue<string> Lines { get; } = new();

    public ILogger CreateLogger(string categoryName) => this;

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => true;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
        Lines.Enqueue($"{logLevel} {formatter(state, exception)} {exception}");

    public void Dispose()
    {
    }
}

/// <summary>The channel as the host would build it, on a scripted WeCom and a real SQLite file. Several make several nodes.</summary>
public sealed class WeComRig : IAsyncDisposable
{
    public const string CorpId = "ww0123456789abcdef";
    public const string Secret = "s3cret-that-must-never-be-logged";
    public const string Token = "callback-token";
    public const string AesKey = "jWmYm7qr5nMoAUwZRjGtBxmz3KA1tkAj3ykkR6q2B2C";
    public static readonly DateTimeOffset Start = new(2026, 3, 2, 1, 0, 0, TimeSpan.Zero);

    private readonly ServiceProvider _services;

    public WeComRig(Uri api, string database, StandingClock? clock = null, Action<Dictionary<string, string?>>? settings = null, string hint = "")
    {
        Clock = clock ?? new StandingClock(Start);
        var services = new ServiceCollection();
        services.AddLogging(x => x.AddProvider(Log).SetMinimumLevel(LogLevel.Trace));
        services.AddSingleton<TimeProvider>(Clock);
        services.AddDbContextFactory<LedgerContext>(x => x.UseSqlite($"Data Source={database}"));
        services.AddWeComChannel(Configuration(api, settings), _ => sha => Files[sha](), _ => hint);
        _services = services.BuildServiceProvider();
        using var context = _services.GetRequiredService<IDbContextFactory<LedgerContext>>().CreateDbContext();
        context.Database.EnsureCreated();
    }

    public StandingClock Clock { get; }

    public LogLines Log { get; } = new();

    public Dictionary<string, Func<Stream>> Files { get; } = [];

    public WeComChannel Channel => _services.GetRequiredService<WeComChannel>();

    public WeComApi Api => _services.GetRequiredService<WeComApi>();

    public AccessTokens Tokens => _services.GetRequiredService<AccessTokens>();

    public static string NewDatabase() => Path.Combine(Path.GetTempPath(), $"chatassist-{Guid.NewGuid():N}.db");

    public static IConfiguration Configuration(Uri api, Action<Dictionary<string, string?>>? settings = null)
    {
        var values = new Dictionary<string, string?>
        {
            ["WeCom:CorpId"] = CorpId,
            ["WeCom:AgentId"] = "1000002",
            ["WeCom:Secret"] = Secret,
            ["WeCom:Token"] = Token,
            ["WeCom:EncodingAesKey"] = AesKey,
            ["WeCom:ApiBaseUrl"] = api.AbsoluteUri,
            ["WeCom:RequestTimeout"] = "00:00:05",
        };
        settings?.Invoke(values);
        return new ConfigurationBuilder().AddInMemoryCollection(values).Build();
    }

    public Task<SendResult> SendAsync(ReplyBody body, string to = "LaoChen", int attempt = 1, bool wordsOnly = false, long id = 7) =>
        Channel.SendAsync(new OutboxMessage(id, to, body, attempt, wordsOnly), CancellationToken.None);

    public async ValueTask DisposeAsync()
    {
        Assert.DoesNotContain(Log.Lines, line => line.Contains(Secret, StringComparison.Ordinal) || line.Contains("access_token=", StringComparison.Ordinal));
        await _services.DisposeAsync();
    }
}
