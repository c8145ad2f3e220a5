using ChatAssist.Chat;
using ChatAssist.Complaints;
using ChatAssist.Desk;
using ChatAssist.Ledger;
using Microsoft.EntityFrameworkCore;

namespace ChatAssist.Documents.Kinds;

/// <summary>投诉举报办理答复: what was found and done (K-06). Addressed to "you": no name of a reporter comes near a paper (K-09).</summary>
public sealed class ComplaintAnswer : DocumentKind
{
    public override string Id => "answer";

    protected override Shape Own { get; } = new(
        ["complaint.number", "complaint.received", "complaint.words", "complaint.place", "complaint.domain", "verified", "verified.day", "handled"]);

    public override string? CalledForBy(Turn turn) => turn.Facts.OfType<ComplaintClosed>().FirstOrDefault()?.Number;

    public override async Task<Draft?> DraftAsync(TurnContext c, string record, string words, CancellationToken cancellationToken)
    {
        if (record[0] != 'C'
            || await c.Ledger.OneAsync<ComplaintRow>(nameof(ComplaintRow.Number), record, cancellationToken)
                is not { State: ComplaintState.FedBack or ComplaintState.Closed } x)
        {
            return null;
        }

        // Not what was written down of the feedback: how somebody was told may name him (K-09).
        string verified = x.Substantiated is not { } so ? "" : c.Say(
            DocumentTexts.Verified, c.Say(so ? ComplaintTexts.Substantiated : ComplaintTexts.Unsubstantiated), PaperWords.Sentence(c, x.Verified));
        return new Draft(record, "", ComplaintSaying.Place(c, x.Place, x.Village), MayIssue(c, x.Handler), DocumentData.Of(
            ("complaint.number", x.Number),
            ("complaint.received", PaperWords.Day(c, x.ReceivedAt)),
            ("complaint.words", x.Words),
            ("complaint.place", ComplaintSaying.Place(c, x.Place, x.Village)),
            ("complaint.domain", ComplaintSaying.Domain(c.Library, x.Domain)),
            ("verified", verified.Length > 0 ? verified : c.Say(DocumentTexts.ByOffice, x.Office)),
            ("verified.day", x.VerifiedAt is { } at ? PaperWords.Day(c, at) : ""),
            ("handled", x.Handled.Length > 0 ? PaperWords.Sentence(c, x.Handled) : c.Say(DocumentTexts.ByOffice, x.Office))));
    }
}
