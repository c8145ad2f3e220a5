using System.Linq.Expressions;
using ChatAssist.Chat;
using ChatAssist.Complaints;
using ChatAssist.Desk;
using ChatAssist.Findings;
using ChatAssist.Questionnaires;
using ChatAssist.Sheets;
using Microsoft.EntityFrameworkCore;

namespace ChatAssist.Questions.Answers;

/// <summary>
/// Findings. Open is what is not put right yet, closed what is struck off; what lies between, put right and waiting to be
/// struck off, is said beside both. Every status of what is open says so first, for the index of the open ones.
/// </summary>
internal sealed class FindingRecords(TurnContext c, Question q, Sight sight) : Records<FindingRow>(c, q, sight)
{
    private const int MostPressing = 3;

    public override IQueryable<FindingRow> Matching => Of(Q.Status);

    public override Records<FindingRow> For(Question question) => new FindingRecords(C, question, Sight);

    public override IReadOnlyList<string> Header =>
        [.. new[] { AnswerTexts.Number, AnswerTexts.Village, AnswerTexts.Target, AnswerTexts.Words, AnswerTexts.Severity, AnswerTexts.State,
            AnswerTexts.Person, AnswerTexts.Found, AnswerTexts.Due }.Select(k => C.Say(k))];

    public override IQueryable<FindingRow> Within(IQueryable<FindingRow> rows, Span span)
    {
        if (span.Everything)
        {
            return Q.Status == Slots.DueSoon ? Due(rows, C.Today, C.Today.AddDays(SoonDays)) : rows;
        }

        if (Q.Status == Slots.DueSoon)
        {
            return Due(rows, Q.From is { } from && from > C.Today ? from : C.Today, Q.To ?? DateOnly.MaxValue.AddYears(-1));
        }

        DateTimeOffset first = span.First, end = span.End;
        return Q.Status == Slots.Closed
            ? rows.Where(f => f.ClosedAt >= first && f.ClosedAt < end)
            : rows.Where(f => f.FoundAt >= first && f.FoundAt < end);
    }

    public override IQueryable<FindingRow> Ordered(IQueryable<FindingRow> rows) =>
        Q.Status is null or Slots.Closed ? rows.OrderByDescending(f => f.FoundAt) : rows.OrderBy(f => f.DueOn).ThenBy(f => f.Number);

    public override Expression<Func<FindingRow, string>>? KeyOf(string by) => by switch
    {
        Slots.Village => f => f.Village,
        Slots.Person => f => f.Inspector,
        Slots.Domain => f => f.Domain,
        _ => null,
    };

    public override IQueryable<FindingRow> Shown(IQueryable<FindingRow> rows) => rows.Select(f => new FindingRow
    {
        Number = f.Number,
        Village = f.Village,
        TargetName = f.TargetName,
        Words = f.Words,
        Severity = f.Severity,
        State = f.State,
        Inspector = f.Inspector,
        FoundAt = f.FoundAt,
        DueOn = f.DueOn,
        Inspection = "",
        Checklist = "",
        Item = "",
        Domain = "",
        TargetId = "",
    });

    public override string Line(FindingRow f) => C.Say(
        AnswerTexts.FindingLine, f.Number, f.TargetName, Text.Shorten(Masking.Numbers(f.Words), 30), StateOf(f));

    public override IReadOnlyList<Cell> Row(FindingRow f) =>
    [
        f.Number, f.Village, f.TargetName, f.Words, C.Say(f.Severity == Severity.Major ? AnswerTexts.Major : AnswerTexts.General),
        FindingSaying.Of(C, f.State), C.Library.Register.NameOf(f.Inspector), C.Library.Rules.Local(f.FoundAt).DateTime, f.DueOn,
    ];

    /// <summary>How many are put right and not struck off yet; how many are reported as put right; how many are open from other days.</summary>
    public override async Task<string?> AsideAsync(int count, CancellationToken ct)
    {
        var said = new List<string>();
        if (Q.Status == Slots.AwaitingReinspection && count > 0)
        {
            int reported = await Asked.CountAsync(f => C.Ledger.Rectifications.Any(r => r.Finding == f.Number && r.ReportedAt != null), ct);
            said.Add(C.Say(AnswerTexts.ReportedOf, reported, count - reported));
        }

        if (Q.Status is Slots.Open or Slots.Closed)
        {
            DateTimeOffset first = Span.First, end = Span.End;
            int waiting = await Of(null).CountAsync(
                f => f.State < FindingState.StruckOff && f.State == FindingState.Rectified && f.FoundAt >= first && f.FoundAt < end, ct);
            if (waiting > 0)
            {
                said.Add(C.Say(AnswerTexts.Waiting, waiting));
            }
        }

        if (Q.Status is Slots.Open or Slots.Overdue && !Span.Everything)
        {
            int others = await Matching.CountAsync(ct) - count;
            if (others > 0)
            {
                said.Add(C.Say(AnswerTexts.OpenFromOtherDays, others));
            }
        }

        return said.Count == 0 ? null : string.Join('\n', said);
    }

    public override async Task<IReadOnlyList<string>> ProgressAsync(CancellationToken ct)
    {
        IQueryable<FindingRow> all = Within(Of(null), Span);
        IQueryable<FindingRow> open = all.Where(f => f.State < FindingState.StruckOff && f.State == FindingState.Open);
        int total = await all.CountAsync(ct), left = await open.CountAsync(ct);
        int late = await open.Where(f => f.DueOn < C.Today).CountAsync(ct);
        int waiting = await all.CountAsync(f => f.State < FindingState.StruckOff && f.State == FindingState.Rectified, ct);
        var pressing = await open.OrderBy(f => f.DueOn).ThenBy(f => f.Number).Take(MostPressing).ToListAsync(ct);
        return [C.Say(AnswerTexts.FindingProgress, total, left, late, waiting, total - left - waiting), .. pressing.Select(Line)];
    }

    public override async Task<IReadOnlyDictionary<string, Share>?> RatesAsync(CancellationToken ct)
    {
        if (Q.OnTime)
        {
            return await OnTime.OfFindingsAsync(C, Q, Of(null), ct);
        }

        FindingRecords all = With(null), open = With(Slots.Open);
        if (Q.GroupBy is { } by && KeyOf(by) is not null)
        {
            var left = await open.GroupAsync(by, ct);
            return (await all.GroupAsync(by, ct)).Where(t => t.Value > 0)
                .ToDictionary(t => t.Key, t => new Share(t.Value - left.GetValueOrDefault(t.Key), t.Value));
        }

        int count = await all.CountAsync(Span, ct);
        return new Dictionary<string, Share> { [""] = new(count - await open.CountAsync(Span, ct), count) };
    }

    public override async Task<int> CountAsync(Span span, CancellationToken ct) =>
        span.Everything && await Tally.RowAsync(ct) is { } row ? (int)Tally.Of(row) : await base.CountAsync(span, ct);

    public override async Task<IReadOnlyDictionary<string, int>> GroupAsync(string by, CancellationToken ct) =>
        KeyOf(by) is not null && await Tally.RowsAsync(by, ct) is { } rows
            ? rows.ToDictionary(r => r.Key, r => (int)Tally.Of(r))
            : await base.GroupAsync(by, ct);

    public override string Say(Share share) => Q.OnTime
        ? C.Say(AnswerTexts.FindingRateOnTime, share.Said, Window(), share.All, share.Done)
        : C.Say(AnswerTexts.FindingRate, share.Said, share.All, share.Done);

    /// <summary>Due soon is within so many days where nobody said when: the first reminder of config/rules.yaml.</summary>
    private int SoonDays => C.Library.Rules.RemindDaysAhead.DefaultIfEmpty(3).Max();

    private Tallied Tally => new(
        C, "finding", Q, Sight, ("person", Q.Person), ("domain", Q.Domain),
        ("severity", Q.Severity is null ? null : ((int)(Q.Severity == "major" ? Severity.Major : Severity.General)).ToString()));

    private FindingRecords With(string? status) => new(C, Q with { Status = status }, Sight);

    private static IQueryable<FindingRow> Due(IQueryable<FindingRow> rows, DateOnly from, DateOnly to) =>
        rows.Where(f => f.DueOn >= from && f.DueOn <= to);

    private IQueryable<FindingRow> Of(string? status)
    {
        IQueryable<FindingRow> rows = C.Ledger.Findings;
        rows = Sight.Villages is { } villages ? rows.Where(f => villages.Contains(f.Village)) : rows;
        if (Q.Place is { } place)
        {
            rows = C.Library.Register.Targets.ContainsKey(place) ? rows.Where(f => f.TargetId == place) : rows.Where(f => f.Village == place);
        }

        rows = Q.Person is { } person ? rows.Where(f => f.Inspector == person) : rows;
        rows = Q.Domain is { } domain ? rows.Where(f => f.Domain == domain) : rows;
        rows = Q.Severity switch
        {
            "major" => rows.Where(f => f.Severity == Severity.Major),
            "general" => rows.Where(f => f.Severity == Severity.General),
            _ => rows,
        };
        DateOnly today = C.Today;
        IQueryable<FindingRow> open = rows.Where(f => f.State < FindingState.StruckOff);
        IQueryable<FindingRow> wrong = open.Where(f => f.State == FindingState.Open);
        return status switch
        {
            Slots.Open => wrong,
            Slots.Closed => rows.Where(f => f.State == FindingState.StruckOff),
            Slots.Overdue => wrong.Where(f => f.DueOn < today),
            Slots.DueSoon => wrong.Where(f => f.DueOn >= today),

            // Said to be put right and not looked at since, or its time is over: by then the ten days run (F-04).
            Slots.AwaitingReinspection => wrong.Where(f =>
                f.DueOn < today || C.Ledger.Rectifications.Any(r => r.Finding == f.Number && r.ReportedAt != null)),
            Slots.ReinspectionFailed => wrong.Where(f =>
                C.Ledger.Reinspections.Any(r => r.Finding == f.Number && r.Outcome != ReinspectionOutcome.Passed)),
            Slots.Unassigned => open.Where(f => f.Inspector == ""),
            _ => rows,
        };
    }

    private string StateOf(FindingRow f)
    {
        int days = f.DueOn.DayNumber - C.Today.DayNumber;
        return f.State != FindingState.Open ? FindingSaying.Of(C, f.State)
            : days < 0 ? C.Say(AnswerTexts.Late, -days)
            : C.Say(AnswerTexts.Until, C.Say(f.DueOn));
    }
}
