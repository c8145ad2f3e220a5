using System.ComponentModel;
using System.Diagnostics;
using System.Text;
using ChatAssist.Charts;
using ChatAssist.Chat;

namespace ChatAssist.Host.Answers;

/// <summary>Makes PNG of a chart with rsvg-convert (Debian librsvg2-bin); where it is missing or fails there is no picture.</summary>
public sealed class ChartPainter(ILogger<ChartPainter> log, string program = ChartPainter.Program)
{
    public const string Program = "rsvg-convert";

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);
    private static readonly SemaphoreSlim AtOnce = new(2);

    /// <summary>The picture's bytes, or null.</summary>
    public async Task<byte[]?> PaintAsync(ChartBody chart, CancellationToken cancellationToken)
    {
        await AtOnce.WaitAsync(cancellationToken);
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(Patience);
        try
        {
            return await RunAsync(ChartSvg.Of(chart), limit.Token);
        }
        catch (Exception e) when (e is Win32Exception or IOException || (e is OperationCanceledException && !cancellationToken.IsCancellationRequested))
        {
            log.LogWarning("No picture could be made of a chart: {Type}", e.GetType().Name);
            return null;
        }
        finally
        {
            AtOnce.Release();
        }
    }

    private async Task<byte[]?> RunAsync(string svg, CancellationToken cancellationToken)
    {
        using var process = Process.Start(new ProcessStartInfo(program, ["--format", "png"])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        }) ?? throw new IOException("The program did not start.");
        try
        {
            Task<string> errors = process.StandardError.ReadToEndAsync(cancellationToken);
            using var png = new MemoryStream();
            Task read = process.StandardOutput.BaseStream.CopyToAsync(png, cancellationToken);
            await process.StandardInput.BaseStream.WriteAsync(Encoding.UTF8.GetBytes(svg), cancellationToken);
            process.StandardInput.Close();
            await read;
            await errors;
            await process.WaitForExitAsync(cancellationToken);
            return process.ExitCode == 0 && png.Length > 0 ? png.ToArray() : null;
        }
        finally
        {
            if (!process.HasExited)
            {
                process.Kill();
            }
        }
    }
}
