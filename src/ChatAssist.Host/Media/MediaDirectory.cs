using System.Security.Cryptography;
using ChatAssist.Chat;

namespace ChatAssist.Host.Media;

/// <summary>Files under their own SHA-256: media/ab/abcdef…. A name from outside never becomes a path.</summary>
public sealed class MediaDirectory(string root)
{
    private const string Unfinished = ".part";

    public string PathOf(string sha256) =>
        sha256.Length == 64 && sha256.All(char.IsAsciiHexDigitLower)
            ? Path.Combine(root, sha256[..2], sha256)
            : throw new ArgumentException("Not a SHA-256 in lower-case hex.", nameof(sha256));

    public Stream Open(string sha256) => File.OpenRead(PathOf(sha256));

    /// <summary>Every stored file's hash, as its path claims it.</summary>
    public IEnumerable<string> All() =>
        Directory.Exists(root)
            ? Directory.EnumerateDirectories(root).SelectMany(Directory.EnumerateFiles).Select(f => Path.GetFileName(f)!)
                .Where(f => f.Length == 64)
            : [];

    /// <summary>Tells this folder from any other; made on first use, and the same for all nodes that share it.</summary>
    public string Mark()
    {
        string file = Path.Combine(root, "folder.mark");
        if (!File.Exists(file))
        {
            Directory.CreateDirectory(root);
            string unfinished = Path.Combine(root, Guid.NewGuid().ToString("N") + Unfinished);
            File.WriteAllText(unfinished, Guid.NewGuid().ToString("N"));
            try
            {
                File.Move(unfinished, file, overwrite: false);
            }
            catch (IOException) when (File.Exists(file))
            {
                File.Delete(unfinished);
            }
        }

        return File.ReadAllText(file);
    }

    /// <summary>Removes what a process left half-written when it ended; nobody else works on files that old.</summary>
    public void RemoveUnfinished(DateTime before)
    {
        foreach (string file in Directory.Exists(root) ? Directory.EnumerateFiles(root, "*" + Unfinished) : [])
        {
            if (File.GetLastWriteTimeUtc(file) < before)
            {
                File.Delete(file);
            }
        }
    }

    /// <summary>Reads a file to its end within bounds, looks at what it is, and keeps it.</summary>
    public async Task<MediaRef> TakeAsync(MediaRef file, Stream source, CancellationToken cancellationToken)
    {
        Directory.CreateDirectory(root);
        string temporary = Path.Combine(root, Guid.NewGuid().ToString("N") + Unfinished);
        try
        {
            long size = 0;
            string sha;
            await using (var target = new FileStream(temporary, FileMode.CreateNew, FileAccess.ReadWrite))
            {
                using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
                byte[] buffer = new byte[81920];
                int read;
                while ((read = await source.ReadAsync(buffer, cancellationToken)) > 0)
                {
                    size += read;
                    if (size > MediaStore.LargestFile)
                    {
                        return file with { Problem = MediaProblem.TooLarge };
                    }

                    hash.AppendData(buffer.AsSpan(0, read));
                    await target.WriteAsync(buffer.AsMemory(0, read), cancellationToken);
                }

                sha = Convert.ToHexStringLower(hash.GetHashAndReset());
                target.Flush(flushToDisk: true);
            }

            var look = MediaLook.At(temporary);
            if (look.Problem != MediaProblem.None)
            {
                return file with { Problem = look.Problem };
            }

            string path = PathOf(sha);
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.Move(temporary, path, overwrite: true);
            return file with { Sha256 = sha, Bytes = size, ContentType = look.ContentType, Problem = MediaProblem.None };
        }
        finally
        {
            File.Delete(temporary);
        }
    }
}
