using ChatAssist.Chat;
using ChatAssist.Questionnaires;
using Microsoft.EntityFrameworkCore;

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
        InspectionRow? row = await context.Ledger.Inspections.FirstOrDefaultAsync(i => i.Number == number, cancellationToken);
        if (row is null)
        {
            return null;
        }

        var members = await context.Ledger.Members.Where(m => m.Inspection == number).ToListAsync(cancellationToken);
        var chosen = await context.Ledger.Checklists.Where(c => c.Inspection == number).OrderBy(c => c.Place).ToListAsync(cancellationToken);
        var lists = chosen.ConvertAll(c => context.Library.Edition(
            c.Checklist,
            c.QuestionnaireVersion,
            () => context.Ledger.QuestionnaireVersions.Single(v => v.Id == c.Checklist && v.Version == c.QuestionnaireVersion).Yaml));
        var answers = (await context.Ledger.Answers.Where(a => a.Inspection == number).ToListAsync(cancellationToken))
            .ToDictionary(a => new ItemKey(a.Checklist, a.Item));
        var evidence = await context.Ledger.Evidence.Where(e => e.Subject == number)
            .Select(e => new { e.Checklist, e.Item, e.Kind }).ToListAsync(cancellationToken);
        var photos = evidence.Where(e => e.Checklist.Length > 0).GroupBy(e => new ItemKey(e.Checklist, e.Item)).ToDictionary(g => g.Key, g => g.Count());
        var walk = new Walk(lists, answers.ToDictionary(a => a.Key, a => a.Value.ToAnswer()), photos);
        var measures = await context.Ledger.MeasureChoices.Where(m => m.Inspection == number).ToListAsync(cancellationToken);
        return new InspectionRecord(row, members, walk, answers, evidence.Count(e => e.Kind != "waived"))
        {
            Measures = measures.ToDictionary(m => new ItemKey(m.Checklist, m.Item)),
        };
    }
}
