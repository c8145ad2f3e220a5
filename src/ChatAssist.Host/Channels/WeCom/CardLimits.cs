namespace ChatAssist.Host.Channels.WeCom;

/// <summary>
/// How much of a card WeCom shows, in Chinese characters; a Latin letter or a digit is half of one. WeCom's documents recommend these lengths and do
/// not say what happens beyond them [not verified], so they are settings (<c>WeCom__Card__Title</c> …).
/// </summary>
public sealed class CardLimits
{
    /// <summary>Hard limit of a button's key, in UTF-8 bytes.</summary>
    public const int KeyBytes = 1024;

    /// <summary>Hard limit of a card's task id, in bytes of <c>[0-9A-Za-z_-@]</c>.</summary>
    public const int TaskIdBytes = 128;

    public int Title { get; set; } = 36;

    public int Text { get; set; } = 160;

    public int Button { get; set; } = 10;
}
