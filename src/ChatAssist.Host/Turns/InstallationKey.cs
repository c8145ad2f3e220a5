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
    private readonly Lock _lock = new();
    private byte[]? _secret;

    /// <exception cref="FormatException">The environment holds something that is not 32 bytes in Base64.</exception>
    public byte[] Of(string purpose) => HKDF.DeriveKey(HashAlgorithmName.SHA256, Secret(), 32, info: Encoding.UTF8.GetBytes(purpose));

    private byte[] Secret()
    {
        lock (_lock)
        {
            return _secret ??= Load();
        }
    }

    private byte[] Load()
    {
        if (Environment.GetEnvironmentVariable("ChatAssist__Key") is { Length: > 0 } given)
        {
            byte[] bytes = Convert.FromBase64String(given);
            return bytes.Length == 32 ? bytes : throw new FormatException("ChatAssist__Key must be 32 bytes in Base64.");
        }

        string file = Path.Combine(dataFolder, "installation.key");
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
                stream.Write(RandomNumberGenerator.GetBytes(32));
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
