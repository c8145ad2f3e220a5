using System.Linq.Expressions;
using ChatAssist.Chat;
using ChatAssist.Complaints;
using ChatAssist.Deadlines;
using ChatAssist.Desk;
using ChatAssist.Ledger;
using ChatAssist.Sheets;
using Microsoft.EntityFrameworkCore;

namespace ChatAssist.Questions.Answers;

/// <summary>
/// Complaints; a person is who handles them. Open is what is neither closed nor merged; overdue and due soon look at the
/// clock of verification (general) or of its start (complex). Who reported stands in nothing that is read here (K-09).
/// </summary>
internal sealed class ComplaintRecords(TurnContext c, Question q, Sight sight) : Records<ComplaintRow>(c, q, sight)
{
    private const int MostPressing = 3;

    public override IQueryable<ComplaintRow> Matching => Of(Q.Status);

    public override Records<ComplaintRow> For(Question question) => new ComplaintRecords(C, question, Sight);

    public override IReadOnlyList<string> Header =>
        [.. new[] { AnswerTexts.Number, AnswerTexts.Village, AnswerTexts.Place, AnswerTexts.Words, AnswerTexts.Domain, AnswerTexts.From,
            AnswerTexts.State, AnswerTexts.Person, AnswerTexts.Received, AnswerTexts.Due }.Select(k => C.Say(k))];

    public override IQueryable<ComplaintRow> Within(IQueryable<ComplaintRow> rows, Span span)
    {
        if (Q.Status == Slots.DueSoon)
        {
            DateTimeOffset now = C.Now, last = span.Before ?? C.Now + Soon;
            return rows.Where(x => x.DueAt >= now && x.DueAt < last);
        }

        if (span.Everything)
        {
            return rows;
        }

        DateTimeOffset first = span.First, end = span.End;
        return Q.Status switch
        {
            Slots.Closed => rows.Where(x => x.ClosedAt >= first && x.ClosedAt < end),
            Slots.FedBack => rows.Where(x => x.FedBackAt >= first && x.FedBackAt < end),
            _ => rows.Where(x => x.ReceivedAt >= first && x.ReceivedAt < end),
        };
    }

    public override IQueryable<ComplaintRow> Ordered(IQueryable<ComplaintRow> rows) =>
        Q.Status is null or Slots.Closed or Slots.FedBack ? rows.OrderByDescending(x => x.ReceivedAt) : rows.OrderBy(x => x.DueAt).ThenBy(x => x.Number);

    public override Expression<Func<ComplaintRow, string>>? KeyOf(string by) => by switch
    {
        Slots.Village => x => x.Village,
        Slots.Person => x => x.Handler,
        Slots.Domain => x => x.Domain,
        _ => null,
    };

    public override bool Groups(string by) => by == Slots.Source || base.Groups(by);

    public override async Task<int> CountAsync(Span span, CancellationToken ct) =>
        span.Everything && await Tally.RowAsync(ct) is { } row ? (int)Tally.Of(row) : await base.CountAsync(span, ct);

    public override async Task<IReadOnlyDictionary<string, int>> GroupAsync(string by, CancellationToken ct)
    {
        if (by is Slots.Village or Slots.Domain or Slots.Source && await Tally.RowsAsync(by, ct) is { } rows)
        {
            return rows.GroupBy(r => by == Slots.Source ? SourceSlot((Source)int.Parse(r.Key)) : r.Key)
                .ToDictionary(g => g.Key, g => (int)g.Sum(Tally.Of));
        }

        if (by != Slots.Source)
        {
            return await base.GroupAsync(by, ct);
        }

        var found = await Asked.GroupBy(x => x.Source).Select(g => new { g.Key, Count = g.Count() }).ToListAsync(ct);
        return found.GroupBy(g => SourceSlot(g.Key)).ToDictionary(g => g.Key, g => g.Sum(x => x.Count));
    }

    public override string Line(ComplaintRow x) => C.Say(
        AnswerTexts.ComplaintLine, x.Number, Text.Shorten(Masking.Numbers(x.Words), 30), ComplaintSaying.Place(C, x.Place, x.Village), StateOf(x));

    public override IReadOnlyList<Cell> Row(ComplaintRow x) =>
    [
        x.Number, x.Village, x.Place, x.Words, ComplaintSaying.Domain(C.Library, x.Domain), C.Say(ComplaintTexts.From(x.Source)),
        C.Say(ComplaintTexts.State(x.State)), C.Library.Register.NameOf(x.Handler), C.Library.Rules.Local(x.ReceivedAt).DateTime,
        C.Library.Rules.Local(x.DueAt).DateTime,
    ];

    public override async Task<string?> AsideAsync(int count, CancellationToken ct)
    {
        if (Q.Status is not (Slots.Open or Slots.Overdue or Slots.NotFedBack or Slots.Unassigned) || Span.Everything)
        {
            return null;
        }

        int others = await Matching.CountAsync(ct) - count;
        return others > 0 ? C.Say(AnswerTexts.OpenFromOtherDays, others) : null;
    }

    public override async Task<IReadOnlyList<string>> ProgressAsync(CancellationToken ct)
    {
        IQueryable<ComplaintRow> all = Within(Of(null), Span);
        var states = await all.GroupBy(x => x.State).Select(g => new { g.Key, Count = g.Count() }).ToListAsync(ct);
        int Sum(Func<ComplaintState, bool> of) => states.Where(s => of(s.Key)).Sum(s => s.Count);
        int late = await Clock(all).CountAsync(x => x.DueAt < C.Now, ct);
        var pressing = await all.Where(x => x.State < ComplaintState.FedBack).OrderBy(x => x.DueAt).Take(MostPressing).ToListAsync(ct);
        return
        [
            C.Say(
                AnswerTexts.ComplaintProgress, Sum(_ => true), Sum(s => s < ComplaintState.Assigned),
                Sum(s => s is >= ComplaintState.Assigned and < ComplaintState.FedBack), late, Sum(s => s == ComplaintState.FedBack),
                Sum(s => s == ComplaintState.Closed)),
            .. pressing.Select(Line),
        ];
    }

    /// <summary>Closed of all that were received; what was merged goes with the one that it was merged into.</summary>
    public override async Task<IReadOnlyDictionary<string, Share>?> RatesAsync(CancellationToken ct)
    {
        if (Q.OnTime)
        {
            var (from, to) = OnTime.Window(Q, C.Today);
            return await OnTime.OfComplaintsAsync(C, Q, Within(Of(null), Answers.Span.Of(C, from, to)), ct);
        }

        Tallied tally = With(null).Tally;
        if (Q.GroupBy is null && await tally.RowAsync(ct) is { } whole)
        {
            return new Dictionary<string, Share> { [""] = Share(whole) };
        }

        if (Q.GroupBy is Slots.Village or Slots.Domain && await tally.RowsAsync(Q.GroupBy, ct) is { } rows)
        {
            return rows.Where(r => r.Received > r.Merged).ToDictionary(r => r.Key, Share);
        }

        IQueryable<ComplaintRow> all = Within(Of(null), Span).Where(x => x.State != ComplaintState.Merged);
        if (Q.GroupBy is { } by && KeyOf(by) is { } key)
        {
            var totals = await all.GroupBy(key).Select(g => new { g.Key, Count = g.Count() }).ToListAsync(ct);
            var done = await all.Where(x => x.State == ComplaintState.Closed).GroupBy(key)
                .Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count, ct);
            return totals.ToDictionary(t => t.Key, t => new Share(done.GetValueOrDefault(t.Key), t.Count));
        }

        return new Dictionary<string, Share>
        {
            [""] = new(await all.CountAsync(x => x.State == ComplaintState.Closed, ct), await all.CountAsync(ct)),
        };
    }

    public override string Say(Share share) => Q.OnTime
        ? C.Say(AnswerTexts.ComplaintRateOnTime, share.Said, Window(), share.All, share.Done)
        : C.Say(AnswerTexts.ComplaintRate, share.Said, share.All, share.Done);

    public static string SourceSlot(Source source) => source switch
    {
        Source.Village => "village",
        Source.Hotline => "12345",
        Source.Letter or Source.Visit => "visit",
        Source.Phone => "phone",
        Source.Transfer => "transfer",
        _ => "inspector",
    };

    private Tallied Tally => Q.Source is null && Q.Clue is null && Q.Person is null
        ? new(C, "complaint", Q, Sight, ("domain", Q.Domain))
        : new(C, "complaint", Q with { From = DateOnly.MinValue }, Sight);

    private ComplaintRecords With(string? status) => new(C, Q with { Status = status }, Sight);

    private static Share Share(TallyRow row) => new((int)row.Closed, (int)(row.Received - row.Merged));

    /// <summary>The clock still runs: not verified, or complex and not begun.</summary>
    private static IQueryable<ComplaintRow> Clock(IQueryable<ComplaintRow> rows) => rows
        .Where(x => x.State < ComplaintState.Closed && x.State < ComplaintState.Verified && !(x.Clue == Clue.Complex && x.StartedAt != null));

    /// <summary>As long ahead as the first warning of the general clue (config/deadlines.yaml).</summary>
    private TimeSpan Soon => C.Library.Deadlines.Chase(DeadlineNames.ComplaintGeneral, C.Today)?.Value.WarnAhead is { Count: > 0 } ahead
        ? ahead.Max() : TimeSpan.FromHours(6);

    private IQueryable<ComplaintRow> Of(string? status)
    {
        IQueryable<ComplaintRow> rows = C.Ledger.Complaints;
        rows = Sight.Villages is { } villages ? rows.Where(x => villages.Contains(x.Village)) : rows;
        if (Q.Place is { } place)
        {
            rows = C.Library.Register.Targets.ContainsKey(place) ? rows.Where(x => x.TargetId == place) : rows.Where(x => x.Village == place);
        }

        rows = Q.Person is { } person ? rows.Where(x => x.Handler == person) : rows;
        rows = Q.Domain is { } domain ? rows.Where(x => x.Domain == domain) : rows;
        rows = Q.Clue switch
        {
            "general" => rows.Where(x => x.Clue == Clue.General),
            "complex" => rows.Where(x => x.Clue == Clue.Complex),
            _ => rows,
        };
        if (Q.Source is { } from)
        {
            var sources = Enum.GetValues<Source>().Where(s => SourceSlot(s) == from).ToList();
            rows = rows.Where(x => sources.Contains(x.Source));
        }

        DateTimeOffset now = C.Now;
        return status switch
        {
            Slots.Open => rows.Where(x => x.State < ComplaintState.Closed),
            Slots.Closed => rows.Where(x => x.State == ComplaintState.Closed),
            Slots.Overdue => Clock(rows).Where(x => x.DueAt < now),
            Slots.DueSoon => Clock(rows).Where(x => x.DueAt >= now),
            Slots.Unassigned => rows.Where(x => x.State < ComplaintState.Closed && x.State < ComplaintState.Transferred && x.Handler == ""),
            Slots.NotFedBack => rows.Where(x => x.State < ComplaintState.Closed && x.State < ComplaintState.FedBack),
            Slots.FedBack => rows.Where(x => x.FedBackAt != null),
            _ => rows,
        };
    }

    private string StateOf(ComplaintRow x)
    {
        bool runs = x.State < ComplaintState.Verified && !(x.Clue == Clue.Complex && x.StartedAt is not null);
        return !runs ? C.Say(ComplaintTexts.State(x.State))
            : x.DueAt < C.Now ? C.Say(AnswerTexts.LateSince, C.Say(x.DueAt))
            : x.DueAt - C.Now < TimeSpan.FromHours(1) ? C.Say(AnswerTexts.UntilSoon, C.Say(x.DueAt))
            : C.Say(AnswerTexts.UntilTime, C.Say(x.DueAt), (int)(x.DueAt - C.Now).TotalHours);
    }
}
