using System.Diagnostics;

namespace ChatAssist.Host.Documents;

/// <summary>
/// .pdf from .docx by LibreOffice (Debian libreoffice-writer-nogui), one after the other, in a profile of this process's own:
/// two that share one end each other. Without LibreOffice there is no .pdf, and the paper says so.
/// </summary>
public sealed class PdfConversion(HostSettings settings, ILogger<PdfConversion> log) : IDisposable
{
    private const string Options =
        "pdf:writer_pdf_Export:{\"Quality\":{\"type\":\"long\",\"value\":\"80\"},\"ReduceImageResolution\":{\"type\":\"boolean\",\"value\":\"false\"}}";

    /// <summary>The first start of a fresh profile on a busy machine takes its time; a paper with 300 photos as well.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

    private readonly SemaphoreSlim _one = new(1, 1);
    private readonly string _profile = Path.Combine(settings.Data, "office", Guid.NewGuid().ToString("N"));

    /// <summary>What processes before this one left behind when they were killed.</summary>
    public static void RemoveAbandoned(HostSettings settings)
    {
        string folder = Path.Combine(settings.Data, "office");
        if (Directory.Exists(folder))
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    /// <returns>The .pdf beside the .docx; null where none could be made.</returns>
    public async Task<string?> TryAsync(string docx, CancellationToken cancellationToken)
    {
        await _one.WaitAsync(cancellationToken);
        try
        {
            Directory.CreateDirectory(_profile);
            string fonts = Path.Combine(_profile, "fonts.conf");
            await File.WriteAllTextAsync(fonts, FontFallbacks.Config, cancellationToken);
            var start = new ProcessStartInfo("soffice") { RedirectStandardError = true, RedirectStandardOutput = true };
            string folder = Path.GetDirectoryName(docx)!;
            foreach (string argument in (string[])
                [
                    $"-env:UserInstallation={new Uri(_profile + "/user")}", "--headless", "--norestore", "--nolockcheck",
                    "--convert-to", Options, "--outdir", folder, docx,
                ])
            {
                start.ArgumentList.Add(argument);
            }

            start.Environment["HOME"] = _profile;
            start.Environment["FONTCONFIG_FILE"] = fonts;
            start.Environment["LC_ALL"] = "C.UTF-8";
            int? code = await Tool.RunAsync(start, Patience, log, cancellationToken);
            string pdf = Path.ChangeExtension(docx, ".pdf");
            if (code == 0 && File.Exists(pdf))
            {
                return pdf;
            }

            log.LogWarning("No PDF was made: {Why}.", code is null ? "there is no LibreOffice here, or it came to no end" : $"exit code {code}");
            return null;
        }
        finally
        {
            _one.Release();
        }
    }

    public void Dispose()
    {
        _one.Dispose();
        try
        {
            if (Directory.Exists(_profile))
            {
                Directory.Delete(_profile, recursive: true);
            }
        }
        catch (IOException)
        {
            // The next start takes it away.
        }
    }
}
