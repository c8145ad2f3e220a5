using System.Text;
using System.Xml;
using System.Xml.Linq;

namespace ChatAssist.Host.Channels.WeCom;

/// <summary>XML from outside: no DTD, no resolver, nothing fetched, nothing expanded.</summary>
public static class SafeXml
{
    /// <summary>
    /// The root element, or null where the bytes are no XML or bring a DTD. Characters that XML forbids (a pasted control
    /// character, half of an emoji) become U+FFFD: one of them must not lose a whole message. The raw bytes are kept elsewhere.
    /// </summary>
    public static XElement? Parse(ReadOnlySpan<byte> utf8)
    {
        var settings = new XmlReaderSettings
        {
            DtdProcessing = DtdProcessing.Prohibit,
            XmlResolver = null,
            CheckCharacters = false,
        };
        try
        {
            using var text = new StringReader(Clean(Encoding.UTF8.GetString(utf8).TrimStart('\uFEFF')));
            using var reader = XmlReader.Create(text, settings);
            return XElement.Load(reader, LoadOptions.PreserveWhitespace);
        }
        catch (XmlException)
        {
            return null;
        }
    }

    /// <summary>Every character that XML does not know, and every half of a surrogate pair, as U+FFFD.</summary>
    public static string Clean(string text)
    {
        var clean = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            bool known = rune.Value > 0xFFFF || XmlConvert.IsXmlChar((char)rune.Value);
            clean.Append(known ? rune.ToString() : "\uFFFD");
        }

        return clean.ToString();
    }
}
