using System.Data;
using System.Security.Cryptography;
using System.Text.Json;
using ChatAssist.Chat;
using ChatAssist.Host.Media;
using ChatAssist.Host.Nodes;
using ChatAssist.Host.Storage;
using ChatAssist.Host.Writing;
using ChatAssist.Inspections;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace ChatAssist.Host.Records;

/// <summary>
/// Goes over everything that was written down: each chain link by link, each message against the hash that its
/// link carries, each stored file against the hash that its link carries, each piece of evidence against the fact that gave
/// it, each chain against what the others have seen of it. Whoever can write to the database could write whole new chains: the
/// heads, noted elsewhere, show that as well.
/// </summary>
/// <param name="Heads">The last link of each chain.</param>
/// <param name="Break">The first thing that is not as it was written; null where all is.</param>
public sealed record Verification(long Chains, long Links, long Messages, long Files, IReadOnlyList<ChainHead> Heads, string? Break)
{
    /// <param name="noted">Links that were heads once, and must still be there as they were.</param>
    public static async Task<Verification> OfAsync(
        IDbContextFactory<LedgerContext> contexts, MediaDirectory media, CancellationToken cancellationToken, IReadOnlyList<ChainHead>? noted = null)
    {
        await using LedgerContext context = await contexts.CreateDbContextAsync(cancellationToken);
        await using IDbContextTransaction asOfNow = await OneLookAsync(context, cancellationToken);
        var result = new Verification(0, 0, 0, 0, [], null);
        var links = new Dictionary<string, string>();
        var removed = new HashSet<string>();
        var stored = new Dictionary<string, StoredFile>();
        var evidence = new EvidenceCheck();
        Dictionary<string, (ChainHead Head, string By)> anchors = await AnchorsAsync(context, cancellationToken);
        string node = "", previous = JournalChain.Root;
        long seq = 0;
        List<ChainHead> missing = [.. noted ?? []];
        await foreach (JournalRow row in context.Journal.AsNoTracking().OrderBy(j => j.Node).ThenBy(j => j.Seq)
            .AsAsyncEnumerable().WithCancellation(cancellationToken))
        {
            if (row.Node != node)
            {
                result = result.WithHead(node, seq, previous);
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

            if (missing.Find(h => h.Node == row.Node && h.Seq == row.Seq) is { } was)
            {
                if (was.Hash != row.Hash)
                {
                    return result with { Break = $"journal {row.Node}/{row.Seq} is not the one that was noted" };
                }

                missing.Remove(was);
            }

            (previous, seq) = (row.Hash, row.Seq);
            if (anchors.TryGetValue(row.Node, out var anchor) && anchor.Head.Seq == row.Seq)
            {
                anchors.Remove(row.Node);
                if (anchor.Head.Hash != row.Hash)
                {
                    return result with { Break = $"journal {row.Node}/{row.Seq} is not what {anchor.By} saw" };
                }
            }

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
            removed.UnionWith(RemovedMessages.Of(row).Select(id => $"m{id}"));
            result = result with { Links = result.Links + 1 };
        }

        if (anchors.Values.FirstOrDefault() is { Head: { } unseen } cut)
        {
            return result with { Break = $"journal {unseen.Node}/{unseen.Seq} is missing, which {cut.By} saw" };
        }

        result = result.WithHead(node, seq, previous);
        if (missing is [var lost, ..])
        {
            return result with { Break = $"journal {lost.Node}/{lost.Seq} was noted and is missing" };
        }

        result = await MessagesAsync(context, links, removed, result, cancellationToken);
        result = result.Break is null ? await FilesAsync(context, contexts, media, stored, result, cancellationToken) : result;
        return result.Break is null ? result with { Break = await evidence.BreakAsync(context, cancellationToken) } : result;
    }

    /// <summary>Everything as it is at one instant: the nodes write on meanwhile, and a message must not be seen without its link.</summary>
    private static async Task<IDbContextTransaction> OneLookAsync(LedgerContext context, CancellationToken cancellationToken)
    {
        if (context.Database.IsNpgsql())
        {
            return await context.Database.BeginTransactionAsync(IsolationLevel.RepeatableRead, cancellationToken);
        }

        // Deferred: it reads and keeps nobody from writing.
        await context.Database.OpenConnectionAsync(cancellationToken);
        return (await context.Database.UseTransactionAsync(
            ((SqliteConnection)context.Database.GetDbConnection()).BeginTransaction(deferred: true), cancellationToken))!;
    }

    /// <summary>Of each chain the furthest that another has seen: what lies before it hangs on it.</summary>
    private static async Task<Dictionary<string, (ChainHead Head, string By)>> AnchorsAsync(LedgerContext context, CancellationToken cancellationToken)
    {
        var furthest = new Dictionary<string, (ChainHead Head, string By)>();
        await foreach (JournalRow row in context.Journal.AsNoTracking().Where(j => j.Kind == ChainAnchors.Kind).OrderBy(j => j.Node).ThenBy(j => j.Seq)
            .AsAsyncEnumerable().WithCancellation(cancellationToken))
        {
            foreach (ChainHead head in ChainAnchors.Read(row))
            {
                if (!furthest.TryGetValue(head.Node, out var known) || known.Head.Seq < head.Seq)
                {
                    furthest[head.Node] = (head, $"{row.Node}/{row.Seq}");
                }
            }
        }

        return furthest;
    }

    private Verification WithHead(string node, long seq, string hash) =>
        seq == 0 ? this : this with { Heads = [.. Heads, new ChainHead(node, seq, hash)] };

    private static async Task<Verification> MessagesAsync(
        LedgerContext context, Dictionary<string, string> links, HashSet<string> removed, Verification result, CancellationToken cancellationToken)
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

        return links.Keys.FirstOrDefault(m => !removed.Contains(m)) is { } gone ? result with { Break = $"message {gone} is missing" } : result;
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

/// <summary>The end of a chain at some time: enough to see later whether the chain up to there is still the same.</summary>
public sealed record ChainHead(string Node, long Seq, string Hash)
{
    /// <summary>Reads what <see cref="ToString"/> writes.</summary>
    /// <exception cref="FormatException">It is something else.</exception>
    public static ChainHead Parse(string text)
    {
        int colon = text.LastIndexOf(':'), slash = text.LastIndexOf('/', Math.Max(0, colon));
        return slash > 0 && long.TryParse(text[(slash + 1)..colon], out long seq) && text[(colon + 1)..] is { Length: 64 } hash
            ? new ChainHead(text[..slash], seq, hash)
            : throw new FormatException($"'{text}' is no head as verify prints it: NODE/NUMBER:HASH.");
    }

    public override string ToString() => $"{Node}/{Seq}:{Hash}";
}
