using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Logging.Console;
using Microsoft.Extensions.Options;

namespace ChatAssist.Host.Telemetry;

/// <summary>
/// Log lines for people: one line for each, whatever is in it. Line ends and terminal codes that came in with a name, a file or
/// an error's words are written as what they are (\n, \u001B), so that nobody can forge a line or hide one. JSON lines
/// (<c>Logging__Console__FormatterName=json</c>) need no such care.
/// </summary>
public sealed class OneLine(IOptions<OneLineOptions> options) : ConsoleFormatter(Name)
{
    public new const string Name = "line";

    public override void Write<TState>(in LogEntry<TState> logEntry, IExternalScopeProvider? scopeProvider, TextWriter textWriter)
    {
        textWriter.Write(DateTimeOffset.Now.ToString(options.Value.TimestampFormat ?? "HH:mm:ss ", System.Globalization.CultureInfo.InvariantCulture));
        textWriter.Write($"{Short(logEntry.LogLevel)}: ");
        Put(textWriter, $"{logEntry.Category}[{logEntry.EventId.Id}]");
        scopeProvider?.ForEachScope((scope, writer) => Put(writer, $" => {scope}"), textWriter);
        Put(textWriter, $" {logEntry.Formatter(logEntry.State, logEntry.Exception)}");
        if (logEntry.Exception is not null)
        {
            Put(textWriter, $" {logEntry.Exception}");
        }

        textWriter.Write('\n');
    }

    private static void Put(TextWriter to, string text)
    {
        foreach (char c in text.ReplaceLineEndings("\n"))
        {
            if (char.IsControl(c) || c is '\u2028' or '\u2029' or (>= '\u202A' and <= '\u202E') or (>= '\u2066' and <= '\u2069'))
            {
                to.Write(c == '\n' ? "\\n" : $"\\u{(int)c:X4}");
            }
            else
            {
                to.Write(c);
            }
        }
    }

    private static string Short(LogLevel level) => level switch
    {
        LogLevel.Trace => "trce",
        LogLevel.Debug => "dbug",
        LogLevel.Information => "info",
        LogLevel.Warning => "warn",
        LogLevel.Error => "fail",
        _ => "crit",
    };
}

/// <summary>Set as Logging:Console:FormatterOptions.</summary>
public sealed class OneLineOptions : ConsoleFormatterOptions;
