using System.Text.Json;
using ChatAssist.Chat;
using ChatAssist.Host.Records;
using ChatAssist.Host.Storage;
using ChatAssist.Host.Writing;
using Microsoft.EntityFrameworkCore;

namespace ChatAssist.Host.Nodes;

/// <summary>
/// Binds the other chains' ends into this node's chain: a chain whose last links are cut off is whole by itself, and
/// contradicts what the others have seen of it. Written only where another chain has grown by more than such anchors, so
/// that idle nodes do not go on answering each other.
/// </summary>
public sealed class ChainAnchors(LedgerWriter writer, NodeName node, IDbContextFactory<LedgerContext> contexts, TimeProvider clock)
{
    /// <summary>The journal's word for it; the payload is a list of <see cref="ChainHead"/>.</summary>
    public const string Kind = "chains.anchored.1";

    private readonly Dictionary<string, long> _seen = [];

    public async Task WriteAsync(CancellationToken cancellationToken)
    {
        List<ChainHead> grown = await GrownAsync(cancellationToken);
        if (grown.Count == 0)
        {
            return;
        }

        string payload = JsonSerializer.Serialize(grown, ChatJson.Options);
        await writer.WriteAsync(s => s.Journal(clock.GetUtcNow(), "", "", "", "", Kind, payload, ""), cancellationToken);
        grown.ForEach(head => _seen[head.Node] = head.Seq);
    }

    public static IReadOnlyList<ChainHead> Read(JournalRow row) => JsonSerializer.Deserialize<List<ChainHead>>(row.Payload, ChatJson.Options)!;

    private async Task<List<ChainHead>> GrownAsync(CancellationToken cancellationToken)
    {
        await using LedgerContext context = await contexts.CreateDbContextAsync(cancellationToken);
        IQueryable<JournalRow> journal = context.Journal.AsNoTracking();
        var grown = new List<ChainHead>();
        string? name = "";
        while ((name = await journal.Where(j => j.Node.CompareTo(name) > 0).OrderBy(j => j.Node).Select(j => j.Node)
            .FirstOrDefaultAsync(cancellationToken)) is not null)
        {
            long seen = _seen.GetValueOrDefault(name);
            if (name != node.Name
                && await journal.AnyAsync(j => j.Node == name && j.Seq > seen && j.Kind != Kind, cancellationToken))
            {
                grown.Add(await journal.Where(j => j.Node == name).OrderByDescending(j => j.Seq)
                    .Select(j => new ChainHead(j.Node, j.Seq, j.Hash)).FirstAsync(cancellationToken));
            }
        }

        return grown;
    }
}
