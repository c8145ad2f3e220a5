using System.Globalization;

namespace ChatAssist.Desk;

/// <summary>Small handling of what people wrote.</summary>
public static class Text
{
    /// <summary>At most so many visible characters, cut between them and never inside one, with … where it was cut.</summary>
    public static string Shorten(string text, int most)
    {
        var info = new StringInfo(text);
        return info.LengthInTextElements <= most ? text : info.SubstringByTextElements(0, most) + "…";
    }
}
