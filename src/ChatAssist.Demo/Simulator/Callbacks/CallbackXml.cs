using System.Text;
using System.Xml;
using System.Xml.Linq;
using ChatAssist.Demo.Simulator.Api;

namespace ChatAssist.Demo.Simulator.Callbacks;

/// <summary>What a person did, as the XML that WeCom sends: messages with a 64-bit MsgId, events without one.</summary>
internal sealed class CallbackXml(SimulatedCorp corp, string fromUser)
{
    // Beyond 2^53, so that an app that keeps ids in floating point loses them at once. By the machine's clock, not the demo's: a
    // demo that is started again on its data must not give an id twice, or the app takes the message for a redelivery.
    private static long s_lastMsgId = 7_300_000_000_000_000_000 + (1000 * TimeProvider.System.GetUtcNow().ToUnixTimeMilliseconds());

    public DateTimeOffset At { get; init; } = corp.Clock.GetUtcNow();

    public XElement Text(string content) => Message("text", Words("Content", content));

    public XElement Image(string picUrl, string mediaId) => Message("image", Words("PicUrl", picUrl), Words("MediaId", mediaId));

    public XElement Voice(string mediaId) => Message("voice", Words("MediaId", mediaId), Words("Format", "amr"));

    public XElement Video(string mediaId) => Message("video", Words("MediaId", mediaId), Words("ThumbMediaId", mediaId));

    /// <summary>Not in WeCom's list of messages; some clients send it all the same.</summary>
    public XElement File(string mediaId, string fileName) =>
        Message("file", Words("MediaId", mediaId), Words("FileName", fileName));

    public XElement Location(Place place) => Message(
        "location",
        Number("Location_X", Degrees(place.Latitude)),
        Number("Location_Y", Degrees(place.Longitude)),
        Number("Scale", "16"),
        Words("Label", place.Name),
        Words("AppType", "wxwork"));

    public XElement Link(string title, string description, string url) =>
        Message("link", Words("Title", title), Words("Description", description), Words("Url", url), Words("PicUrl", ""));

    public XElement Event(string name, string key = "", params XElement[] more) =>
        Envelope("event", [Words("Event", name), Words("EventKey", key), Number("AgentID", $"{corp.Settings.AgentId}"), .. more]);

    /// <summary>The reported position of a member who shares it with the app.</summary>
    public XElement Position(Place place) => Event(
        "LOCATION",
        "",
        Number("Latitude", Degrees(place.Latitude)),
        Number("Longitude", Degrees(place.Longitude)),
        Number("Precision", "30.000000"),
        Words("AppType", "wxwork"));

    public XElement CardPressed(PhoneCard card, string key, string responseCode, IReadOnlyDictionary<string, string[]> chosen) => Event(
        card.Menu.Any(m => m.Key == key) ? "template_card_menu_event" : "template_card_event",
        key,
        Words("TaskId", card.TaskId),
        Words("CardType", card.Type),
        Words("ResponseCode", responseCode),
        new XElement("SelectedItems", chosen.Select(c => new XElement(
            "SelectedItem",
            Words("QuestionKey", c.Key),
            new XElement("OptionIds", c.Value.Select(o => Words("OptionId", o)))))));

    /// <summary>Counts and sums only; the photos come as messages of their own.</summary>
    public XElement PhotosTaken(string type, string key, IReadOnlyList<string> md5) => Event(
        type,
        key,
        new XElement(
            "SendPicsInfo",
            Number("Count", $"{md5.Count}"),
            new XElement("PicList", md5.Select(m => new XElement("item", Words("PicMd5Sum", m))))));

    public XElement Scanned(string type, string key, string result) => Event(
        type, key, new XElement("ScanCodeInfo", Words("ScanType", "qrcode"), Words("ScanResult", result)));

    public XElement PlaceChosen(string key, Place place) => Event(
        "location_select",
        key,
        new XElement(
            "SendLocationInfo",
            Words("Location_X", Degrees(place.Latitude)),
            Words("Location_Y", Degrees(place.Longitude)),
            Words("Scale", "16"),
            Words("Label", place.Name),
            Words("Poiname", "")),
        Words("AppType", "wxwork"));

    private XElement Message(string type, params XElement[] content) => Envelope(
        type,
        [.. content, Number("MsgId", $"{Interlocked.Increment(ref s_lastMsgId)}"), Number("AgentID", $"{corp.Settings.AgentId}")]);

    private XElement Envelope(string type, IEnumerable<XElement> rest) => new(
        "xml",
        Words("ToUserName", corp.Settings.CorpId),
        Words("FromUserName", fromUser),
        Number("CreateTime", $"{At.ToUnixTimeSeconds()}"),
        Words("MsgType", type),
        rest);

    private static XElement Words(string name, string text) => new(name, new XCData(Printable(text)));

    private static XElement Number(string name, string text) => new(name, text);

    private static string Degrees(double value) => value.ToString("0.000000");

    // XML has no place for most control characters; WeCom leaves them out.
    private static string Printable(string text)
    {
        var s = new StringBuilder(text.Length);
        foreach (Rune rune in text.EnumerateRunes())
        {
            if (rune.Value > 0xFFFF || XmlConvert.IsXmlChar((char)rune.Value))
            {
                s.Append(rune.ToString());
            }
        }

        return s.ToString();
    }
}
