using ChatAssist.Chat;
using ChatAssist.Complaints;
using ChatAssist.Findings;
using ChatAssist.Ledger;
using Microsoft.EntityFrameworkCore;

namespace ChatAssist.Questions.Answers;

/// <summary>
/// What was done within its time, of what was due (P-07). A finding counts in the days in which its time ended, and was in
/// time where the word that it is put right, the look that found it so, or the strike-off came by then and no look found it
/// otherwise. A complaint counts in the days of its receipt, and was in time where it was checked (general) or its check was
/// begun (complex) by the legal end. Without days: this year's.
/// </summary>
internal static class OnTime
{
    public static (DateOnly From, DateOnly To) Window(Question q, DateOnly today) =>
        (q.From ?? new DateOnly((q.To ?? today).Year, 1, 1), q.To ?? today);

    /// <param name="rows">Everything but the days.</param>
    public static async Task<IReadOnlyDictionary<string, Share>> OfFindingsAsync(TurnContext c, Question q, IQueryable<FindingRow> rows, CancellationToken ct)
    {
        var (from, to) = Window(q, c.Today);
        DateOnly today = c.Today;
        rows = rows.Where(f => f.DueOn >= from && f.DueOn <= to && (f.DueOn < today || f.State != FindingState.Open));
        ILedger ledger = c.Ledger;

        // The last day ends at the team's midnight, which lies as far from UTC's on every day (China has no summer time).
        long dayEnds = (long)(c.Library.Rules.EndOf(to) - new DateTimeOffset(to, TimeOnly.MinValue, TimeSpan.Zero)).TotalMilliseconds;
        var found = await rows
            .Select(f => new
            {
                Key = q.GroupBy == Slots.Village ? f.Village : q.GroupBy == Slots.Domain ? f.Domain : q.GroupBy == Slots.Person ? f.Inspector : "",
                InTime = f.State != FindingState.Open
                    && !ledger.Reinspections.Any(r => r.Finding == f.Number && r.Outcome != ReinspectionOutcome.Passed)
                    && (f.ClosedAt < LedgerFunctions.Instant(f.DueOn, dayEnds)
                        || ledger.RectificationReports.Any(r => r.Finding == f.Number && r.At < LedgerFunctions.Instant(f.DueOn, dayEnds))
                        || ledger.Reinspections.Any(r => r.Finding == f.Number && r.At < LedgerFunctions.Instant(f.DueOn, dayEnds))),
            })
            .GroupBy(f => f.Key)
            .Select(g => new { g.Key, All = g.Count(), InTime = g.Count(f => f.InTime) }).ToListAsync(ct);
        return found.ToDictionary(g => g.Key, g => new Share(g.InTime, g.All));
    }

    /// <param name="rows">Already of these days.</param>
    public static async Task<IReadOnlyDictionary<string, Share>> OfComplaintsAsync(TurnContext c, Question q, IQueryable<ComplaintRow> rows, CancellationToken ct)
    {
        DateTimeOffset now = c.Now;
        var due = rows
            .Where(x => x.State != ComplaintState.Merged && (x.State != ComplaintState.Transferred || x.VerifiedAt != null))
            .Select(x => new
            {
                Key = q.GroupBy == Slots.Village ? x.Village : q.GroupBy == Slots.Domain ? x.Domain : q.GroupBy == Slots.Person ? x.Handler : "",
                x.DueAt,
                Done = x.Clue == Clue.Complex ? x.StartedAt : x.VerifiedAt,
            })
            .Where(x => x.DueAt < now || x.Done != null);
        var found = await due.GroupBy(x => x.Key)
            .Select(g => new { g.Key, All = g.Count(), InTime = g.Count(x => x.Done != null && x.Done <= x.DueAt) }).ToListAsync(ct);
        return found.ToDictionary(g => g.Key, g => new Share(g.InTime, g.All));
    }
}
