using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace ChatAssist.Host.Libraries;

/// <summary>Tells whether any content file was changed, added or removed, without reading them.</summary>
public static class ContentStamp
{
    /// <returns>Names, lengths and times of all .yaml, .yml and .docx files, as one word.</returns>
    public static string Of(ContentFolders folders)
    {
        var all = new StringBuilder();
        foreach (string folder in (string[])[folders.Config, folders.Dialogs])
        {
            foreach (string path in Directory.Exists(folder)
                ? Directory.GetFiles(folder, "*.y*ml", SearchOption.AllDirectories)
                    .Concat(Directory.GetFiles(folder, "*.docx", SearchOption.AllDirectories)).Order(StringComparer.Ordinal)
                : Enumerable.Empty<string>())
            {
                all.Append(path).Append(' ').AppendLine(Of(path));
            }
        }

        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(all.ToString())));
    }

    /// <summary>The same wherever the folders lie and whenever they were copied: for nodes that compare what they read.</summary>
    public static string OfBytes(ContentFolders folders)
    {
        using var all = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (string folder in (string[])[folders.Config, folders.Dialogs])
        {
            foreach (string path in Directory.GetFiles(folder, "*.y*ml", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
            {
                all.AppendData(Encoding.UTF8.GetBytes(Path.GetRelativePath(folder, path)));
                all.AppendData(SHA256.HashData(File.ReadAllBytes(path)));
            }
        }

        return Convert.ToHexStringLower(all.GetHashAndReset())[..16];
    }

    /// <summary>Of the file itself, not of a link to it: mounted configuration is swapped behind links.</summary>
    private static string Of(string path)
    {
        try
        {
            using var file = File.OpenHandle(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            return string.Create(CultureInfo.InvariantCulture, $"{RandomAccess.GetLength(file)} {File.GetLastWriteTimeUtc(file).Ticks}");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return "?";
        }
    }
}
