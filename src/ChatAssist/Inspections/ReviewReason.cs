using ChatAssist.Chat;
using ChatAssist.Content;
using ChatAssist.Targets;

namespace ChatAssist.Inspections;

/// <summary>Why a submitted inspection should be looked at once more: it may have been gone through for show (I-06, S2 三(一)1).</summary>
public enum ReviewReason
{
    /// <summary>Too short to have been a visit.</summary>
    TooFast,

    /// <summary>Not one photo, voice note or file.</summary>
    NoEvidence,

    /// <summary>Nobody sent a place.</summary>
    NoPlace,

    /// <summary>The place that was sent is not the target's.</summary>
    FarAway,

    /// <summary>A photo says that it was taken elsewhere.</summary>
    PhotoElsewhere,

    /// <summary>A photo says that it was taken at another time.</summary>
    PhotoOtherTime,
}

/// <summary>Marks what should be looked at; it never stops anybody from handing in.</summary>
public static class Review
{
    /// <param name="evidence">How many photos, voice notes and files the inspection has.</param>
    public static IReadOnlyList<ReviewReason> Of(InspectionRow row, int items, int evidence, Target? target, DateTimeOffset now, Rules rules)
    {
        var reasons = new List<ReviewReason>();
        TimeSpan least = TimeSpan.FromSeconds(Math.Max(rules.LeastVisit.TotalSeconds, items * rules.LeastPerItem.TotalSeconds));
        if (now - row.StartedAt < least)
        {
            reasons.Add(ReviewReason.TooFast);
        }

        if (evidence == 0)
        {
            reasons.Add(ReviewReason.NoEvidence);
        }

        if (target is { Latitude: not null, Longitude: not null })
        {
            if (row is not { StartLatitude: { } latitude, StartLongitude: { } longitude })
            {
                reasons.Add(ReviewReason.NoPlace);
            }
            else if (DistanceOf(target, new GeoPoint(latitude, longitude)) > rules.FarMetres)
            {
                reasons.Add(ReviewReason.FarAway);
            }
        }

        return reasons;
    }

    /// <summary>A photo's own words may be wrong or edited: a reason to look, and no more .</summary>
    public static IEnumerable<ReviewReason> OfPhotos(IReadOnlyList<EvidenceCompared> photos, Rules rules)
    {
        if (photos.Any(p => PhotoCheck.IsFar(p.Metres, rules)))
        {
            yield return ReviewReason.PhotoElsewhere;
        }

        if (photos.Any(p => PhotoCheck.IsOff(p.Minutes, rules)))
        {
            yield return ReviewReason.PhotoOtherTime;
        }
    }

    /// <summary>Metres from a place to the target's registered one.</summary>
    public static double DistanceOf(Target target, GeoPoint place) =>
        place.MetresTo(new GeoPoint(target.Latitude!.Value, target.Longitude!.Value));
}
