using ChatAssist.Content;
using ChatAssist.Desk;
using ChatAssist.Ledger;
using ChatAssist.Questionnaires;

namespace ChatAssist.Findings;

/// <summary>Looks up whether this is the first one of its kind at this target (F-07). It says what the records say; a person decides.</summary>
public static class FirstViolation
{
    private const int MostShown = 5;

    /// <summary>A sentence, or null where it is not on the list of that day.</summary>
    public static string? Say(
        ILedger ledger, Library library, string number, string inspection, string targetId, string domain, string checklist, string item,
        Severity severity, DateTimeOffset found)
    {
        if (library.FirstViolations.On(library.Rules.DayOf(found), domain, checklist, item, severity) is not { } rule)
        {
            return null;
        }

        DateTimeOffset since = found.AddDays(-rule.BackDays);
        IQueryable<FindingRow> earlier = ledger.Findings
            .Where(f => f.TargetId == targetId && f.Inspection != inspection && f.FoundAt >= since && f.FoundAt < found);
        earlier = rule.SameDomain ? earlier.Where(f => f.Domain == domain) : earlier.Where(f => f.Checklist == checklist && f.Item == item);
        List<FindingRow> known = [.. earlier.OrderByDescending(f => f.FoundAt).Take(MostShown)];
        return known.Count == 0
            ? library.Texts[FindingTexts.FirstYes, number, Back(library, rule)]
            : library.Texts[FindingTexts.FirstNo, number, string.Join('、', known.Select(f => Earlier(library, f)))];
    }

    /// <summary>730 days are two years, 100 days are 100 days.</summary>
    public static string Back(Library library, FirstViolationRule rule) => rule.BackDays % 365 == 0
        ? library.Texts[FindingTexts.Years, rule.BackDays / 365]
        : library.Texts[FindingTexts.Days, rule.BackDays];

    private static string Earlier(Library library, FindingRow f)
    {
        DateOnly day = library.Rules.DayOf(f.FoundAt);
        return library.Texts[
            FindingTexts.FirstEarlier, f.Number, library.Texts[DeskTexts.Day, day.Month, day.Day], Text.Shorten(f.Words, 20)];
    }
}
