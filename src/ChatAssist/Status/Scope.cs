using ChatAssist.Findings;
using ChatAssist.Inspections;
using ChatAssist.People;

namespace ChatAssist.Status;

/// <summary>
/// Who may see what: a village official the own village, auxiliary staff their areas, everybody else of the team
/// everything of the team.
/// </summary>
public static class Scope
{
    /// <summary>True where the areas in the person's charge bound what may be seen.</summary>
    public static bool IsBound(Person person) => person.Role == Role.Village || (person.Role == Role.Auxiliary && !person.AllAreas);

    public static IQueryable<FindingRow> Visible(this IQueryable<FindingRow> findings, Person person)
    {
        if (!IsBound(person))
        {
            return findings;
        }

        var villages = person.Areas.ToList();
        return findings.Where(f => villages.Contains(f.Village));
    }

    public static IQueryable<InspectionRow> Visible(this IQueryable<InspectionRow> inspections, Person person)
    {
        if (!IsBound(person))
        {
            return inspections;
        }

        var villages = person.Areas.ToList();
        return inspections.Where(i => villages.Contains(i.Village));
    }
}
