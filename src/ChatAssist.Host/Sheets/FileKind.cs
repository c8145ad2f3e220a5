using System.Buffers.Binary;
using System.Text;

namespace ChatAssist.Host.Sheets;

/// <summary>What a file is by its first bytes; its name is not asked.</summary>
internal static class FileKind
{
    private static readonly byte[] CompoundFileMark = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1];

    /// <summary>True for a zip archive, which an .xlsx is.</summary>
    public static bool IsArchive(ReadOnlySpan<byte> content) =>
        content.StartsWith("PK\x03\x04"u8) || content.StartsWith("PK\x05\x06"u8);

    /// <summary>The code that refuses a file that is neither an archive nor text, or null.</summary>
    public static string? Refusal(ReadOnlySpan<byte> content)
    {
        if (content.IsEmpty) return FileCode.Empty;
        if (content.StartsWith(CompoundFileMark)) return CompoundFile(content);
        if (content.StartsWith("%PDF-"u8)) return FileCode.NotASheet;
        bool isUtf16 = content.Length >= 2 && BinaryPrimitives.ReadUInt16BigEndian(content) is 0xFEFF or 0xFFFE;
        return !isUtf16 && content.Contains((byte)0) ? FileCode.NotASheet : null;
    }

    /// <summary>The code that refuses a text that is no table, or null.</summary>
    public static string? Refusal(string text)
    {
        ReadOnlySpan<char> start = text.AsSpan(0, Math.Min(text.Length, 4096)).TrimStart();
        if (start.IsEmpty) return FileCode.Empty;
        if (start.StartsWith("MIME-Version:", StringComparison.OrdinalIgnoreCase)) return FileCode.Html;
        if (start[0] != '<') return null;
        return start.StartsWith("<?xml", StringComparison.OrdinalIgnoreCase)
            && !start.Contains("<html", StringComparison.OrdinalIgnoreCase) ? FileCode.Xml : FileCode.Html;
    }

    /// <summary>An .xlsx with a password is wrapped in the container of the old format.</summary>
    private static string CompoundFile(ReadOnlySpan<byte> content) =>
        content.IndexOf(Encoding.Unicode.GetBytes("EncryptedPackage")) >= 0 ? FileCode.Encrypted : FileCode.OldExcel;
}
