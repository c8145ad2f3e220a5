namespace ChatAssist.Host.Libraries;

/// <summary>Writes a file so that whoever looks sees the old one or the new one, whole, whatever happens in between.</summary>
public static class SafeFile
{
    private const UnixFileMode Everybody =
        UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead | UnixFileMode.OtherRead;

    /// <summary>A file that is its writer's alone (<see cref="OwnerOnly"/>), as everything is that may hold somebody's data.</summary>
    public static Task WriteAsync(string path, Func<Stream, Task> write, CancellationToken cancellationToken = default) =>
        WriteAsync(path, write, shared: false, cancellationToken);

    /// <summary>
    /// A file of ours with nobody's data in it, such as a checklist, which the service must be able to read whoever wrote it: it keeps
    /// the mode that it had.
    /// </summary>
    public static Task WriteSharedAsync(string path, Func<Stream, Task> write, CancellationToken cancellationToken = default) =>
        WriteAsync(path, write, shared: true, cancellationToken);

    private static async Task WriteAsync(string path, Func<Stream, Task> write, bool shared, CancellationToken cancellationToken)
    {
        string folder = Path.GetDirectoryName(Path.GetFullPath(path))!;
        Directory.CreateDirectory(folder);

        // A name that is no content file's, so that nobody reads it before it is complete.
        string beside = Path.Combine(folder, $".{Path.GetFileName(path)}.{Guid.NewGuid():N}.tmp");
        try
        {
            await using (var file = new FileStream(beside, FileMode.CreateNew, FileAccess.ReadWrite))
            {
                await write(file);
                await file.FlushAsync(cancellationToken);
                file.Flush(flushToDisk: true);
            }

            if (shared && !OperatingSystem.IsWindows())
            {
                File.SetUnixFileMode(beside, File.Exists(path) ? File.GetUnixFileMode(path) : Everybody);
            }

            File.Move(beside, path, overwrite: true);
        }
        finally
        {
            File.Delete(beside);
        }
    }
}
