using System.Diagnostics;

namespace ChatAssist.Tests.EndToEnd.Host;

/// <summary>
/// Ends the programs that tests started where the test run itself is killed and can end nothing any more: a shell that knows
/// their process ids and reads from a pipe of this process, which closes whichever way this process ends.
/// </summary>
internal static class Tether
{
    // An id may have become another program's meanwhile: only what still is this one is ended.
    private const string Script = """
        while read -r pid; do all="$all $pid"; done
        for pid in $all; do
          tr '\0' ' ' <"/proc/$pid/cmdline" 2>/dev/null | grep -q chatassist.dll && kill -9 "$pid"
        done
        """;

    private static readonly Lazy<Process> Shell = new(() => Process.Start(
        new ProcessStartInfo("sh", ["-c", Script]) { RedirectStandardInput = true, WorkingDirectory = "/" })!);

    public static void Hold(Process program)
    {
        lock (Shell)
        {
            Shell.Value.StandardInput.WriteLine(program.Id);
            Shell.Value.StandardInput.Flush();
        }
    }
}
