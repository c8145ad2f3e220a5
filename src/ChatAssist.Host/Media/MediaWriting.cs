using System.Text.Json;
using ChatAssist.Chat;
using ChatAssist.Host.Storage;
using ChatAssist.Host.Writing;
using ChatAssist.Inspections;

namespace ChatAssist.Host.Media;

/// <summary>
/// The row of a file, and the link of the journal that binds its hash: without it, whoever replaces a file could replace
/// the hash beside it.
/// </summary>
internal static class MediaWriting
{
    /// <summary>The journal's word for a file that was stored; its payload is a <see cref="StoredFile"/>.</summary>
    public const string Stored = "media.stored.2";

    /// <summary>The word before photos were read: the payload says nothing of them.</summary>
    public const string StoredBefore = "media.stored.1";

    /// <param name="photo">What it says of itself; null where it is no photo or says nothing.</param>
    /// <param name="next">When to try again, where it is still on its way.</param>
    public static void Save(WriteSession s, MediaRef file, PhotoRow? photo, string userId, DateTimeOffset sentAt, DateTimeOffset now, DateTimeOffset next)
    {
        int saved = s.Run(
            "INSERT INTO media (media_id, user_id, state, sha256, bytes, content_type, file_name, problem, received_at, attempts, next_at) "
            + "VALUES (@p0, @p1, @p2, @p3, @p4, @p5, @p6, @p7, @p8, 1, @p9) ON CONFLICT (media_id) DO UPDATE SET "
            + "state = @p2, sha256 = @p3, bytes = @p4, content_type = @p5, problem = @p7, attempts = media.attempts + 1, next_at = @p9 "
            + "WHERE media.state = 0",
            file.MediaId, userId, (int)StateOf(file), file.Sha256 ?? "", file.Bytes, file.ContentType ?? "", file.FileName ?? "",
            (int)file.Problem, sentAt.ToUnixTimeMilliseconds(), next.ToUnixTimeMilliseconds());
        if (saved == 1 && file.Problem == MediaProblem.None)
        {
            if (photo is not null)
            {
                s.Run(
                    "INSERT INTO photos (media_id, taken_at, latitude, longitude, camera) VALUES (@p0, @p1, @p2, @p3, @p4) ON CONFLICT (media_id) DO NOTHING",
                    photo.MediaId, photo.TakenAt?.ToUnixTimeMilliseconds(), photo.Latitude, photo.Longitude, photo.Camera);
            }

            string payload = JsonSerializer.Serialize(StoredFile.Of(file, photo), ChatJson.Options);
            // Whose it is stands in the media row alone: a link that named the sender would name who reported (K-09).
            s.Journal(now, "", "", "", "", Stored, payload, "");
        }
    }

    private static MediaState StateOf(MediaRef file) => file.Problem switch
    {
        MediaProblem.None => MediaState.Stored,
        MediaProblem.Pending => MediaState.Waiting,
        _ => MediaState.Refused,
    };
}

/// <summary>What the journal says of a stored file, and of what the photo says of itself.</summary>
/// <param name="TakenAt">UTC milliseconds.</param>
internal sealed record StoredFile(
    string MediaId, string Sha256, long Bytes, long? TakenAt = null, double? Latitude = null, double? Longitude = null, string? Camera = null)
{
    public static StoredFile Of(MediaRef file, PhotoRow? photo) => new(
        file.MediaId, file.Sha256!, file.Bytes, photo?.TakenAt?.ToUnixTimeMilliseconds(), photo?.Latitude, photo?.Longitude, photo?.Camera);
}
