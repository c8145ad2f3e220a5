namespace ChatAssist.Questionnaires.Tables;

/// <summary>
/// What an edition of a checklist makes of the items of the one before. The ledger and the statistics of years refer to
/// items by id, so that an id may come and go, but never change or be given to something else.
/// </summary>
/// <param name="Added">Items with a new id that stands for something new.</param>
/// <param name="Gone">Items that are asked about no more.</param>
/// <param name="Renamed">The same item under another id: same name or same question.</param>
/// <param name="Reused">The same id with another name and another question; the item as it was before.</param>
public sealed record ItemChanges(
    IReadOnlyList<Question> Added,
    IReadOnlyList<Question> Gone,
    IReadOnlyList<(Question Before, Question After)> Renamed,
    IReadOnlyList<(Question Before, Question After)> Reused)
{
    public bool AreSafe => Renamed.Count == 0 && Reused.Count == 0;

    public static ItemChanges Between(Questionnaire before, Questionnaire after)
    {
        var added = after.Items.Where(i => before.Find(i.Id) is null).ToList();
        var gone = before.Items.Where(i => after.Find(i.Id) is null).ToList();
        var renamed = new List<(Question, Question)>();
        foreach (Question now in added.ToList())
        {
            if (gone.Find(was => was.Name == now.Name || was.Ask == now.Ask) is { } same)
            {
                renamed.Add((same, now));
                gone.Remove(same);
                added.Remove(now);
            }
        }

        var reused = before.Items
            .Select(was => (Before: was, After: after.Find(was.Id)!))
            .Where(x => x.After is not null && x.Before.Name != x.After.Name && x.Before.Ask != x.After.Ask)
            .ToList();
        return new ItemChanges(added, gone, renamed, reused);
    }
}
