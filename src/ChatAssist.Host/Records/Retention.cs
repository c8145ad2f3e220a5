using System.Text.Json;
using ChatAssist.Chat;
using ChatAssist.Complaints;
using ChatAssist.Host.Libraries;
using ChatAssist.Host.Storage;
using ChatAssist.Host.Turns;
using ChatAssist.Host.Writing;
using Microsoft.EntityFrameworkCore;

namespace ChatAssist.Host.Records;

/// <summary>What was removed, or would be.</summary>
/// <param name="Messages">Messages that made nothing true: questions, talk.</param>
/// <param name="Replies">Replies to them, and reminders.</param>
/// <param name="Reporters">Who reported, of complaints long closed, with the messages and replies that show it.</param>
/// <param name="Talks">Where people stood who are in the roster no longer.</param>
public sealed record Removed(int Messages, int Replies, int Reporters, int Talks);

/// <summary>
/// Deletes personal data whose time is over (R-07; 个人信息保护法 19 and 47: as short as the purpose allows). What became part of a
/// record is evidence and stays: inspections, findings, complaints, their photos, papers and journal. What is removed is
/// named in the chain by its number, so that <see cref="Verification"/> tells a gap that the rules made from one that
/// somebody made.
/// </summary>
public sealed class Retention(
    IDbContextFactory<LedgerContext> contexts, LedgerWriter writer, ReporterVault vault, LibraryShelf shelf, TimeProvider clock)
{
    /// <summary>The journal's words for it; the payload of both is <see cref="RemovedMessages"/>.</summary>
    public const string TalkKind = "talk.removed.1";
    public const string ReportersKind = "reporters.removed.1";

    private const int Batch = 500;

    /// <param name="dryRun">Counts, and removes nothing.</param>
    public async Task<Removed> RunAsync(bool dryRun, CancellationToken cancellationToken)
    {
        DateTimeOffset now = clock.GetUtcNow();
        DateTimeOffset talk = now.AddDays(-shelf.Current.Rules.TalkDays), reporters = now.AddDays(-shelf.Current.Rules.ReporterDays);
        var (messages, recorded) = await TalkAsync(talk, cancellationToken);
        return new Removed(
            await RemoveMessagesAsync(messages, dryRun, cancellationToken),
            await RemoveRepliesAsync(talk, recorded, dryRun, cancellationToken),
            await RemoveReportersAsync(reporters, dryRun, cancellationToken),
            await RemoveTalksAsync(talk, dryRun, cancellationToken));
    }

    /// <summary>Numbers of messages that made nothing true, and the instants of turns that did: their replies are part of the record.</summary>
    private async Task<(List<long> Messages, HashSet<long> Recorded)> TalkAsync(DateTimeOffset until, CancellationToken cancellationToken)
    {
        await using LedgerContext context = await contexts.CreateDbContextAsync(cancellationToken);
        var messages = new List<long>();
        var recorded = new HashSet<long>();
        await foreach (var link in context.Journal.AsNoTracking().Where(j => j.At < until)
            .Select(j => new { j.Kind, j.Message, j.At }).AsAsyncEnumerable().WithCancellation(cancellationToken))
        {
            if (link.Kind != "turn")
            {
                recorded.Add(link.At.ToUnixTimeMilliseconds());
            }
            else if (Number(link.Message) is { } id)
            {
                messages.Add(id);
            }
        }

        return (messages, recorded);
    }

    private async Task<int> RemoveMessagesAsync(List<long> candidates, bool dryRun, CancellationToken cancellationToken)
    {
        int removed = 0;
        foreach (long[] some in candidates.Chunk(Batch))
        {
            await using LedgerContext context = await contexts.CreateDbContextAsync(cancellationToken);
            // Removed before, or set aside and still an operator's business: not these.
            List<long> ids = await context.Inbox.Where(i => some.Contains(i.Id) && i.State == InboxState.Done).Select(i => i.Id).ToListAsync(cancellationToken);
            removed += ids.Count;
            if (ids.Count > 0 && !dryRun)
            {
                await writer.WriteAsync(s => Remove(s, TalkKind, "", ids), cancellationToken);
            }
        }

        return removed;
    }

    private async Task<int> RemoveRepliesAsync(DateTimeOffset until, HashSet<long> recorded, bool dryRun, CancellationToken cancellationToken)
    {
        int removed = 0;
        for (long after = 0; ;)
        {
            await using LedgerContext context = await contexts.CreateDbContextAsync(cancellationToken);
            var some = await context.Outbox.AsNoTracking().Where(o => o.Id > after && o.CreatedAt < until && o.State != OutboxState.Waiting)
                .OrderBy(o => o.Id).Take(Batch).Select(o => new { o.Id, o.CreatedAt }).ToListAsync(cancellationToken);
            if (some.Count == 0)
            {
                return removed;
            }

            after = some[^1].Id;
            long[] ids = [.. some.Where(o => !recorded.Contains(o.CreatedAt.ToUnixTimeMilliseconds())).Select(o => o.Id)];
            removed += ids.Length;
            if (ids.Length > 0 && !dryRun)
            {
                await writer.WriteAsync(s => s.Query<OutboxRow>().Where(o => ids.Contains(o.Id)).ExecuteDelete(), cancellationToken);
            }
        }
    }

    private async Task<int> RemoveReportersAsync(DateTimeOffset until, bool dryRun, CancellationToken cancellationToken)
    {
        await using LedgerContext context = await contexts.CreateDbContextAsync(cancellationToken);
        List<string> over = await context.Complaints.AsNoTracking()
            .Where(c => c.ClosedAt < until && context.Reporters.Any(r => r.Complaint == c.Number))
            .OrderBy(c => c.Number).Select(c => c.Number).ToListAsync(cancellationToken);
        int removed = 0;
        foreach (string number in over)
        {
            List<ReporterRow> rows = await context.Reporters.AsNoTracking().Where(r => r.Complaint == number).ToListAsync(cancellationToken);
            removed += rows.Count;
            if (dryRun)
            {
                continue;
            }

            string[] users = [.. rows.Select(r => vault.Open(r).UserId).OfType<string>().Distinct()];
            var links = await context.Journal.AsNoTracking().Where(j => j.Subject == number)
                .Select(j => new { j.By, j.Message, j.At }).ToListAsync(cancellationToken);
            List<long> reports = [.. links.Where(l => l.By == FactStamp.Hidden).Select(l => Number(l.Message)).OfType<long>().Distinct()];
            DateTimeOffset[] instants = [.. links.Select(l => l.At).Distinct()];
            string[] sealedIds = [.. rows.Select(r => r.Id)];
            await writer.WriteAsync(
                s =>
                {
                    s.Query<ReporterRow>().Where(r => sealedIds.Contains(r.Id)).ExecuteDelete();
                    s.Query<OutboxRow>().Where(o => users.Contains(o.UserId) && instants.Contains(o.CreatedAt) && o.State != OutboxState.Waiting).ExecuteDelete();
                    return Remove(s, ReportersKind, number, reports);
                },
                cancellationToken);
        }

        return removed;
    }

    private async Task<int> RemoveTalksAsync(DateTimeOffset until, bool dryRun, CancellationToken cancellationToken)
    {
        await using LedgerContext context = await contexts.CreateDbContextAsync(cancellationToken);
        List<string> people = await context.Conversations.AsNoTracking().Where(c => c.UpdatedAt < until).Select(c => c.UserId).ToListAsync(cancellationToken);
        string[] gone = [.. people.Where(p => !shelf.Current.Register.People.ContainsKey(p))];
        foreach (string[] some in dryRun ? [] : gone.Chunk(Batch))
        {
            await writer.WriteAsync(s => s.Query<ConversationRow>().Where(c => some.Contains(c.UserId)).ExecuteDelete(), cancellationToken);
        }

        return gone.Length;
    }

    private int Remove(WriteSession s, string kind, string subject, List<long> ids)
    {
        int removed = s.Query<InboxRow>().Where(i => ids.Contains(i.Id) && i.State == InboxState.Done).ExecuteDelete();
        s.Journal(clock.GetUtcNow(), "", "", "", subject, kind, JsonSerializer.Serialize(new RemovedMessages(ids), ChatJson.Options), "");
        return removed;
    }

    private static long? Number(string message) => message.Length > 1 && long.TryParse(message[1..], out long id) ? id : null;
}

/// <param name="Messages">Numbers of the inbox rows that are no longer there.</param>
public sealed record RemovedMessages(IReadOnlyList<long> Messages)
{
    /// <summary>What a link of <see cref="Retention"/> says; nothing for every other link.</summary>
    public static IReadOnlyList<long> Of(JournalRow row) => row.Kind is Retention.TalkKind or Retention.ReportersKind
        ? JsonSerializer.Deserialize<RemovedMessages>(row.Payload, ChatJson.Options)!.Messages
        : [];
}
