using System.Globalization;

namespace ChatAssist.Host.Transcripts;

/// <summary>What is not text in a conversation without a phone, as a transcript writes it.</summary>
public static class Bracketed
{
    public const string Photo = "[照片]";
    public const string Voice = "[语音]";
    public const string Video = "[视频]";
    public const string File = "[文件 sample.pdf]";

    public static string Place(double latitude, double longitude) =>
        string.Create(CultureInfo.InvariantCulture, $"[位置 {latitude},{longitude}]");

    /// <summary>A button of the last card, by its label.</summary>
    public static string Button(string label) => $"[按钮 {label}]";

    /// <summary>A button of any card or of the menu, by its key.</summary>
    public static string Key(string key) => $"[菜单 {key}]";
}
