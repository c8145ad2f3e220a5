using ChatAssist.Complaints;
using ChatAssist.Content;
using ChatAssist.Deadlines;
using ChatAssist.Host.Libraries;
using ChatAssist.Host.Nodes;
using ChatAssist.Host.Storage;
using ChatAssist.Host.Telemetry;
using ChatAssist.People;
using Microsoft.EntityFrameworkCore;

namespace ChatAssist.Host.Operators;

/// <summary>How the program stands, as an operator sees it. No words that anybody said, and names only masked (K-09).</summary>
/// <param name="Dead">Replies that cannot be delivered, the latest first.</param>
/// <param name="SetAside">Messages that could not be handled, the latest first.</param>
/// <param name="Stuck">People who wait for an answer for longer than <see cref="StateReading.LongWait"/>, the longest first.</param>
/// <param name="Left">Talks that stand open for longer than <see cref="StateReading.LeftOpen"/>, the oldest first.</param>
/// <param name="Deadlines">Open deadlines by kind: how many have come and are not handled, how many lie ahead, the next.</param>
internal sealed record ProgramState(
    QueueDepths.Depths Depths,
    IReadOnlyList<DeadReply> Dead,
    IReadOnlyList<AsideMessage> SetAside,
    IReadOnlyList<WaitingPerson> Stuck,
    IReadOnlyList<OpenTalk> Left,
    IReadOnlyList<DeadlineKind> Deadlines,
    IReadOnlyList<NodeRow> Nodes,
    IReadOnlyList<(string Name, string Version)> Lists,
    long FreeBytes);

internal sealed record DeadReply(long Id, DateTimeOffset At, string To, int Code, int Attempts);

internal sealed record AsideMessage(long Id, DateTimeOffset At, string From, int Attempts);

internal sealed record WaitingPerson(string Who, DateTimeOffset Since, int Messages);

internal sealed record OpenTalk(string Who, string Dialog, DateTimeOffset Since);

internal sealed record DeadlineKind(string Kind, int Late, int Ahead, DateTimeOffset? Next);

/// <summary>Reads it, in bounded steps over the indexes of what is open.</summary>
internal sealed class StateReading(
    IDbContextFactory<LedgerContext> contexts, QueueDepths depths, LibraryShelf shelf, NodeLease lease, HostSettings settings, TimeProvider clock)
{
    public const int Most = 50;

    public static readonly TimeSpan LongWait = TimeSpan.FromMinutes(1);
    public static readonly TimeSpan LeftOpen = TimeSpan.FromDays(2);

    public async Task<ProgramState> ReadAsync(CancellationToken cancellationToken)
    {
        await using LedgerContext c = await contexts.CreateDbContextAsync(cancellationToken);
        Library library = shelf.Current;
        DateTimeOffset now = clock.GetUtcNow();
        string Name(string userId) => library.Register.People.TryGetValue(userId, out Person? person) ? Masking.Name(person.Name) : "—";
        var dead = await c.Outbox.AsNoTracking().Where(o => o.State == OutboxState.Dead).OrderByDescending(o => o.Id).Take(Most)
            .Select(o => new { o.Id, o.CreatedAt, o.UserId, o.Code, o.Attempts }).ToListAsync(cancellationToken);
        var aside = await c.Inbox.AsNoTracking().Where(i => i.State == InboxState.Failed).OrderByDescending(i => i.Id).Take(Most)
            .Select(i => new { i.Id, i.ReceivedAt, i.UserId, i.Attempts }).ToListAsync(cancellationToken);
        DateTimeOffset early = now - LongWait, longAgo = now - LeftOpen;
        var stuck = await c.Inbox.AsNoTracking().Where(i => i.State == InboxState.Waiting).GroupBy(i => i.UserId)
            .Select(g => new { UserId = g.Key, Since = g.Min(i => i.ReceivedAt), Count = g.Count() })
            .Where(w => w.Since < early).OrderBy(w => w.Since).Take(Most).ToListAsync(cancellationToken);
        var left = await c.Conversations.AsNoTracking().Where(t => t.Dialog != "" && t.UpdatedAt < longAgo).OrderBy(t => t.UpdatedAt).Take(Most)
            .Select(t => new { t.UserId, t.Dialog, t.UpdatedAt }).ToListAsync(cancellationToken);
        var deadlines = await c.Deadlines.AsNoTracking().Where(d => d.State == DeadlineState.Open).GroupBy(d => d.Kind)
            .Select(g => new { g.Key, Late = g.Count(d => d.DueAt <= now), All = g.Count(), Next = g.Min(d => d.DueAt) })
            .OrderBy(d => d.Key).ToListAsync(cancellationToken);
        return new ProgramState(
            depths.Read(),
            dead.ConvertAll(o => new DeadReply(o.Id, o.CreatedAt, Name(o.UserId), o.Code, o.Attempts)),
            aside.ConvertAll(i => new AsideMessage(i.Id, i.ReceivedAt, Name(i.UserId), i.Attempts)),
            stuck.ConvertAll(w => new WaitingPerson(Name(w.UserId), w.Since, w.Count)),
            left.ConvertAll(t => new OpenTalk(Name(t.UserId), t.Dialog, t.UpdatedAt)),
            deadlines.ConvertAll(d => new DeadlineKind(d.Key, d.Late, d.All - d.Late, d.Next)),
            lease.Nodes,
            [.. library.Questionnaires.Values.OrderBy(q => q.Id, StringComparer.Ordinal).Select(q => (q.Name, q.Version))],
            new DriveInfo(settings.Data).AvailableFreeSpace);
    }
}
