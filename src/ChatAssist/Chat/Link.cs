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

    /// <summary>The names, or the ways to reach them, of everybody who reported a complaint or one merged into it.</summary>
    /// <param name="named">False: only as far as a list may show them.</param>
    public static string ReporterName(string complaint, bool named) => $"{Begin}reporter-name{(named ? "" : "-masked")}/{complaint}{End}";

    /// <inheritdoc cref="ReporterName"/>
    public static string ReporterContact(string complaint, bool named) => $"{Begin}reporter-contact{(named ? "" : "-masked")}/{complaint}{End}";

    /// <summary>What a person wrote, without the brackets that only the program writes: nobody can ask for a reporter by typing a link.</summary>
    public static string Harmless(string text) => text.Replace('\u27e6', '[').Replace('\u27e7', ']');

    /// <param name="path">What stands behind the page and the record in the address.</param>
    public static string To(string page, string record, string path) => $"{Begin}{page}/{record}/{path}{End}";

    /// <param name="until">From then on the page does not open any more.</param>
    public static string To(string page, string record, string userId, DateTimeOffset until) =>
        To(page, record, $"{userId}/{until.ToUnixTimeSeconds()}");
}
