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
            MaxCharactersFromEntities = 1024,
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

    private static string Clean(string text) =>
        text.All(c => XmlConvert.IsXmlChar(c) || char.IsSurrogate(c))
            ? text
            : string.Create(text.Length, text, (span, source) =>
            {
                for (int i = 0; i < span.Length; i++)
                {
                    char c = source[i];
                    span[i] = XmlConvert.IsXmlChar(c) || char.IsSurrogate(c) ? c : '\uFFFD';
                }
            });
}
