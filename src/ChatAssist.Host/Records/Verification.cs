using System.Security.Cryptography;
using System.Text.Json;
using ChatAssist.Chat;
using ChatAssist.Host.Media;
using ChatAssist.Host.Storage;
using ChatAssist.Host.Writing;
using ChatAssist.Inspections;
using Microsoft.EntityFrameworkCore;

namespace ChatAssist.Host.Records;

/// <summary>
/// Goes over everything that was written down: each chain link by link, each message against the hash that its
/// link carries, each stored file against the hash that its link carries, each piece of evidence against the fact that gave it.
/// </summary>
/// <param name="Break">The first thing that is not as it was written; null where all is.</param>
public sealed record Verification(long Chains, long Links, long Messages, long Files, string? Break)
{
    /// <summary>
    /// The last link of each chain: node/seq/hash. No chain can tell that its end was cut off; whoever keeps these elsewhere
    /// can (see <paramref name="known"/> of <see cref="OfAsync"/>).
    /// </summary>
    public IReadOnlyList<string> Heads { get; init; } = [];

    /// <param name="known">A link that was kept elsewhere, as node/seq/hash: it must still be there.</param>
    public static async Task<Verification> OfAsync(
        IDbContextFactory<LedgerContext> contexts, MediaDirectory media, CancellationToken cancellationToken, string? known = null)
    {
        var heads = new Dictionary<string, string>();
        await using LedgerContext context = await contexts.CreateDbContextAsync(cancellationToken);
        var result = new Verification(0, 0, 0, 0, null);
        var links = new Dictionary<string, string>();
        var stored = new Dictionary<string, StoredFile>();
        var evidence = new EvidenceCheck();
        string node = "", previous = JournalChain.Root;
        long seq = 0;
        await foreach (JournalRow row in context.Journal.AsNoTracking().OrderBy(j => j.Node).ThenBy(j => j.Seq)
            .AsAsyncEnumerable().WithCancellation(cancellationToken))
        {
            if (row.Node != node)
            {
                (node, previous, seq) = (row.Node, JournalChain.Root, 0);
                result = result with { Chains = result.Chains + 1 };
            }

            if (row.Seq != seq + 1)
            {
                return result with { Break = $"journal {row.Node}/{seq + 1} is missing" };
            }

            if (JournalChain.HashOf(previous, row) != row.Hash)
            {
                return result with { Break = $"journal {row.Node}/{row.Seq} is not what was written" };
            }

            (previous, seq) = (row.Hash, row.Seq);
            heads[row.Node] = $"{row.Node}/{row.Seq}/{row.Hash}";
            known = known == heads[row.Node] ? null : known;
            if (row.Message.Length > 0)
            {
                links[row.Message] = row.MessageSha;
            }

            if (row.Kind is MediaWriting.Stored or MediaWriting.StoredBefore)
            {
                StoredFile file = JsonSerializer.Deserialize<StoredFile>(row.Payload, ChatJson.Options)!;
                stored[file.MediaId] = file;
            }

            evidence.Take(row);

            result = result with { Links = result.Links + 1 };
        }

        result = result with { Heads = [.. heads.Values] };
        if (known is not null)
        {
            return result with { Break = $"journal {known} is not there any more" };
        }

        result = await MessagesAsync(context, links, result, cancellationToken);
        result = result.Break is null ? await FilesAsync(context, contexts, media, stored, result, cancellationToken) : result;
        return result.Break is null ? result with { Break = await evidence.BreakAsync(context, cancellationToken) } : result;
    }

    private static async Task<Verification> MessagesAsync(
        LedgerContext context, Dictionary<string, string> links, Verification result, CancellationToken cancellationToken)
    {
        await foreach (InboxRow row in context.Inbox.AsNoTracking().OrderBy(i => i.Id).AsAsyncEnumerable().WithCancellation(cancellationToken))
        {
            if (links.Remove($"m{row.Id}", out string? sha))
            {
                if (Convert.ToHexStringLower(SHA256.HashData(row.Raw)) != sha)
                {
                    return result with { Break = $"message {row.Id} is not what was received" };
                }
            }
            else if (row.State != InboxState.Waiting)
            {
                return result with { Break = $"message {row.Id} was answered but stands in no journal" };
            }

            result = result with { Messages = result.Messages + 1 };
        }

        return links.Count == 0 ? result : result with { Break = $"message {links.Keys.First()} is missing" };
    }

    private static async Task<Verification> FilesAsync(
        LedgerContext context, IDbContextFactory<LedgerContext> contexts, MediaDirectory media, Dictionary<string, StoredFile> stored, Verification result, CancellationToken cancellationToken)
    {
        var seen = new HashSet<string>();
        await using LedgerContext photos = await contexts.CreateDbContextAsync(cancellationToken);
        await foreach (MediaRow row in context.Media.AsNoTracking().Where(m => m.State == MediaState.Stored).OrderBy(m => m.MediaId)
            .AsAsyncEnumerable().WithCancellation(cancellationToken))
        {
            if (!stored.Remove(row.MediaId, out StoredFile? known) || known.Sha256 != row.Sha256)
            {
                return result with { Break = $"file {row.Sha256} is not the one that the journal names for {row.MediaId}" };
            }

            string sha = known.Sha256;
            PhotoRow? photo = await photos.Photos.FirstOrDefaultAsync(p => p.MediaId == row.MediaId, cancellationToken);
            if (photo?.TakenAt?.ToUnixTimeMilliseconds() != known.TakenAt || photo?.Latitude != known.Latitude
                || photo?.Longitude != known.Longitude || (photo?.Camera ?? "") != (known.Camera ?? ""))
            {
                return result with { Break = $"what the photo {row.MediaId} says of itself is not what was read from it" };
            }

            if (!seen.Add(sha))
            {
                continue;
            }

            if (!File.Exists(media.PathOf(sha)))
            {
                return result with { Break = $"file {sha} is missing" };
            }

            await using Stream file = media.Open(sha);
            if (Convert.ToHexStringLower(await SHA256.HashDataAsync(file, cancellationToken)) != sha)
            {
                return result with { Break = $"file {sha} is not what was received" };
            }

            result = result with { Files = result.Files + 1 };
        }

        return stored.Count == 0 ? result : result with { Break = $"file {stored.Values.First().Sha256} is missing from the list" };
    }
}
