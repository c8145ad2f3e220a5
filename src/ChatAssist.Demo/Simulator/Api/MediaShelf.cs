using System.Collections.Concurrent;
using System.Security.Cryptography;

namespace ChatAssist.Demo.Simulator.Api;

public sealed record StoredMedia(string MediaId, string Type, string FileName, string ContentType, byte[] Bytes, DateTimeOffset At);

/// <summary>Files that people and the app sent. WeCom keeps them for three days, not an hour more.</summary>
public sealed class MediaShelf(TimeProvider clock)
{
    public static readonly TimeSpan Life = TimeSpan.FromDays(3);

    private readonly ConcurrentDictionary<string, StoredMedia> _files = new();

    public StoredMedia Keep(string type, string fileName, byte[] bytes)
    {
        string id = "3" + Convert.ToBase64String(RandomNumberGenerator.GetBytes(48)).Replace('+', '-').Replace('/', '_');
        return _files[id] = new StoredMedia(id, type, fileName, MediaKinds.ContentTypeOf(bytes, fileName), bytes, clock.GetUtcNow());
    }

    /// <exception cref="RefusalException">40007: unknown, or older than three days.</exception>
    public StoredMedia Open(string mediaId)
    {
        RefusalException.If(
            !_files.TryGetValue(mediaId, out StoredMedia? media) || clock.GetUtcNow() >= media.At + Life,
            Errcode.WrongMediaId,
            "invalid media_id");
        return media!;
    }

    /// <summary>For the phone's own screen, which keeps what it has shown: no expiry.</summary>
    public StoredMedia? OnPhone(string mediaId) => _files.GetValueOrDefault(mediaId);
}
