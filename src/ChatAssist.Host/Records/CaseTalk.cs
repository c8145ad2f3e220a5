using System.Text.Json;
using ChatAssist.CaseFiles;
using ChatAssist.Chat;
using ChatAssist.Complaints;
using ChatAssist.Host.Storage;
using ChatAssist.Host.Turns;
using ChatAssist.Host.Writing;
using Microsoft.EntityFrameworkCore;

namespace ChatAssist.Host.Records;

/// <summary>One thing said in the talk about a record.</summary>
/// <param name="MediaId">Of the file that came with it, or "".</param>
internal sealed record TalkLine(DateTimeOffset At, string From, string To, string Text, string MediaId, bool ByPerson);

/// <summary>
/// The talk about a record: of each turn that made something true of it, the message and what was answered. Who spoke is
/// taken from the journal, which does not name reporters; what was answered is recognised by the hash that the journal has
/// of it, which tells a person's own address from that of the reporters (K-09).
/// </summary>
internal sealed class CaseTalk(LedgerContext context, ReporterVault vault, Content.Library library, IReadOnlyList<string> subjects)
{
    /// <summary>At most so many replies of one turn may go to people who also reported: each doubles the tries.</summary>
    private const int MostDoubts = 10;

    /// <summary>More than any turn writes; they stand beside each other.</summary>
    private const int MostLinks = 2000;

    private readonly HashSet<string> _reporters = ReportersOf(context, vault, subjects);

    /// <summary>What the buttons said that were shown so far.</summary>
    private readonly Dictionary<string, string> _labels = [];

    /// <summary>True for links that say how a reporter was dealt with: they are not shown.</summary>
    public static bool IsSealed(JournalRow row) =>
        row.By == FactStamp.Hidden || row.Kind is "complaint.fed-back.1" or "complaint.reporter-seen.1";

    /// <param name="links">All links about the record, in order.</param>
    public async IAsyncEnumerable<TalkLine> LinesAsync(IAsyncEnumerable<JournalRow> links)
    {
        var seen = new HashSet<string>();
        await foreach (JournalRow link in links)
        {
            if (link.Message.Length == 0 ? link.SaidSha.Length == 0 : !seen.Add($"{link.Node}/{link.Message}"))
            {
                continue;
            }

            // What was said is bound into the first link of the turn, which may be about another record.
            List<JournalRow> turn = link.Message.Length == 0
                ? [link]
                : await context.Journal.AsNoTracking()
                    .Where(j => j.Node == link.Node && j.Seq > link.Seq - MostLinks && j.Seq < link.Seq + MostLinks
                        && j.At == link.At && j.Message == link.Message)
                    .OrderBy(j => j.Seq).ToListAsync();
            bool hidden = turn.Any(IsSealed);
            if (link.Message.Length > 0 && await MessageAsync(link, hidden) is { } said)
            {
                yield return said;
            }

            foreach (TalkLine reply in await RepliesAsync(turn, hidden))
            {
                yield return reply;
            }
        }
    }

    private static HashSet<string> ReportersOf(LedgerContext context, ReporterVault vault, IReadOnlyList<string> subjects)
    {
        List<string> all = [.. subjects], last = all;
        while (last.Count > 0)
        {
            List<string> into = last;
            last = [.. context.Complaints.Where(c => into.Contains(c.MergedInto)).Select(c => c.Number)];
            all = [.. all, .. last];
        }

        return [.. context.Reporters.Where(r => all.Contains(r.Complaint)).AsEnumerable().Select(r => vault.Open(r).UserId).OfType<string>()];
    }

    private async Task<TalkLine?> MessageAsync(JournalRow link, bool hidden)
    {
        if (!long.TryParse(link.Message[1..], out long id)
            || await context.Inbox.AsNoTracking().FirstOrDefaultAsync(i => i.Id == id) is not { } row)
        {
            return null;
        }

        InboundMessage message = JsonSerializer.Deserialize<InboundMessage>(row.Message, ChatJson.Options)!;
        string from = link.By == FactStamp.Hidden ? library.Texts[CaseFileTexts.Reporter] : library.Register.NameOf(link.By);
        return hidden
            ? new TalkLine(row.ReceivedAt, from, "", library.Texts[CaseFileTexts.Sealed], "", ByPerson: true)
            : new TalkLine(row.ReceivedAt, from, "", Words(message), message.Media?.MediaId ?? "", ByPerson: true);
    }

    private string Words(InboundMessage message) => message.Kind switch
    {
        MessageKind.Button => library.Texts[CaseFileTexts.Pressed, _labels.GetValueOrDefault(message.Text, message.Text)],
        MessageKind.Location when message.Location is { } at => $"{message.Text} {at.Latitude},{at.Longitude}".Trim(),
        _ => message.Text,
    };

    private async Task<List<TalkLine>> RepliesAsync(List<JournalRow> turn, bool hidden)
    {
        string sha = turn.Select(j => j.SaidSha).FirstOrDefault(s => s.Length > 0) ?? "";
        if (sha.Length == 0)
        {
            return [];
        }

        DateTimeOffset at = turn[0].At;
        var rows = await context.Outbox.AsNoTracking().Where(o => o.CreatedAt == at).OrderBy(o => o.Id).ToListAsync();
        string[] addresses = [.. turn.Select(j => j.Subject).Where(s => s.StartsWith('C')).Distinct().Select(Address.OfReporters)];
        string[]? to = Addresses(rows, addresses, sha);
        var lines = new List<TalkLine>();
        string assistant = library.Texts[CaseFileTexts.Assistant], reporter = library.Texts[CaseFileTexts.Reporter];
        for (int i = 0; i < rows.Count; i++)
        {
            bool toReporter = to is null || Address.ComplaintOf(to[i]) is not null || (hidden && _reporters.Contains(rows[i].UserId));
            if (to is null && _reporters.Count > 0)
            {
                continue;
            }

            ReplyBody body = JsonSerializer.Deserialize<ReplyBody>(rows[i].Body, ChatJson.Options)!;
            foreach (Choice choice in body is CardBody card ? card.Choices : [])
            {
                _labels[choice.Key] = choice.Label;
            }

            if (body is CardClosedBody || (toReporter && i > 0 && rows[i].Body == rows[i - 1].Body))
            {
                continue;
            }

            bool shut = body.Plain.Contains(Link.Begin + "reporter/", StringComparison.Ordinal);
            string name = toReporter && _reporters.Count > 0 ? reporter : library.Register.NameOf(rows[i].UserId);
            lines.Add(new TalkLine(at, assistant, name, shut ? library.Texts[CaseFileTexts.Sealed] : WithoutLinks(body.Plain), "", ByPerson: false));
        }

        return lines;
    }

    /// <summary>The addresses that the turn wrote, found by trying which of them give the hash; null where none do.</summary>
    private string[]? Addresses(List<OutboxRow> rows, string[] reporters, string sha)
    {
        int[] doubtful = [.. Enumerable.Range(0, rows.Count).Where(i => _reporters.Contains(rows[i].UserId))];
        if (doubtful.Length > MostDoubts)
        {
            return null;
        }

        foreach (string address in reporters.DefaultIfEmpty(""))
        {
            for (int tried = 0; tried < 1 << doubtful.Length; tried++)
            {
                string[] to = [.. rows.Select(r => r.UserId)];
                for (int k = 0; k < doubtful.Length; k++)
                {
                    to[doubtful[k]] = (tried >> k & 1) == 1 && address.Length > 0 ? address : to[doubtful[k]];
                }

                // One reply to the reporters is as many rows as there are of them.
                var said = rows.Select((r, i) => (Said: to[i] + "\n" + r.Body, Again: i > 0 && to[i] == to[i - 1] && to[i] == address && r.Body == rows[i - 1].Body))
                    .Where(x => !x.Again).Select(x => x.Said);
                if (JournalChain.Sha(string.Join('\n', said)) == sha)
                {
                    return to;
                }
            }
        }

        return null;
    }

    /// <summary>A line with a sealed address is nobody else's.</summary>
    private static string WithoutLinks(string text) =>
        string.Join('\n', text.Split('\n').Where(l => !l.Contains(Link.Begin, StringComparison.Ordinal)));
}
