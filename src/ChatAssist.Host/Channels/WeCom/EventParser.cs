using System.Xml.Linq;
using ChatAssist.Chat;
using static ChatAssist.Host.Channels.WeCom.CallbackParser;

namespace ChatAssist.Host.Channels.WeCom;

/// <summary>
/// Events: what a person did without typing. Photos taken through a menu come as image messages of their own, so their
/// event says nothing new; a page opened from the menu and the position reported on entering are kept, not used.
/// </summary>
public static class EventParser
{
    /// <summary>Begins the key of a scanned code; the code's content follows, whole.</summary>
    public const string Scan = "scan:";

    public static InboundMessage Read(XElement root, string name, InboundMessage m) => name switch
    {
        "subscribe" or "enter_agent" => m with { Kind = MessageKind.Enter },
        "click" => Press(m, Get(root, "EventKey")),
        "scancode_push" or "scancode_waitmsg" => Scanned(m, Get(root.Element("ScanCodeInfo"), "ScanResult")),
        "location_select" => root.Element("SendLocationInfo") is { } place ? Place(place, m) : m,
        "template_card_event" or "template_card_menu_event" => Card(root, m),
        _ => m,
    };

    private static InboundMessage Press(InboundMessage m, string key) =>
        key.Length == 0 ? m : m with { Kind = MessageKind.Button, Text = key };

    private static InboundMessage Scanned(InboundMessage m, string result) =>
        result.Length == 0 ? m : m with { Kind = MessageKind.Button, Text = Scan + result };

    private static InboundMessage Card(XElement root, InboundMessage m)
    {
        string code = Get(root, "ResponseCode");
        return Press(m, Get(root, "EventKey") + Selected(root)) with { CardCode = code.Length == 0 ? null : code };
    }

    /// <summary>
    /// What was ticked on a vote or a form: <c>?question=one,two&amp;next=three</c>, parts escaped as in a URL, so that
    /// no id can be taken for a separator. "" for a plain button.
    /// </summary>
    private static string Selected(XElement root)
    {
        var questions = root.Element("SelectedItems")?.Elements("SelectedItem")
            .Select(item => (Question: Get(item, "QuestionKey"), Options: item.Element("OptionIds")?.Elements("OptionId") ?? []))
            .Where(x => x.Question.Length > 0)
            .Select(x => Escape(x.Question) + "=" + string.Join(',', x.Options.Select(o => Escape(o.Value))))
            .ToList();
        return questions is { Count: > 0 } ? "?" + string.Join('&', questions) : "";
    }

    private static string Escape(string id) => Uri.EscapeDataString(SafeXml.Clean(id));
}
