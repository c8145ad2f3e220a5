using System.Security.Cryptography;
using ChatAssist.Chat;
using ChatAssist.Host.Storage;
using ChatAssist.Host.Writing;
using Microsoft.EntityFrameworkCore;

namespace ChatAssist.Host.Media;

/// <summary>
/// Keeps the files that people send: fetched from the channel as soon as their reference is committed, hashed, written
/// beside the database under their hash. What could not be fetched is tried again until it is there or gone.
/// </summary>
public sealed class MediaStore(
    IChannel channel,
    LedgerWriter writer,
    IDbContextFactory<LedgerContext> contexts,
    MediaDirectory directory,
    TimeProvider clock,
    ILogger<MediaStore> log)
{
    /// <summary>WeCom's own largest file (20 MB); an image may have 10 MB.</summary>
    public const long LargestFile = 20 * 1024 * 1024;

    private static readonly TimeSpan FirstTry = TimeSpan.FromSeconds(10);

    /// <summary>The file with what became of it. Never throws for what the channel or the sender did wrong.</summary>
    public async Task<MediaRef> FetchAsync(MediaRef file, string userId, DateTimeOffset receivedAt)
    {
        await using (LedgerContext context = await contexts.CreateDbContextAsync())
        {
            MediaRow? known = await context.Media.AsNoTracking().FirstOrDefaultAsync(m => m.MediaId == file.MediaId);
            if (known is { State: not MediaState.Waiting })
            {
                return Describe(file, known);
            }
        }

        // A page of ours hands in what it has stored already.
        MediaRef fetched = file is { Sha256: not null, Problem: MediaProblem.None } ? file : await TryFetchAsync(file);
        await SaveAsync(fetched, userId, receivedAt);
        return fetched;
    }

    /// <summary>Fetches without touching the database.</summary>
    private async Task<MediaRef> TryFetchAsync(MediaRef file)
    {
        using var patience = new CancellationTokenSource(FirstTry);
        try
        {
            await using Stream source = await channel.OpenMediaAsync(file, patience.Token);
            return await directory.TakeAsync(file, source, patience.Token);
        }
        catch (MediaUnavailableException e) when (e.Gone)
        {
            return file with { Problem = MediaProblem.Gone };
        }
        catch (Exception e) when (e is MediaUnavailableException or IOException or HttpRequestException or OperationCanceledException)
        {
            log.LogWarning("A file could not be fetched now: {Type}", e.GetType().Name);
            return file with { Problem = MediaProblem.Pending };
        }
    }

    private Task SaveAsync(MediaRef file, string userId, DateTimeOffset receivedAt)
    {
        int state = (int)(file.Problem switch
        {
            MediaProblem.None => MediaState.Stored,
            MediaProblem.Pending => MediaState.Waiting,
            _ => MediaState.Refused,
        });
        long next = clock.GetUtcNow().AddMinutes(1).ToUnixTimeMilliseconds();
        return writer.WriteAsync(s => s.Run(
            "INSERT INTO media (media_id, user_id, state, sha256, bytes, content_type, file_name, problem, received_at, attempts, next_at) "
            + "VALUES (@p0, @p1, @p2, @p3, @p4, @p5, @p6, @p7, @p8, 1, @p9) ON CONFLICT (media_id) DO UPDATE SET "
            + "state = @p2, sha256 = @p3, bytes = @p4, content_type = @p5, problem = @p7, attempts = media.attempts + 1, next_at = @p9",
            file.MediaId, userId, state, file.Sha256 ?? "", file.Bytes, file.ContentType ?? "", file.FileName ?? "",
            (int)file.Problem, receivedAt.ToUnixTimeMilliseconds(), next));
    }

    private static MediaRef Describe(MediaRef file, MediaRow row) =>
        file with { Sha256 = row.Sha256, Bytes = row.Bytes, ContentType = row.ContentType, Problem = row.Problem };
}
