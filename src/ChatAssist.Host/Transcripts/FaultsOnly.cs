using Microsoft.Extensions.Logging.Abstractions;

namespace ChatAssist.Host.Transcripts;

/// <summary>Shows faults of ours on the error stream; everything else a console conversation need not see.</summary>
internal sealed class FaultsOnly : ILoggerProvider, ILogger
{
    public static readonly FaultsOnly Instance = new();

    /// <summary>What EF logs as an error it throws as well, and whoever catches it says it better.</summary>
    public ILogger CreateLogger(string categoryName) =>
        categoryName.StartsWith("Microsoft.EntityFrameworkCore", StringComparison.Ordinal) ? NullLogger.Instance : this;

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Error;

    public void Log<TState>(
        LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        if (IsEnabled(logLevel))
        {
            Console.Error.WriteLine($"{formatter(state, exception)} {exception}");
        }
    }

    public void Dispose()
    {
        // Nothing is held.
    }
}
