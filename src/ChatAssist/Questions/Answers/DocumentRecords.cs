using System.Linq.Expressions;
using ChatAssist.Chat;
using ChatAssist.Desk;
using ChatAssist.Documents;
using ChatAssist.Sheets;
using Microsoft.EntityFrameworkCore;

namespace ChatAssist.Questions.Answers;

/// <summary>
/// Papers that were issued (I-08); void ones are said beside the number. A paper is of the place of its record. Whoever is bound
/// to places sees those of visits and findings there, and none of complaints (Q-02, K-09).
/// </summary>
internal sealed class DocumentRecords(TurnContext c, Question q, Sight sight) : Records<DocumentRow>(c, q, sight)
{
    public override IQueryable<DocumentRow> Matching => Rows.Where(d => d.State != DocumentState.Voided);

    public override Records<DocumentRow> For(Question question) => new DocumentRecords(C, question, Sight);

    public override IReadOnlyList<string> Header =>
        [.. new[] { AnswerTexts.Reference, AnswerTexts.Kind, AnswerTexts.About, AnswerTexts.Record, AnswerTexts.Issued, AnswerTexts.Person }.Select(k => C.Say(k))];

    public override IQueryable<DocumentRow> Within(IQueryable<DocumentRow> rows, Span span)
    {
        DateTimeOffset first = span.First, end = span.End;
        return span.Everything ? rows : rows.Where(d => d.IssuedAt >= first && d.IssuedAt < end);
    }

    public override IQueryable<DocumentRow> Ordered(IQueryable<DocumentRow> rows) => rows.OrderByDescending(d => d.IssuedAt).ThenBy(d => d.Number);

    public override Expression<Func<DocumentRow, string>>? KeyOf(string by) => by switch
    {
        Slots.Person => d => d.IssuedBy,
        Slots.Village => d => C.Ledger.Inspections.Where(i => i.Number == d.Record).Select(i => i.Village)
            .Concat(C.Ledger.Findings.Where(f => f.Number == d.Record).Select(f => f.Village))
            .Concat(C.Ledger.Complaints.Where(x => x.Number == d.Record).Select(x => x.Village)).FirstOrDefault() ?? "",
        _ => null,
    };

    public override async Task<IReadOnlyDictionary<string, int>> GroupAsync(string by, CancellationToken ct) =>
        KeyOf(by) is { } key
            ? (await Asked.Select(key).ToListAsync(ct)).GroupBy(k => k).ToDictionary(g => g.Key, g => g.Count())
            : new Dictionary<string, int>();

    public override string Line(DocumentRow d) =>
        C.Say(AnswerTexts.DocumentLine, d.Reference, Name(d.Kind), d.About, C.Say(d.IssuedOn), C.Library.Register.NameOf(d.IssuedBy));

    public override IReadOnlyList<Cell> Row(DocumentRow d) =>
        [d.Reference, Name(d.Kind), d.About, d.Record, d.IssuedOn, C.Library.Register.NameOf(d.IssuedBy)];

    public override async Task<string?> AsideAsync(int count, CancellationToken ct)
    {
        int voided = await Within(Rows.Where(d => d.State == DocumentState.Voided), Span).CountAsync(ct);
        return voided > 0 ? C.Say(AnswerTexts.VoidBeside, voided) : null;
    }

    /// <summary>How many of each kind.</summary>
    public override async Task<IReadOnlyList<string>> ProgressAsync(CancellationToken ct)
    {
        var kinds = await Asked.GroupBy(d => d.Kind).Select(g => new { g.Key, Count = g.Count() }).ToListAsync(ct);
        return
        [
            C.Say(AnswerTexts.Count(Slots.Document), kinds.Sum(k => k.Count)),
            .. kinds.OrderByDescending(k => k.Count).Select(k => C.Say(AnswerTexts.GroupLine, Name(k.Key), k.Count)),
        ];
    }

    public override Task<IReadOnlyDictionary<string, Share>?> RatesAsync(CancellationToken ct) =>
        Task.FromResult<IReadOnlyDictionary<string, Share>?>(null);

    public override string Say(Share share) => share.Said;

    private string Name(string kind) => DocumentKinds.Find(kind) is { } known ? C.Say(DocumentTexts.Name(known)) : kind;

    private IQueryable<DocumentRow> Rows
    {
        get
        {
            IQueryable<DocumentRow> rows = C.Ledger.Documents;
            if (Sight.Villages is { } villages)
            {
                rows = rows.Where(d => C.Ledger.Inspections.Any(i => i.Number == d.Record && villages.Contains(i.Village))
                    || C.Ledger.Findings.Any(f => f.Number == d.Record && villages.Contains(f.Village)));
            }

            if (Q.Place is { } place)
            {
                rows = rows.Where(d => C.Ledger.Inspections.Any(i => i.Number == d.Record && (i.TargetId == place || i.Village == place))
                    || C.Ledger.Findings.Any(f => f.Number == d.Record && (f.TargetId == place || f.Village == place))
                    || C.Ledger.Complaints.Any(x => x.Number == d.Record && (x.TargetId == place || x.Village == place)));
            }

            if (Q.Domain is { } domain)
            {
                var lists = C.Library.Questionnaires.Values.Where(l => l.Domain == domain).Select(l => l.Id).ToList();
                rows = rows.Where(d => C.Ledger.Checklists.Any(l => l.Inspection == d.Record && lists.Contains(l.Checklist))
                    || C.Ledger.Findings.Any(f => f.Number == d.Record && f.Domain == domain)
                    || C.Ledger.Complaints.Any(x => x.Number == d.Record && x.Domain == domain));
            }

            rows = Q.Person is { } person ? rows.Where(d => d.IssuedBy == person) : rows;
            return Q.Paper is { } kind ? rows.Where(d => d.Kind == kind) : rows;
        }
    }
}
