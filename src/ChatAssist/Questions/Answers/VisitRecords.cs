using System.Linq.Expressions;
using ChatAssist.Chat;
using ChatAssist.Desk;
using ChatAssist.Inspections;
using ChatAssist.Sheets;
using Microsoft.EntityFrameworkCore;

namespace ChatAssist.Questions.Answers;

/// <summary>Inspections, or patrols: visits that were not cancelled. A person is anybody who took part.</summary>
internal sealed class VisitRecords(TurnContext c, Question q, Sight sight) : Records<InspectionRow>(c, q, sight)
{
    private const int MostRecent = 3;
    private int _places;

    public override IQueryable<InspectionRow> Matching
    {
        get
        {
            bool patrol = Q.Object == Slots.Patrol;
            IQueryable<InspectionRow> rows = C.Ledger.Inspections
                .Where(i => i.Mode == InspectionMode.Patrol == patrol && i.State != InspectionState.Cancelled);
            rows = Sight.Villages is { } villages ? rows.Where(i => villages.Contains(i.Village)) : rows;
            if (Q.Place is { } place)
            {
                rows = C.Library.Register.Targets.ContainsKey(place) ? rows.Where(i => i.TargetId == place) : rows.Where(i => i.Village == place);
            }

            rows = Q.Person is { } person ? rows.Where(i => C.Ledger.Members.Any(m => m.Inspection == i.Number && m.UserId == person)) : rows;
            if (Q.Domain is { } domain)
            {
                var lists = C.Library.Questionnaires.Values.Where(l => l.Domain == domain).Select(l => l.Id).ToList();
                rows = rows.Where(i => C.Ledger.Checklists.Any(l => l.Inspection == i.Number && lists.Contains(l.Checklist)));
            }

            return Q.Status switch
            {
                Slots.Open => rows.Where(i => i.State == InspectionState.Underway),
                Slots.Closed => rows.Where(i => i.State == InspectionState.Submitted),
                _ => rows,
            };
        }
    }

    public override Records<InspectionRow> For(Question question) => new VisitRecords(C, question, Sight);

    public override IReadOnlyList<string> Header =>
        [.. new[] { AnswerTexts.Number, AnswerTexts.Village, AnswerTexts.Target, AnswerTexts.State, AnswerTexts.Person, AnswerTexts.Begun,
            AnswerTexts.Ended }.Select(k => C.Say(k))];

    public override IQueryable<InspectionRow> Within(IQueryable<InspectionRow> rows, Span span)
    {
        DateTimeOffset first = span.First, end = span.End;
        return span.Everything ? rows : rows.Where(i => i.StartedAt >= first && i.StartedAt < end);
    }

    public override IQueryable<InspectionRow> Ordered(IQueryable<InspectionRow> rows) => rows.OrderByDescending(i => i.StartedAt);

    public override Expression<Func<InspectionRow, string>>? KeyOf(string by) => by == Slots.Village ? i => i.Village : null;

    public override bool Groups(string by) => by is Slots.Village or Slots.Person or Slots.Domain;

    public override async Task<IReadOnlyDictionary<string, int>> GroupAsync(string by, CancellationToken ct)
    {
        switch (by)
        {
            case Slots.Person:
                return await Asked.Join(C.Ledger.Members, i => i.Number, m => m.Inspection, (i, m) => m.UserId)
                    .GroupBy(u => u).Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count, ct);
            case Slots.Domain:
                var lists = await Asked.Join(C.Ledger.Checklists, i => i.Number, l => l.Inspection, (i, l) => l.Checklist)
                    .GroupBy(l => l).Select(g => new { g.Key, Count = g.Count() }).ToListAsync(ct);
                return lists.GroupBy(l => C.Library.Questionnaires.GetValueOrDefault(l.Key)?.Domain ?? l.Key)
                    .ToDictionary(g => g.Key, g => g.Sum(l => l.Count));
            default:
                return await base.GroupAsync(by, ct);
        }
    }

    public override string Line(InspectionRow i) => C.Say(
        AnswerTexts.VisitLine, i.Number, i.TargetName, C.Say(i.StartedAt), C.Library.Register.NameOf(i.Lead), State(i));

    public override IReadOnlyList<Cell> Row(InspectionRow i) =>
    [
        i.Number, i.Village, i.TargetName, State(i), C.Library.Register.NameOf(i.Lead), C.Library.Rules.Local(i.StartedAt).DateTime,
        i.EndedAt is { } ended ? C.Library.Rules.Local(ended).DateTime : (Cell)(string?)null,
    ];

    public override async Task<int> CountAsync(Span span, CancellationToken ct)
    {
        if (Q.Object == Slots.Patrol || span != Span)
        {
            return await base.CountAsync(span, ct);
        }

        // Visits and places in one look.
        var places = await Asked.GroupBy(i => i.TargetId).Select(g => g.Count()).ToListAsync(ct);
        _places = places.Count;
        return places.Sum();
    }

    /// <summary>查了几家 wants places, 几次 wants visits: both are said.</summary>
    public override Task<string?> AsideAsync(int count, CancellationToken ct) =>
        Task.FromResult(_places == 0 || Q.Measure == Slots.List ? null : C.Say(AnswerTexts.OfTargets, _places));

    public override async Task<IReadOnlyList<string>> ProgressAsync(CancellationToken ct)
    {
        int all = await Asked.CountAsync(ct), underway = await Asked.CountAsync(i => i.State == InspectionState.Underway, ct);
        var last = await Ordered(Asked).Take(MostRecent).ToListAsync(ct);
        return [C.Say(AnswerTexts.VisitProgress, all, underway, all - underway), .. last.Select(Line)];
    }

    /// <summary>Coverage: of the places that there are, how many were seen at least once. Without days: this year's (patrols: this week's).</summary>
    public override async Task<IReadOnlyDictionary<string, Share>?> RatesAsync(CancellationToken ct)
    {
        bool patrol = Q.Object == Slots.Patrol;
        Question windowed = Q.From is null && Q.To is null
            ? Q with { From = patrol ? Anchor.MondayOf(C.Today) : new DateOnly(C.Today.Year, 1, 1), To = C.Today } : Q;
        var rows = Within(Matching, Answers.Span.Of(C, windowed.From, windowed.To));
        var seen = (patrol
            ? await rows.Select(i => i.Village).Union(rows.Select(i => i.TargetName)).Distinct().ToListAsync(ct)
            : await rows.Select(i => i.TargetId).Distinct().ToListAsync(ct)).ToHashSet();
        var places = patrol ? Places.Patrolled(C, Q, Sight) : Places.Inspected(C, Q, Sight);
        bool Seen(Targets.Target t) => seen.Contains(patrol ? t.Name : t.Id);
        return Q.GroupBy == Slots.Village
            ? places.GroupBy(t => t.Village ?? t.Name).ToDictionary(g => g.Key, g => new Share(g.Count(Seen), g.Count()))
            : new Dictionary<string, Share> { [""] = new(places.Count(Seen), places.Count) };
    }

    public override string Say(Share share) => C.Say(AnswerTexts.Coverage, share.Said, share.All, share.Done);

    private string State(InspectionRow i) => C.Say(i.State == InspectionState.Underway ? Status.StatusTexts.StateUnderway : Status.StatusTexts.StateSubmitted);
}
