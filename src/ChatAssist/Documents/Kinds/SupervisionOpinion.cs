using ChatAssist.Chat;
using ChatAssist.Complaints;
using ChatAssist.Desk;
using ChatAssist.Findings;
using ChatAssist.Ledger;
using ChatAssist.People;
using Microsoft.EntityFrameworkCore;

namespace ChatAssist.Documents.Kinds;

/// <summary>督查意见书: work that is not done, or not in time, is put before those who have to do it (S1.3 五(五)). Of supervisors and leaders.</summary>
public sealed class SupervisionOpinion : DocumentKind
{
    public override string Id => "supervision";

    public override bool AsksForWords => true;

    protected override Shape Own { get; } = new(["to", "subject.number", "subject.words", "subject.place", "subject.since", "subject.due", "situation", "opinion"]);

    public override async Task<Draft?> DraftAsync(TurnContext c, string record, string words, CancellationToken cancellationToken)
    {
        bool may = c.Sender.Role is Role.Supervisor or Role.Leader;
        return record[0] switch
        {
            'F' when await c.Ledger.OneAsync<FindingRow>(nameof(FindingRow.Number), record, cancellationToken) is { State: FindingState.Open } f =>
                Of(
                    c, record, may, words, f.TargetName, f.Words, f.Village, PaperWords.Day(c, f.FoundAt), PaperWords.Day(c, f.DueOn),
                    Late(c, f.DueOn, DocumentTexts.FindingLate, DocumentTexts.FindingOpen), f.TargetName),
            'C' when await c.Ledger.OneAsync<ComplaintRow>(nameof(ComplaintRow.Number), record, cancellationToken) is { State: < ComplaintState.FedBack } x =>
                Of(
                    c, record, may, words, c.Library.Rules.TeamName, x.Words, ComplaintSaying.Place(c, x.Place, x.Village),
                    PaperWords.Day(c, x.ReceivedAt), PaperWords.Moment(c, x.DueAt),
                    c.Say(x.DueAt < c.Now ? DocumentTexts.ComplaintLate : DocumentTexts.ComplaintOpen, c.Say(ComplaintTexts.State(x.State))),
                    ComplaintSaying.Place(c, x.Place, x.Village)),
            _ => null,
        };
    }

    private static string Late(TurnContext c, DateOnly due, Texts.TextKey late, Texts.TextKey open)
    {
        int days = c.Today.DayNumber - due.DayNumber;
        return days > 0 ? c.Say(late, days) : c.Say(open);
    }

    private static Draft Of(
        TurnContext c, string record, bool may, string opinion, string to, string words, string place, string since, string due, string situation, string about) =>
        // One a day at the most of each record.
        new(record, $"{c.Today:yyyy-MM-dd}", about, may, DocumentData.Of(
            ("to", to),
            ("subject.number", record),
            ("subject.words", words),
            ("subject.place", PaperWords.Or(c, place)),
            ("subject.since", since),
            ("subject.due", due),
            ("situation", situation),
            ("opinion", PaperWords.Sentence(c, opinion))));
}
