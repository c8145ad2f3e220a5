using ChatAssist.Chat;
using ChatAssist.Content;
using ChatAssist.Targets;

namespace ChatAssist.Inspections;

/// <summary>Compares what a photo says of itself with what it was sent for. Pure; null where it says nothing.</summary>
public static class PhotoCheck
{
    /// <param name="from">Begin of the visit, or when what it shows could be seen first.</param>
    /// <param name="to">End of it.</param>
    public static EvidenceCompared? Of(
        PhotoRow? photo, string evidence, string record, Target? target, DateTimeOffset from, DateTimeOffset to, Rules rules)
    {
        if (photo is null)
        {
            return null;
        }

        double? metres = photo is { Latitude: { } latitude, Longitude: { } longitude } && target is { Latitude: not null, Longitude: not null }
            ? Math.Round(Review.DistanceOf(target, new GeoPoint(latitude, longitude)))
            : null;
        long? minutes = photo.TakenAt is not { } at ? null
            : at < from ? -(long)(from - at).TotalMinutes
            : at > to ? (long)(at - to).TotalMinutes
            : 0;
        return metres is null && minutes is null
            ? null
            : new EvidenceCompared(evidence, record, metres, minutes, IsFar(metres, rules) || IsOff(minutes, rules));
    }

    public static bool IsFar(double? metres, Rules rules) => metres > rules.PhotoFarMetres;

    public static bool IsOff(long? minutes, Rules rules) => minutes is { } m && Math.Abs(m) > rules.PhotoOffMinutes;
}
