using ChatAssist.Chat;
using ChatAssist.Complaints;
using ChatAssist.Desk;
using Microsoft.EntityFrameworkCore;

namespace ChatAssist.Documents.Kinds;

/// <summary>移送函: what is another office's, with its receipt (K-07, S3 六(二)3). Who reported it stands nowhere in it (K-09).</summary>
public sealed class TransferLetter : DocumentKind
{
    public override string Id => "transfer";

    public override bool AsksForWords => true;

    protected override Shape Own { get; } = new(
        ["office", "complaint.number", "complaint.received", "complaint.source", "complaint.words", "complaint.place", "complaint.domain", "reason", "evidence.count"]);

    public override string? CalledForBy(Turn turn) => turn.Facts.OfType<ComplaintTransferred>().FirstOrDefault()?.Number;

    public override async Task<Draft?> DraftAsync(TurnContext c, string record, string words, CancellationToken cancellationToken)
    {
        if (record[0] != 'C'
            || await c.Ledger.Complaints.FirstOrDefaultAsync(x => x.Number == record, cancellationToken) is not { Office.Length: > 0 } x)
        {
            return null;
        }

        int files = await c.Ledger.Evidence.CountAsync(e => e.Subject == record && e.Kind != "waived", cancellationToken);
        return new Draft(record, "", x.Office, MayIssue(c, x.Handler), DocumentData.Of(
            ("office", x.Office),
            ("complaint.number", x.Number),
            ("complaint.received", PaperWords.Day(c, x.ReceivedAt)),
            ("complaint.source", c.Say(ComplaintTexts.From(x.Source))),
            ("complaint.words", x.Words),
            ("complaint.place", ComplaintSaying.Place(c, x.Place, x.Village)),
            ("complaint.domain", ComplaintSaying.Domain(c.Library, x.Domain)),
            ("reason", PaperWords.Sentence(c, words)),
            ("evidence.count", $"{files}")));
    }
}
