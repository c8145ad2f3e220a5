using System.Data;
using System.Security.Cryptography;
using System.Text.Json;
using ChatAssist.Chat;
using ChatAssist.Host.Media;
using ChatAssist.Host.Nodes;
using ChatAssist.Host.Storage;
using ChatAssist.Host.Writing;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace ChatAssist.Host.Records;

/// <summary>
/// Goes over everything that was written down: each chain link by link, each message against the hash that its
/// link carries, each stored file against the hash that its link carries. And each chain against what the others have seen
/// of it: one whose end was cut off is whole by itself.
/// </summary>
/// <param name="Break">The first thing that is not as it was written; null where all is.</param>
public sealed record Verification(long Chains, long Links, long Messages, long Files, string? Break)
{
    public static async Task<Verification> OfAsync(
        IDbContextFactory<LedgerContext> contexts, MediaDirectory media, CancellationToken cancellationToken)
    {
        await using LedgerContext context = await contexts.CreateDbContextAsync(cancellationToken);
        await using IDbContextTransaction asOfNow = await OneLookAsync(context, cancellationToken);
        var result = new Verification(0, 0, 0, 0, null);
        var links = new Dictionary<string, string>();
        var stored = new Dictionary<string, string>();
        Dictionary<string, (ChainHead Head, string By)> anchors = await AnchorsAsync(context, cancellationToken);
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

            if (row.Kind == MediaWriting.Stored)
            {
                StoredFile file = JsonSerializer.Deserialize<StoredFile>(row.Payload, ChatJson.Options)!;
                stored[file.MediaId] = file.Sha256;
            }

            result = result with { Links = result.Links + 1 };
        }

        if (anchors.Values.FirstOrDefault() is { Head: { } missing } cut)
        {
            return result with { Break = $"journal {missing.Node}/{missing.Seq} is missing, which {cut.By} saw" };
        }

        result = await MessagesAsync(context, links, result, cancellationToken);
        return result.Break is null ? await FilesAsync(context, media, stored, result, cancellationToken) : result;
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
        LedgerContext context, MediaDirectory media, Dictionary<string, string> stored, Verification result, CancellationToken cancellationToken)
    {
        var seen = new HashSet<string>();
        await foreach (MediaRow row in context.Media.AsNoTracking().Where(m => m.State == MediaState.Stored).OrderBy(m => m.MediaId)
            .AsAsyncEnumerable().WithCancellation(cancellationToken))
        {
            if (!stored.Remove(row.MediaId, out string? sha) || sha != row.Sha256)
            {
                return result with { Break = $"file {row.Sha256} is not the one that the journal names for {row.MediaId}" };
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

        return stored.Count == 0 ? result : result with { Break = $"file {stored.Values.First()} is missing from the list" };
    }
}
