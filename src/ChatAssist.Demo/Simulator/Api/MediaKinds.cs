namespace ChatAssist.Demo.Simulator.Api;

/// <summary>What WeCom takes as a picture, voice, video or file: by size and, where it looks, by the first bytes.</summary>
public static class MediaKinds
{
    private const int Megabyte = 1024 * 1024;

    /// <exception cref="RefusalException">The upload is of a wrong type or size.</exception>
    public static void Check(string type, byte[] bytes, string fileName)
    {
        int most = type switch
        {
            "image" => 10 * Megabyte,
            "voice" => 2 * Megabyte,
            "video" => 10 * Megabyte,
            "file" => 20 * Megabyte,
            _ => throw new RefusalException(Errcode.WrongMediaType, "invalid media type"),
        };
        RefusalException.If(bytes.Length <= 5 || bytes.Length > most, Errcode.WrongFileSize, "invalid file size");
        string content = ContentTypeOf(bytes, fileName);
        bool fits = type switch
        {
            "image" => content is "image/jpeg" or "image/png",
            "voice" => content == "audio/amr",
            "video" => content == "video/mp4",
            _ => true,
        };
        RefusalException.If(!fits, Errcode.WrongFileType, "invalid file type");
    }

    public static string ContentTypeOf(ReadOnlySpan<byte> bytes, string fileName) => bytes switch
    {
        [0xFF, 0xD8, 0xFF, ..] => "image/jpeg",
        [0x89, (byte)'P', (byte)'N', (byte)'G', ..] => "image/png",
        [(byte)'#', (byte)'!', (byte)'A', (byte)'M', (byte)'R', ..] => "audio/amr",
        [_, _, _, _, (byte)'f', (byte)'t', (byte)'y', (byte)'p', ..] => "video/mp4",
        _ => Path.GetExtension(fileName).ToUpperInvariant() switch
        {
            ".PDF" => "application/pdf",
            ".DOCX" => "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
            ".XLSX" => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            ".ZIP" => "application/zip",
            ".TXT" or ".CSV" => "text/plain",
            _ => "application/octet-stream",
        },
    };
}
