using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;

namespace ChatAssist.Host.Turns;

/// <summary>
/// The one secret of this installation, from which every purpose derives a key of its own: ChatAssist__Key (Base64, 32
/// bytes) in the environment, or data/installation.key, made on first use and readable by its owner alone. It belongs
/// beside the backups, not into them: without it reporters cannot be read.
/// </summary>
public sealed class InstallationKey(string dataFolder)
{
    private const int Bytes = 32;

    private readonly ConcurrentDictionary<string, byte[]> _derived = [];
    private readonly Lock _lock = new();
    private byte[]? _secret;

    /// <summary>What is wrong with the key that this folder would be given; null where nothing is.</summary>
    public static string? Problem(string dataFolder)
    {
        string file = FileIn(dataFolder);
        return Given is { } given
            ? Convert.TryFromBase64String(given, new byte[Math.Max(given.Length, Bytes)], out int length) && length == Bytes ? null
                : "ChatAssist__Key must be 32 bytes in Base64: openssl rand -base64 32."
            : !File.Exists(file) || new FileInfo(file).Length == Bytes ? null
                : $"{file} must hold the 32 bytes that were made at the first start; put them back from where you keep them.";
    }

    /// <exception cref="InvalidDataException">See <see cref="Problem"/>.</exception>
    public byte[] Of(string purpose) => _derived.GetOrAdd(
        purpose, p => HKDF.DeriveKey(HashAlgorithmName.SHA256, Secret(), 32, info: Encoding.UTF8.GetBytes(p)));

    private static string? Given => Environment.GetEnvironmentVariable("ChatAssist__Key") is { Length: > 0 } given ? given : null;

    private static string FileIn(string dataFolder) => Path.Combine(dataFolder, "installation.key");

    private byte[] Secret()
    {
        lock (_lock)
        {
            return _secret ??= Load();
        }
    }

    private byte[] Load()
    {
        if (Problem(dataFolder) is { } problem)
        {
            throw new InvalidDataException(problem);
        }

        if (Given is { } given)
        {
            return Convert.FromBase64String(given);
        }

        string file = FileIn(dataFolder);
        if (!File.Exists(file))
        {
            Directory.CreateDirectory(dataFolder);
            var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
            if (!OperatingSystem.IsWindows())
            {
                options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
            }

            string unfinished = $"{file}.{Guid.NewGuid():N}";
            using (FileStream stream = new(unfinished, options))
            {
                stream.Write(RandomNumberGenerator.GetBytes(Bytes));
                stream.Flush(flushToDisk: true);
            }

            try
            {
                // Whoever comes first wins; a half-written key can never be read.
                File.Move(unfinished, file, overwrite: false);
            }
            catch (IOException) when (File.Exists(file))
            {
                File.Delete(unfinished);
            }
        }

        return File.ReadAllBytes(file);
    }
}
