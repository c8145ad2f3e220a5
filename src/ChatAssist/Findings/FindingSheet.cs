using ChatAssist.Complaints;
using ChatAssist.Content;
using ChatAssist.Desk;
using ChatAssist.Inspections;
using ChatAssist.Questionnaires;
using ChatAssist.Sheets;
using ChatAssist.Texts;

namespace ChatAssist.Findings;

/// <summary>The ledger of findings as a table (F-06). Every cell is what it looks like: no words of anybody become a formula; numbers of people are masked .</summary>
public static class FindingSheet
{
    public static SheetToWrite Write(Library library, IReadOnlyList<LedgerLine> lines, DateOnly today) =>
        new(library.Texts[FindingTexts.LedgerTitle], library.Texts[FindingTexts.LedgerHeadings].Split(' '), lines.Select((line, i) => Masking.Numbers(Row(library, line, i + 1, today))));

    private static IReadOnlyList<Cell> Row(Library library, LedgerLine line, int place, DateOnly today)
    {
        FindingRow f = line.Finding;
        TextBook texts = library.Texts;
        bool open = f.State == FindingState.Open;
        DateOnly found = library.Rules.DayOf(f.FoundAt);
        return
        [
            place, f.Number, f.Inspection, (DateOnly?)found, f.TargetName, f.Village, ComplaintSaying.Domain(library, f.Domain), f.Words,
            texts[f.Severity == Severity.Major ? WalkTexts.Major : WalkTexts.General], f.Basis,
            MeasureSaying.Of(texts, f.Measure, f.DueOn, f.Measure == Measure.InTime ? DateOnly.MinValue : f.DueOn),
            library.Register.NameOf(f.Inspector), (DateOnly?)f.DueOn,
            string.Join('\n', line.Extensions.Where(e => e.Granted).Select(e => $"{Day(texts, e.Before)}→{Day(texts, e.Until)} {e.Reason}")),
            string.Join('\n', line.Reports.Select(r => $"{Day(library, r.At)} {Who(library, r)} {r.Words}".TrimEnd())),
            open ? line.Rectification.ReinspectOn : null,
            string.Join('\n', line.Rounds.Select(r =>
                $"{Day(library, r.At)} {FindingSaying.Of(texts, r.Outcome)}（{library.Register.NameOf(r.By)}、{library.Register.NameOf(r.With)}）{r.Words}")),
            FindingSaying.Of(texts, f.State, line.Rectification.ListedAt is not null),
            open && f.DueOn < today ? (Cell)(today.DayNumber - f.DueOn.DayNumber) : (string?)null,
            string.Join('\n', Marks(library, line.Rectification)),
            f.ClosedAt is { } closed ? (DateOnly?)library.Rules.DayOf(closed) : null,
        ];
    }

    private static IEnumerable<string> Marks(Library library, RectificationRow r)
    {
        foreach (var (key, at, reason) in new (TextKey, DateTimeOffset?, string)[]
            {
                (FindingTexts.RecordListed, r.ListClock > 0 ? r.ListedAt : null, r.ListReason),
                (FindingTexts.RecordCase, r.CaseProposedAt, r.CaseReason),
                (FindingTexts.RecordClosure, r.ClosureProposedAt, r.ClosureReason),
            })
        {
            if (at is { } when)
            {
                yield return library.Texts[key, Day(library, when), reason];
            }
        }
    }

    private static string Who(Library library, RectificationReportRow r) =>
        r.Source == ReportedBy.Enterprise ? library.Texts[FindingTexts.Enterprise] : library.Register.NameOf(r.By);

    private static string Day(Library library, DateTimeOffset at) => Day(library.Texts, library.Rules.DayOf(at));

    private static string Day(TextBook texts, DateOnly day) => texts[DeskTexts.Day, day.Month, day.Day];
}
