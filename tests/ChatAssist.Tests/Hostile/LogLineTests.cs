using ChatAssist.Host.Telemetry;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Xunit;

namespace ChatAssist.Tests.Hostile;

/// <summary>W-05: what a stranger puts into a name, an answer or an error's words makes no line of its own, and no terminal does what it says.</summary>
public sealed class LogLineTests
{
    [Theory]
    [InlineData("a\nb", "a\\nb")]
    [InlineData("a\r\nb\rc", "a\\nb\\nc")]
    [InlineData("\u001b[2J\u001b]0;title\u0007", "\\u001B[2J\\u001B]0;title\\u0007")]
    [InlineData("a\u2028b\u0085c", "a\\nb\\nc")]
    [InlineData("gnp\u202ejpg\u2066.exe\0", "gnp\\u202Ejpg\\u2066.exe\\u0000")]
    [InlineData("西坡村 👨‍👩‍👧", "西坡村 👨‍👩‍👧")]
    public void One_message_is_one_line(string said, string written)
    {
        string line = Written(said, null);
        Assert.EndsWith($"fail: Door[7] {written}\n", line, StringComparison.Ordinal);
        Assert.Single(line, c => c == '\n');
    }

    [Fact]
    public void An_error_with_its_trace_is_one_line()
    {
        string line = Written("no", new InvalidOperationException("first\r\n12:00:00 info: forged"));
        Assert.Contains("first\\n12:00:00 info: forged", line, StringComparison.Ordinal);
        Assert.Single(line, c => c == '\n');
    }

    private static string Written(string said, Exception? e)
    {
        using var to = new StringWriter();
        new OneLine(Options.Create(new OneLineOptions())).Write(
            new LogEntry<string>(LogLevel.Error, "Door", new EventId(7), said, e, (s, _) => s), null, to);
        return to.ToString();
    }
}
