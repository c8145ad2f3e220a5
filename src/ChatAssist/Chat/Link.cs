namespace ChatAssist.Chat;

/// <summary>
/// A link to a page of this program, as a dialog writes it: what it leads to and for whom. The host puts the address and
/// a seal in its place when the message leaves; where no public address is set, the line that holds it is left out.
/// </summary>
public static class Link
{
    public const string Begin = "\u27e6link:";
    public const string End = "\u27e7";

    /// <summary>Who reported, in words: put in its place only on the way out to the one person who asked (K-09).</summary>
    public static string Reporter(string complaint) => $"{Begin}reporter/{complaint}{End}";

    /// <param name="until">From then on the page does not open any more.</param>
    public static string To(string page, string record, string userId, DateTimeOffset until) =>
        $"{Begin}{page}/{record}/{userId}/{until.ToUnixTimeSeconds()}{End}";
}
