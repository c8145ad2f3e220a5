namespace ChatAssist.Chat;

/// <summary>What a person did, free of any channel's format.</summary>
public enum MessageKind
{
    Text,
    Image,
    Voice,
    Video,
    File,
    Location,

    /// <summary>A card's button or a menu entry: <see cref="InboundMessage.Text"/> is its key.</summary>
    Button,

    /// <summary>The person opened the chat or joined: an occasion to greet, nothing said.</summary>
    Enter,

    /// <summary>Something this program does not know yet: kept, acknowledged, not understood.</summary>
    Unknown,
}

/// <summary>One message from a person. Its raw form is kept beside it, unchanged .</summary>
public sealed record InboundMessage
{
    /// <summary>The channel's unique key of this message: a redelivery carries the same one. At most 200 characters.</summary>
    public required string Key { get; init; }

    /// <summary>The channel's user id of the sender.</summary>
    public required string From { get; init; }

    public required MessageKind Kind { get; init; }

    /// <summary>Text as typed, the key of a button, the recognised words of a voice note, or the label of a place.</summary>
    public string Text { get; init; } = "";

    public MediaRef? Media { get; init; }

    public GeoPoint? Location { get; init; }

    /// <summary>The single-use code with which a pressed card may be changed (WeCom: 72 h), or null.</summary>
    public string? CardCode { get; init; }

    /// <summary>
    /// Where a page of ours says what it is about (walk/I-2026-0001/signature), in the form of a button's key; null for
    /// everything that comes out of a chat.
    /// </summary>
    public string? For { get; init; }

    /// <summary>When the channel says that it was sent, UTC. Deadlines count from here, never from a later arrival.</summary>
    public required DateTimeOffset SentAt { get; init; }
}

/// <summary>A point in degrees, WGS-84 or GCJ-02 as the channel gave it.</summary>
public readonly record struct GeoPoint(double Latitude, double Longitude)
{
    private const double EarthRadiusMetres = 6_371_000;

    /// <summary>Great-circle distance in metres.</summary>
    public double MetresTo(GeoPoint other)
    {
        double lat1 = double.DegreesToRadians(Latitude), lat2 = double.DegreesToRadians(other.Latitude);
        double dLat = lat2 - lat1, dLon = double.DegreesToRadians(other.Longitude - Longitude);
        double a = Math.Pow(Math.Sin(dLat / 2), 2) + Math.Cos(lat1) * Math.Cos(lat2) * Math.Pow(Math.Sin(dLon / 2), 2);
        return 2 * EarthRadiusMetres * Math.Asin(Math.Min(1, Math.Sqrt(a)));
    }
}
