using System.Text;
using System.Xml;

namespace ChatAssist.Host.Sheets.Xlsx;

/// <summary>
/// Walks the XML of one part node by node, forward only. No DTD, nothing from outside, bounded depth and node size.
/// Elements are known by local name: the strict and the transitional form of the format differ in namespaces alone.
/// </summary>
/// <exception cref="XmlException">The part is not well-formed, or holds a DTD.</exception>
internal sealed class PartReader : IDisposable
{
    private const int MaxDepth = 64;

    /// <summary>A cell's text at its longest, every character escaped as _xHHHH_, and one more to be noticed.</summary>
    private const int MaxText = SheetLimits.CellLength * 7 + 1;

    private static readonly XmlReaderSettings Settings = new()
    {
        DtdProcessing = DtdProcessing.Prohibit,
        XmlResolver = null,
        IgnoreComments = true,
        IgnoreProcessingInstructions = true,
        CloseInput = true,
    };

    private readonly PartStream stream;
    private readonly XmlReader xml;

    public PartReader(PartStream stream)
    {
        this.stream = stream;
        xml = XmlReader.Create(stream, Settings);
    }

    /// <summary>The element's name, at its start and at its end; "" on text.</summary>
    public string Name => xml.NodeType is XmlNodeType.Element or XmlNodeType.EndElement ? xml.LocalName : "";

    public bool IsStart => xml.NodeType == XmlNodeType.Element;

    /// <summary>At the end of an element, and on one without content, which has no end of its own.</summary>
    public bool IsEnd => xml.NodeType == XmlNodeType.EndElement || (IsStart && xml.IsEmptyElement);

    /// <summary>The attribute without namespace, or null.</summary>
    public string? Attribute(string name) => xml.GetAttribute(name);

    /// <summary>The attribute <c>r:id</c>: the relationship that the element points to.</summary>
    public string? RelationshipId =>
        xml.GetAttribute("id", "http://schemas.openxmlformats.org/officeDocument/2006/relationships")
        ?? xml.GetAttribute("id", "http://purl.oclc.org/ooxml/officeDocument/relationships");

    public bool Next()
    {
        stream.BeginNode();
        if (!xml.Read()) return false;
        if (xml.Depth > MaxDepth) throw new XmlException("Elements are nested deeper than any spreadsheet's.");
        return true;
    }

    /// <summary>Adds the text of this node, if it is one, up to more than a cell may have.</summary>
    public void AppendTextTo(StringBuilder text)
    {
        bool isText = xml.NodeType is XmlNodeType.Text or XmlNodeType.CDATA
            or XmlNodeType.Whitespace or XmlNodeType.SignificantWhitespace;
        if (!isText) return;
        string value = xml.Value;
        text.Append(value, 0, Math.Min(value.Length, MaxText - text.Length));
    }

    public void Dispose() => xml.Dispose();
}
