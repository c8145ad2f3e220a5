using System.Net;
using System.Text;
using System.Text.Json;
using ChatAssist.CaseFiles;
using ChatAssist.Chat;
using ChatAssist.Content;
using ChatAssist.Desk;
using ChatAssist.Documents;
using ChatAssist.Host.Libraries;
using ChatAssist.Host.Media;
using ChatAssist.Host.Pages;
using ChatAssist.Host.Storage;
using ChatAssist.Host.Turns;
using ChatAssist.Host.Writing;
using ChatAssist.Inspections;
using ChatAssist.People;
using Microsoft.EntityFrameworkCore;

namespace ChatAssist.Host.Records;

/// <summary>
/// Everything about one inspection or complaint in one archive that is read without this program: a contents page,
/// the papers, the files under names that say what they show, the talk, and the links of the journal with what is needed to
/// check them by hand. Everything streams; a reporter's identity is nowhere in it (K-09).
/// </summary>
public sealed class CaseFile(
    IDbContextFactory<LedgerContext> contexts, MediaDirectory media, LibraryShelf shelf, ReporterVault vault, HostSettings settings, TimeProvider clock)
{
    /// <returns>The files of the archive; null where there is no such record.</returns>
    public async Task<IReadOnlyList<ArchivedFile>?> WriteAsync(string record, Stream to, CancellationToken cancellationToken)
    {
        await using LedgerContext context = await contexts.CreateDbContextAsync(cancellationToken);
        if (!await context.Inspections.AnyAsync(i => i.Number == record, cancellationToken)
            && !await context.Complaints.AnyAsync(c => c.Number == record, cancellationToken))
        {
            return null;
        }

        Library library = shelf.Current;
        List<string> findings = await context.Findings.Where(f => f.Inspection == record).OrderBy(f => f.Number)
            .Select(f => f.Number).ToListAsync(cancellationToken);
        List<string> subjects = [record, .. findings];
        await using var zip = new HashedZip(to);
        var page = new StringBuilder();
        page.Append(await SummaryAsync(context, library, subjects, cancellationToken));
        string papers = await PapersAsync(context, library, zip, subjects, cancellationToken);
        var (files, places) = await FilesAsync(context, library, zip, subjects, cancellationToken);
        ArchivedFile talk = await zip.AddAsync(
            library.Texts[CaseFileTexts.FileTalk],
            s => TalkAsync(context, library, subjects, places, s, cancellationToken),
            System.IO.Compression.CompressionLevel.Optimal,
            cancellationToken);
        var (journal, links, heads) = await JournalAsync(context, library, zip, subjects, places, cancellationToken);
        string contents = PageText.Fill(await PageAsync("case-file.html", cancellationToken), new Dictionary<string, string>
        {
            ["number"] = Html(record),
            ["team"] = Html(library.Rules.TeamName),
            ["made"] = Html(Moment(library, clock.GetUtcNow())),
            ["summary"] = page.ToString(),
            ["papers"] = papers,
            ["files"] = files,
            ["talk"] = Anchor(talk.Name),
            ["journal"] = Anchor(journal),
            ["links"] = $"{links}",
            ["heads"] = heads,
        });
        await zip.AddAsync(library.Texts[CaseFileTexts.FileContents], contents, cancellationToken);
        await zip.EndAsync(cancellationToken);
        return zip.Files;
    }

    /// <summary>What the assistant says of each record to somebody who may see everything.</summary>
    private async Task<string> SummaryAsync(LedgerContext context, Library library, List<string> subjects, CancellationToken cancellationToken)
    {
        var reader = new Person("", "", Role.Supervisor, "", null, [], true, new Dictionary<int, decimal>());
        var html = new StringBuilder();
        foreach (string subject in subjects)
        {
            var message = new InboundMessage { Key = "case-file", From = "", Kind = MessageKind.Text, Text = subject, SentAt = clock.GetUtcNow() };
            Turn turn = await Dialogs.Desk.TakeAsync(
                new TurnContext(Conversation.New(""), message, reader, clock.GetUtcNow(), context, library), cancellationToken);
            string text = turn.Replies.Select(r => r.Body).OfType<ReplyBody>().FirstOrDefault() switch
            {
                CardBody card => $"{card.Title}\n{card.Text}",
                { } body => body.Plain,
                _ => "",
            };
            html.Append("<pre>").Append(Html(text)).AppendLine("</pre>");
        }

        return html.ToString();
    }

    private async Task<string> PapersAsync(LedgerContext context, Library library, HashedZip zip, List<string> subjects, CancellationToken cancellationToken)
    {
        var html = new StringBuilder();
        var rows = await context.Documents.Where(d => subjects.Contains(d.Record)).ToListAsync(cancellationToken);
        foreach (DocumentRow d in rows.OrderBy(d => d.IssuedAt).ThenBy(DocumentKinds.PlaceOf))
        {
            string name = library.Texts[new Texts.TextKey($"document.name-{d.Kind}")];
            string state = d.State == DocumentState.Voided
                ? library.Texts[DocumentTexts.IsVoid, d.Reference, d.VoidReason]
                : library.Texts[d.State == DocumentState.Ready ? DocumentTexts.PageValid : DocumentTexts.PageMaking];
            var made = new List<ArchivedFile>();
            foreach (var (sha, extension) in new[] { (d.Pdf, ".pdf"), (d.Docx, ".docx") })
            {
                if (sha.Length > 0 && File.Exists(media.PathOf(sha)))
                {
                    string file = zip.NameOf(library.Texts[CaseFileTexts.FolderDocuments], $"{name} {d.Reference}", extension);
                    made.Add(await zip.AddFileAsync(file, media.PathOf(sha), cancellationToken));
                }
            }

            html.Append("<tr><td>").Append(Html(d.Reference)).Append("</td><td>").Append(Html(name)).Append("</td><td>")
                .Append(Html(Day(library, d.IssuedOn))).Append("</td><td>").Append(Html(state)).Append("</td><td>")
                .Append(string.Concat(made.Select(f => $"{Anchor(f.Name)}<code>{f.Sha256}</code>"))).AppendLine("</td></tr>");
        }

        return html.ToString();
    }

    private async Task<(string Html, Dictionary<string, string> Places)> FilesAsync(
        LedgerContext context, Library library, HashedZip zip, List<string> subjects, CancellationToken cancellationToken)
    {
        var html = new StringBuilder();
        var places = new Dictionary<string, string>();
        int n = 0;
        await foreach (EvidenceRow e in context.Evidence.Where(x => subjects.Contains(x.Subject)).OrderBy(x => x.At).ThenBy(x => x.Id)
            .AsAsyncEnumerable().WithCancellation(cancellationToken))
        {
            n++;
            bool hidden = e.By == FactStamp.Hidden;
            string by = hidden ? library.Texts[CaseFileTexts.Reporter] : library.Register.NameOf(e.By);
            string what = ItemName(library, e);
            MediaRow? file = e.MediaId.Length == 0 ? null : await MediaAsync(e.MediaId);
            string place = "";
            // A reporter's file stays sealed: a camera writes into it what may tell whose it is.
            if (file is not null && !hidden && File.Exists(media.PathOf(file.Sha256)))
            {
                string when = library.Rules.Local(e.At).ToString("yyyyMMdd-HHmm");
                string name = zip.NameOf(library.Texts[CaseFileTexts.FolderMedia], $"{n:000} {what} {when} {by}", Extension(file));
                place = (await zip.AddFileAsync(name, media.PathOf(file.Sha256), cancellationToken)).Name;
                places[e.MediaId] = place;
            }

            string shown = place.Length > 0 ? Anchor(place) : hidden ? Html(library.Texts[CaseFileTexts.Sealed]) : Html(e.Words);
            html.Append("<tr><td>").Append(n).Append("</td><td>").Append(Html(e.Subject)).Append("</td><td>").Append(Html(what)).Append("</td><td>")
                .Append(Html(Moment(library, e.At))).Append("</td><td>").Append(Html(by)).Append("</td><td>").Append(shown)
                .Append(file is null ? "" : $"<code>{file.Sha256}</code>").AppendLine("</td></tr>");
        }

        return (html.ToString(), places);

        async Task<MediaRow?> MediaAsync(string id)
        {
            await using LedgerContext other = await contexts.CreateDbContextAsync(cancellationToken);
            return await other.Media.AsNoTracking().FirstOrDefaultAsync(m => m.MediaId == id && m.State == MediaState.Stored, cancellationToken);
        }
    }

    private static string ItemName(Library library, EvidenceRow e) =>
        library.Questionnaires.GetValueOrDefault(e.Checklist)?.Find(e.Item)?.Name
        ?? (e.Item == "signature" ? library.Texts[DocumentTexts.Field("signature")][..2]
            : e.Subject.StartsWith('F') ? e.Subject : library.Texts[DocumentTexts.Scene]);

    private async Task TalkAsync(
        LedgerContext context, Library library, List<string> subjects, Dictionary<string, string> places, Stream to, CancellationToken cancellationToken)
    {
        string[] around = (await PageAsync("case-file-talk.html", cancellationToken)).Replace("{number}", Html(subjects[0]), StringComparison.Ordinal).Split("{lines}");
        await using var writer = new StreamWriter(to, new UTF8Encoding(false), leaveOpen: true);
        await writer.WriteAsync(around[0]);
        await using LedgerContext other = await contexts.CreateDbContextAsync(cancellationToken);
        var links = other.Journal.AsNoTracking().Where(j => subjects.Contains(j.Subject)).OrderBy(j => j.At).ThenBy(j => j.Node).ThenBy(j => j.Seq).AsAsyncEnumerable();
        await foreach (TalkLine line in new CaseTalk(context, vault, library, subjects).LinesAsync(links).WithCancellation(cancellationToken))
        {
            string file = places.TryGetValue(line.MediaId, out string? place) ? Anchor(place) : "";
            await writer.WriteLineAsync(
                $"<div class=\"{(line.ByPerson ? "person" : "bot")}\"><b>{Html(line.From)}{(line.To.Length > 0 ? " → " + Html(line.To) : "")}</b>"
                + $"<time>{Html(Moment(library, line.At))}</time><p>{Html(line.Text)}{file}</p></div>");
        }

        await writer.WriteAsync(around[1]);
    }

    private async Task<(string File, int Links, string Heads)> JournalAsync(
        LedgerContext context, Library library, HashedZip zip, List<string> subjects, Dictionary<string, string> places, CancellationToken cancellationToken)
    {
        string folder = library.Texts[CaseFileTexts.FolderProof];
        int count = 0;
        await using LedgerContext other = await contexts.CreateDbContextAsync(cancellationToken);
        string name = $"{folder}/{library.Texts[CaseFileTexts.FileJournal]}";
        await zip.AddAsync(
            name,
            async s =>
            {
                await using var writer = new StreamWriter(s, new UTF8Encoding(false), leaveOpen: true);
                await foreach (JournalRow row in other.Journal.AsNoTracking()
                    .Where(j => subjects.Contains(j.Subject) || j.Kind == MediaWriting.Stored).OrderBy(j => j.Node).ThenBy(j => j.Seq)
                    .AsAsyncEnumerable().WithCancellation(cancellationToken))
                {
                    if (row.Kind == MediaWriting.Stored
                        && !places.ContainsKey(JsonSerializer.Deserialize<StoredFile>(row.Payload, ChatJson.Options)!.MediaId))
                    {
                        continue;
                    }

                    string previous = row.Seq == 1 ? JournalChain.Root : await context.Journal.AsNoTracking()
                        .Where(j => j.Node == row.Node && j.Seq == row.Seq - 1).Select(j => j.Hash).FirstAsync(cancellationToken);
                    await writer.WriteLineAsync(JsonSerializer.Serialize(ProvenLink.Of(row, previous), ChatJson.Options));
                    count++;
                }
            },
            System.IO.Compression.CompressionLevel.Optimal,
            cancellationToken);
        await zip.AddAsync($"{folder}/{library.Texts[CaseFileTexts.FileHowTo]}", await PageAsync("case-file-proof.txt", cancellationToken), cancellationToken);
        await zip.AddAsync($"{folder}/check.py", await PageAsync("case-file-check.py", cancellationToken), cancellationToken);
        var heads = await context.Journal.AsNoTracking().GroupBy(j => j.Node).Select(g => new { Node = g.Key, Seq = g.Max(j => j.Seq) })
            .ToListAsync(cancellationToken);
        var html = new StringBuilder();
        foreach (var head in heads.OrderBy(h => h.Node, StringComparer.Ordinal))
        {
            string hash = await context.Journal.AsNoTracking().Where(j => j.Node == head.Node && j.Seq == head.Seq).Select(j => j.Hash).FirstAsync(cancellationToken);
            html.Append("<tr><td>").Append(Html(head.Node)).Append("</td><td>").Append(head.Seq).Append("</td><td><code>").Append(hash).AppendLine("</code></td></tr>");
        }

        return (name, count, html.ToString());
    }

    private Task<string> PageAsync(string name, CancellationToken cancellationToken) =>
        File.ReadAllTextAsync(Path.Combine(settings.Dialogs, "pages", name), cancellationToken);

    private static string Extension(MediaRow file) => file.ContentType switch
    {
        "image/jpeg" => ".jpg",
        "image/png" => ".png",
        "audio/amr" => ".amr",
        "video/mp4" => ".mp4",
        "application/pdf" => ".pdf",
        _ when Path.GetExtension(file.FileName) is { Length: > 1 and <= 6 } e && e[1..].All(char.IsAsciiLetterOrDigit) => e.ToLowerInvariant(),
        _ => ".bin",
    };

    private static string Moment(Library library, DateTimeOffset at) => library.Rules.Local(at).ToString("yyyy-MM-dd HH:mm:ss");

    private static string Day(Library library, DateOnly day) => library.Texts[DocumentTexts.Day, day.Year, day.Month, day.Day];

    private static string Anchor(string name) =>
        $"<a href=\"{Html(string.Join('/', name.Split('/').Select(Uri.EscapeDataString)))}\">{Html(name[(name.LastIndexOf('/') + 1)..])}</a>";

    private static string Html(string text) => WebUtility.HtmlEncode(text);
}
