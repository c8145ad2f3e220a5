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
        var due = await rows.Select(f => new { f.Number, f.DueOn, f.State, f.ClosedAt, f.Village, f.Domain, f.Inspector }).ToListAsync(ct);
        ILedger ledger = c.Ledger;
        var looks = (await rows.Join(ledger.Reinspections, f => f.Number, r => r.Finding, (f, r) => new { r.Finding, r.Outcome, r.At }).ToListAsync(ct))
            .ToLookup(r => r.Finding);
        var reports = (await rows.Join(ledger.RectificationReports, f => f.Number, r => r.Finding, (f, r) => new { r.Finding, r.At }).ToListAsync(ct))
            .ToLookup(r => r.Finding, r => r.At);
        return due.GroupBy(f => q.GroupBy switch
        {
            Slots.Village => f.Village,
            Slots.Domain => f.Domain,
            Slots.Person => f.Inspector,
            _ => "",
        }).ToDictionary(g => g.Key, g => new Share(
            g.Count(f =>
            {
                DateTimeOffset end = c.Library.Rules.EndOf(f.DueOn);
                return f.State != FindingState.Open && looks[f.Number].All(r => r.Outcome == ReinspectionOutcome.Passed)
                    && (f.ClosedAt < end || reports[f.Number].Concat(looks[f.Number].Select(r => r.At)).Any(at => at < end));
            }),
            g.Count()));
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
