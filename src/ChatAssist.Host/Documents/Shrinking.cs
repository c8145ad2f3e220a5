using System.Diagnostics;

namespace ChatAssist.Host.Documents;

/// <summary>
/// Photos made small enough for a paper by vipsthumbnail (Debian libvips-tools): a process of its own, a few at a time, which
/// decodes a JPEG at a fraction of its size, turns it upright and drops what the camera wrote into it. This program never
/// decodes a picture. Without the tool small ones go in as they are and the others are named by their hash.
/// </summary>
public sealed class Shrinking(ILogger log)
{
    private const int AtOnce = 25;

    /// <summary>Below it a photo on paper shows nothing.</summary>
    private const int LeastDots = 320;

    /// <summary>All pictures of a paper together: WeCom takes files of 20 MB.</summary>
    public const long MostBytes = 12 * 1024 * 1024;

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    /// <summary>Two photos stand side by side on a page, 78 mm each: 900 dots are 290 to the inch, 560 still 180.</summary>
    public static int DotsFor(int photos) => photos <= 60 ? 900 : photos <= 150 ? 720 : 560;

    /// <summary>Smaller copies of the files, by their path; what could not be made smaller is not among them.</summary>
    public async Task<Dictionary<string, string>> RunAsync(IReadOnlyList<string> files, string folder, CancellationToken cancellationToken)
    {
        // Where all of them together are still too much (leaves, gravel), they are made smaller once or twice more.
        for (int dots = DotsFor(files.Count); ; dots = dots * 3 / 4)
        {
            var made = await RunAsync(files, dots, folder, cancellationToken);
            if (dots < LeastDots || made.Count == 0 || made.Values.Sum(f => new FileInfo(f).Length) <= MostBytes)
            {
                return made;
            }
        }
    }

    private async Task<Dictionary<string, string>> RunAsync(IReadOnlyList<string> files, int dots, string folder, CancellationToken cancellationToken)
    {
        var made = new Dictionary<string, string>();
        foreach (string[] some in files.Chunk(AtOnce))
        {
            if (!await TryAsync(some, dots, folder, cancellationToken))
            {
                return made;
            }

            foreach (string file in some)
            {
                string small = Path.Combine(folder, Path.GetFileName(file) + ".jpg");
                if (File.Exists(small) && new FileInfo(small).Length > 0)
                {
                    made[file] = small;
                }
            }
        }

        return made;
    }

    /// <returns>False where the tool is not there or does not come to an end.</returns>
    private async Task<bool> TryAsync(string[] files, int dots, string folder, CancellationToken cancellationToken)
    {
        var start = new ProcessStartInfo("vipsthumbnail") { RedirectStandardError = true, RedirectStandardOutput = true };
        foreach (string argument in (string[])["--size", $"{dots}x{dots}>", "--export-profile", "srgb", "-o", Path.Combine(folder, "%s.jpg[Q=72,strip]"), .. files])
        {
            start.ArgumentList.Add(argument);
        }

        start.Environment["VIPS_CONCURRENCY"] = "1";
        return await Tool.RunAsync(start, Patience, log, cancellationToken) is not null;
    }
}
