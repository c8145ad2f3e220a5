using ChatAssist.Chat;
using ChatAssist.Ledger;
using ChatAssist.Questionnaires;

namespace ChatAssist.Inspections;

/// <summary>One inspection with all that was answered so far, read from the ledger.</summary>
/// <param name="Evidence">How many photos, voice notes and files it has; waivers do not count.</param>
public sealed record InspectionRecord(
    InspectionRow Row, IReadOnlyList<InspectionMemberRow> Members, Walk Walk, IReadOnlyDictionary<ItemKey, AnswerRow> Answers, int Evidence)
{
    /// <summary>The version of an item's answer as it stands now; 0 where there is none.</summary>
    public long Seen(ItemKey key) => Answers.TryGetValue(key, out AnswerRow? row) ? row.Version : 0;

    /// <summary>What was ordered for failed items, where somebody chose.</summary>
    public IReadOnlyDictionary<ItemKey, MeasureChoiceRow> Measures { get; init; } = new Dictionary<ItemKey, MeasureChoiceRow>();

    /// <summary>The same with these measures chosen as well.</summary>
    public InspectionRecord With(IEnumerable<MeasureChosen> chosen, string by)
    {
        var measures = new Dictionary<ItemKey, MeasureChoiceRow>(Measures);
        foreach (MeasureChosen m in chosen)
        {
            measures[new ItemKey(m.Checklist, m.Item)] = new MeasureChoiceRow
            {
                Inspection = m.Inspection,
                Checklist = m.Checklist,
                Item = m.Item,
                Measure = m.Measure,
                DueOn = m.DueOn,
                Evidence = m.Evidence,
                By = by,
                Version = m.Seen + 1,
            };
        }

        return this with { Measures = measures };
    }

    public bool IsMember(string userId) => Members.Any(m => m.UserId == userId);
}

public static class InspectionReading
{
    public static async Task<InspectionRecord?> InspectionAsync(
        this TurnContext context, string number, CancellationToken cancellationToken)
    {
        ILedger ledger = context.Ledger;
        if (await ledger.ReadAsync<InspectionRow>(nameof(InspectionRow.Number), number, cancellationToken) is not [var row])
        {
            return null;
        }

        var members = await ledger.ReadAsync<InspectionMemberRow>(nameof(InspectionMemberRow.Inspection), number, cancellationToken);
        var chosen = await ledger.ReadAsync<InspectionChecklistRow>(nameof(InspectionChecklistRow.Inspection), number, cancellationToken);
        var lists = chosen.OrderBy(c => c.Place).Select(c => context.Library.Edition(
            c.Checklist,
            c.QuestionnaireVersion,
            () => ledger.QuestionnaireVersions.Single(v => v.Id == c.Checklist && v.Version == c.QuestionnaireVersion).Yaml)).ToList();
        var answers = (await ledger.ReadAsync<AnswerRow>(nameof(AnswerRow.Inspection), number, cancellationToken))
            .ToDictionary(a => new ItemKey(a.Checklist, a.Item));
        var evidence = await ledger.ReadAsync<EvidenceRow>(nameof(EvidenceRow.Subject), number, cancellationToken);
        var walk = new Walk(
            lists, answers.ToDictionary(a => a.Key, a => a.Value.ToAnswer()), CountOf(evidence), CountOf(evidence.Where(e => e.Kind == "waived")));
        var measures = await ledger.ReadAsync<MeasureChoiceRow>(nameof(MeasureChoiceRow.Inspection), number, cancellationToken);
        return new InspectionRecord(row, members, walk, answers, evidence.Count(e => e.Kind != "waived"))
        {
            Measures = measures.ToDictionary(m => new ItemKey(m.Checklist, m.Item)),
        };
    }

    private static Dictionary<ItemKey, int> CountOf(IEnumerable<EvidenceRow> evidence) =>
        evidence.Where(e => e.Checklist.Length > 0).GroupBy(e => new ItemKey(e.Checklist, e.Item)).ToDictionary(g => g.Key, g => g.Count());
}
