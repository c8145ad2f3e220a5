using System.Text.RegularExpressions;

namespace ChatAssist.Host.Pages;

/// <summary>
/// Fills a page of dialogs/pages/. In one pass: what a person wrote may look like a place of the page ({files}) and stays
/// what was written.
/// </summary>
internal static partial class PageText
{
    /// <param name="values">By the name between the braces, ready as HTML. Places without one stay as they are.</param>
    public static string Fill(string page, IReadOnlyDictionary<string, string> values) =>
        Place().Replace(page, m => values.GetValueOrDefault(m.Groups[1].Value, m.Value));

    [GeneratedRegex(@"\{([a-z][a-z-]*)\}")]
    private static partial Regex Place();
}
