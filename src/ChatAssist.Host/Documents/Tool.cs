using System.ComponentModel;
using System.Diagnostics;

namespace ChatAssist.Host.Documents;

/// <summary>A program of the system's, run to its end within a bound of time.</summary>
internal static class Tool
{
    /// <returns>Its exit code; null where it is not installed or had to be ended.</returns>
    public static async Task<int?> RunAsync(ProcessStartInfo start, TimeSpan patience, ILogger log, CancellationToken cancellationToken)
    {
        Process process;
        try
        {
            process = Process.Start(start)!;
        }
        catch (Win32Exception)
        {
            return null;
        }

        using (process)
        {
            using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
            limit.CancelAfter(patience);
            try
            {
                // What it says is read, so that it never waits for a reader, and not kept.
                await Task.WhenAll(
                    process.WaitForExitAsync(limit.Token),
                    DropAsync(process.StandardOutput, limit.Token),
                    DropAsync(process.StandardError, limit.Token));
                return process.ExitCode;
            }
            catch (OperationCanceledException)
            {
                process.Kill(entireProcessTree: true);
                cancellationToken.ThrowIfCancellationRequested();
                log.LogWarning("{Tool} was ended after {Patience}.", start.FileName, patience);
                return null;
            }
        }
    }

    private static async Task DropAsync(StreamReader reader, CancellationToken cancellationToken)
    {
        char[] buffer = new char[4096];
        while (await reader.ReadAsync(buffer, cancellationToken) > 0)
        {
        }
    }
}
