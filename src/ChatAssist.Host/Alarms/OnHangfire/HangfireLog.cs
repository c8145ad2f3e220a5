using Hangfire.Logging;
using LogLevel = Hangfire.Logging.LogLevel;

namespace ChatAssist.Host.Alarms;

/// <summary>Hangfire's lines in the program's log. Hangfire knows one log for the process and may use it after its host is gone.</summary>
internal sealed class HangfireLog(ILoggerFactory loggers) : ILogProvider, ILog
{
    private readonly ILogger _log = loggers.CreateLogger("Hangfire");

    public ILog GetLogger(string name) => this;

    public bool Log(LogLevel logLevel, Func<string>? messageFunc, Exception? exception = null)
    {
        // A level of Hangfire's is one of ours by its place: trace, debug, info, warn, error, fatal.
        var level = (Microsoft.Extensions.Logging.LogLevel)(int)logLevel;
        if (messageFunc is null || !_log.IsEnabled(level))
        {
            return _log.IsEnabled(level);
        }

        _log.Log(level, exception, "{Said}", messageFunc());
        return true;
    }
}
