using System.Security.Cryptography;
using System.Xml.Linq;
using ChatAssist.Demo.Simulator.Api;
using ChatAssist.Demo.Simulator.Callbacks;

namespace ChatAssist.Demo.Simulator;

/// <summary>
/// Somebody with a phone: writes, photographs, presses, and reads what comes. Each act ends when WeCom has delivered
/// it (or given up); what the app replies comes later and is awaited by <see cref="ReplyAsync(string, TimeSpan?)"/>.
/// </summary>
public sealed class SimulatedPerson
{
    private static readonly Dictionary<string, string[]> NothingChosen = [];

    private readonly SimulatedCorp _corp;
    private readonly CallbackSender _sender;
    private readonly Uri _address;
    private long _read;

    internal SimulatedPerson(SimulatedCorp corp, CallbackSender sender, Uri address, Member member)
    {
        (_corp, _sender, _address, Member) = (corp, sender, address, member);
    }

    public Member Member { get; }

    /// <summary>All that is on the phone, the person's own bubbles too, oldest first.</summary>
    public IReadOnlyList<PhoneMessage> Phone => [.. _corp.Phones.Snapshot().Where(m => m.UserId == Member.UserId)];

    private CallbackXml Xml => new(_corp, Member.UserId);

    public Task<Delivery> SayAsync(string text)
    {
        Show("text", text);
        return SendAsync(Xml.Text(text));
    }

    /// <summary>A picture out of the + panel: a message alone, without any event.</summary>
    public Task<Delivery> SendPhotoAsync(byte[] bytes, string fileName = "photo.jpg")
    {
        StoredMedia media = Keep("image", bytes, fileName);
        return SendAsync(Xml.Image($"{_address}simulator/media/{media.MediaId}", media.MediaId));
    }

    public Task<Delivery> SendVoiceAsync(byte[] amr, string fileName = "voice.amr") =>
        SendAsync(Xml.Voice(Keep("voice", amr, fileName).MediaId));

    public Task<Delivery> SendVideoAsync(byte[] mp4, string fileName = "video.mp4") =>
        SendAsync(Xml.Video(Keep("video", mp4, fileName).MediaId));

    public Task<Delivery> SendFileAsync(byte[] bytes, string fileName) =>
        SendAsync(Xml.File(Keep("file", bytes, fileName).MediaId, fileName));

    public Task<Delivery> SendLocationAsync(Place place)
    {
        Show("location", place.Name, location: place);
        return SendAsync(Xml.Location(place));
    }

    public Task<Delivery> SendLocationAsync(double latitude, double longitude, string label = "") =>
        SendLocationAsync(new Place(label, latitude, longitude));

    public Task<Delivery> SendLinkAsync(string title, string url)
    {
        Show("text", $"{title}\n{url}");
        return SendAsync(Xml.Link(title, "", url));
    }

    /// <summary>Opens the chat.</summary>
    public Task<Delivery> EnterAsync() => SendAsync(Xml.Event("enter_agent"));

    public Task<Delivery> SubscribeAsync() => SendAsync(Xml.Event("subscribe"));

    /// <summary>The phone reports its position by itself: nothing shows.</summary>
    public Task<Delivery> ReportPositionAsync(Place place) => SendAsync(Xml.Position(place));

    public Task<Delivery> ClickMenuAsync(string key) => SendAsync(Xml.Event("click", key));

    public Task<Delivery> OpenMenuLinkAsync(string url) => SendAsync(Xml.Event("view", url));

    /// <summary>Two different menu entries within one second: told apart by nothing but their content.</summary>
    public async Task<Delivery[]> ClickBothInOneSecondAsync(string first, string second)
    {
        CallbackXml sameSecond = Xml;
        return await Task.WhenAll(SendAsync(sameSecond.Event("click", first)), SendAsync(sameSecond.Event("click", second)));
    }

    /// <summary>A menu entry of type scancode_push or scancode_waitmsg.</summary>
    public Task<Delivery> ScanAsync(string key, string result, string type = "scancode_waitmsg") =>
        SendAsync(Xml.Scanned(type, key, result));

    /// <summary>A menu entry of type location_select: the event, then the location as a message.</summary>
    public async Task<Delivery> ChoosePlaceAsync(string key, Place place)
    {
        await SendAsync(Xml.PlaceChosen(key, place));
        return await SendLocationAsync(place);
    }

    /// <summary>A menu entry for photos. Its event comes before them, after them or never: <see cref="Faults.PhotoEvents"/>.</summary>
    public async Task<Delivery> TakePhotosAsync(string key, IReadOnlyList<byte[]> photos, string type = "pic_photo_or_album")
    {
        XElement taken = Xml.PhotosTaken(type, key, [.. photos.Select(Md5)]);
        PhotoEventOrder order = _corp.Faults.PhotoEvents;
        List<Delivery> all = [];
        if (order == PhotoEventOrder.Before)
        {
            all.Add(await SendAsync(taken));
        }

        foreach (byte[] photo in photos)
        {
            all.Add(await SendPhotoAsync(photo));
        }

        if (order == PhotoEventOrder.After)
        {
            all.Add(await SendAsync(taken));
        }

        return new Delivery([.. all.SelectMany(d => d.Attempts)]);
    }

    /// <summary>Presses the newest button that can be pressed and reads so.</summary>
    /// <exception cref="InvalidOperationException">There is none.</exception>
    public Task<Delivery> PressAsync(string label)
    {
        foreach (PhoneMessage message in Phone.Reverse())
        {
            if (message.Card?.Buttons.FirstOrDefault(b => !b.Disabled && b.Text == label) is { } button)
            {
                return PressAsync(message, button.Key);
            }
        }

        throw new InvalidOperationException($"No button «{label}» on the phone of {Member.Name}:\n{string.Join('\n', Phone.TakeLast(5))}");
    }

    /// <summary>Presses a button of any card by its key, an old or spent one too, with the options chosen on it.</summary>
    public Task<Delivery> PressAsync(PhoneMessage message, string key, IReadOnlyDictionary<string, string[]>? chosen = null)
    {
        PhoneCard card = message.Card ?? throw new InvalidOperationException("This bubble is no card.");
        string code = _corp.ResponseCodes.Issue(card.TaskId);
        return SendAsync(Xml.CardPressed(card, key, code, chosen ?? NothingChosen));
    }

    /// <summary>All that is on the phone counts as read: <see cref="ReplyAsync(string, TimeSpan?)"/> waits for what is new.</summary>
    public void ReadAll() => _read = Phone.Select(m => m.Number).DefaultIfEmpty(_read).Max();

    /// <summary>The next bubble from the app that contains the words; bubbles before it count as read.</summary>
    public Task<PhoneMessage> ReplyAsync(string containing = "", TimeSpan? timeout = null) =>
        ReplyAsync(m => m.Text.Contains(containing, StringComparison.Ordinal), timeout);

    /// <exception cref="TimeoutException">None came within the time (30 s of real time unless told).</exception>
    public async Task<PhoneMessage> ReplyAsync(Func<PhoneMessage, bool> matches, TimeSpan? timeout = null)
    {
        PhoneMessage found = await _corp.WaitForAsync(Member.UserId, m => m.Number > _read && matches(m), timeout);
        _read = found.Number;
        return found;
    }

    private Task<Delivery> SendAsync(XElement xml) => _sender.SendAsync(xml, Member.Name);

    private StoredMedia Keep(string type, byte[] bytes, string fileName)
    {
        StoredMedia media = _corp.Media.Keep(type, fileName, bytes);
        Show(type, fileName, new(media.MediaId, fileName, media.ContentType, bytes.Length));
        return media;
    }

    private void Show(string kind, string text, PhoneMedia? media = null, Place? location = null) =>
        _corp.Phones.Add(new PhoneMessage
        {
            Number = _corp.NextNumber(),
            UserId = Member.UserId,
            FromMember = true,
            At = _corp.Clock.GetUtcNow(),
            Kind = kind,
            Text = text,
            Media = media,
            Location = location,
        });

    private static string Md5(byte[] bytes) => Convert.ToHexStringLower(MD5.HashData(bytes));
}
