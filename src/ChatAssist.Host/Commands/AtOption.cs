using System.CommandLine;
using System.Globalization;
using ChatAssist.Content;

namespace ChatAssist.Host.Commands;

/// <summary>--at: the instant at which a command takes it to be now, for trying things out. Without an offset it is the team's time.</summary>
internal static class AtOption
{
    /// <summary>K is an offset, Z, or nothing.</summary>
    private static readonly string[] Formats =
        ["yyyy-MM-dd'T'HH:mmK", "yyyy-MM-dd'T'HH:mm:ssK", "yyyy-MM-dd HH:mmK", "yyyy-MM-dd HH:mm:ssK"];

    public static Option<string?> Of(string what) => new("--at") { Description = $"{what}, such as 2026-03-02T09:00 in the team's time; now by default." };

    /// <exception cref="FormatException">No instant.</exception>
    public static DateTimeOffset Read(string? text, Rules rules)
    {
        if (text is null)
        {
            return DateTimeOffset.UtcNow;
        }

        if (!DateTime.TryParseExact(text, Formats, CultureInfo.InvariantCulture, DateTimeStyles.AdjustToUniversal, out DateTime read))
        {
            throw new FormatException($"--at '{text}' is no instant; it is written as 2026-03-02T09:00, or with an offset as 2026-03-02T09:00+08:00.");
        }

        return read.Kind == DateTimeKind.Utc ? new DateTimeOffset(read) : new DateTimeOffset(read, rules.Zone.GetUtcOffset(read));
    }
}
