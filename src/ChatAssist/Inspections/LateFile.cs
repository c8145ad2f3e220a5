using ChatAssist.Chat;
using ChatAssist.Content;
using ChatAssist.Desk;
using ChatAssist.Ledger;
using ChatAssist.Questionnaires;
using ChatAssist.Texts;
using Microsoft.EntityFrameworkCore;

namespace ChatAssist.Inspections;

/// <summary>A file that was still on its way when its message was answered, and that turned out to be unusable.</summary>
/// <param name="By">Userid of who sent it.</param>
/// <param name="SentAt">Shown to the sender, who may have sent several.</param>
public sealed record LateFile(string MediaId, string By, DateTimeOffset SentAt, MediaProblem Problem)
{
    /// <summary>
    /// Takes back what rested on it and tells the sender in plain words: an item that lacks its photo now is asked again;
    /// what is closed already stays closed, and a person must know.
    /// </summary>
    public async Task<Turn> RefuseAsync(ILedger ledger, Library library, CancellationToken cancellationToken)
    {
        var facts = new List<Fact>();
        var replies = new List<Reply>();
        foreach (EvidenceRow evidence in await ledger.Evidence.Where(e => e.MediaId == MediaId).OrderBy(e => e.Id).ToListAsync(cancellationToken))
        {
            facts.Add(new EvidenceWithdrawn(evidence.Id, evidence.Subject, MediaId, Problem));
            bool open = await ledger.Inspections.AnyAsync(
                i => i.Number == evidence.Subject && i.State == InspectionState.Underway, cancellationToken);
            if (open && await AnswerOf(ledger, evidence, cancellationToken) is { } answer)
            {
                facts.Add(answer);
            }

            replies.Add(Say(library, evidence.By, open ? DeskTexts.LateFileWanted : DeskTexts.LateFileTooLate, evidence.Subject));
        }

        if (replies.Count == 0)
        {
            replies.Add(Say(library, By, DeskTexts.LateFileLoose));
        }

        return new Turn(Position.Idle, replies, facts);
    }

    /// <summary>Where the file itself was the answer, the item is open again.</summary>
    private static async Task<AnswersGiven?> AnswerOf(ILedger ledger, EvidenceRow evidence, CancellationToken cancellationToken)
    {
        AnswerRow? row = await ledger.Answers.FirstOrDefaultAsync(
            a => a.Inspection == evidence.Subject && a.Checklist == evidence.Checklist && a.Item == evidence.Item
                && a.Kind == AnswerKind.Value && a.Value == evidence.Kind,
            cancellationToken);
        return row is null
            ? null
            : new AnswersGiven(evidence.Subject, [new GivenAnswer(row.Checklist, row.Item, AnswerKind.Skipped, null, row.Words, row.Version)]);
    }

    private Reply Say(Library library, string to, TextKey key, params ReadOnlySpan<object?> record)
    {
        DateTimeOffset local = library.Rules.Local(SentAt);
        string when = library.Texts[DeskTexts.DayTime, local.Month, local.Day, local.ToString("HH:mm")];
        string why = library.Texts[Problem switch
        {
            MediaProblem.Corrupt => DeskTexts.WhyCorrupt,
            MediaProblem.TooLarge => DeskTexts.WhyTooLarge,
            _ => DeskTexts.WhyGone,
        }];
        return new Reply(to, new TextBody(library.Texts[key, [when, why, .. record]]));
    }
}
