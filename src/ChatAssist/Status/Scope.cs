using ChatAssist.Findings;
using ChatAssist.Inspections;
using ChatAssist.People;

namespace ChatAssist.Status;

/// <summary>Who may see what: a village official the own village, everybody of the team everything of the team.</summary>
public static class Scope
{
    public static IQueryable<FindingRow> Visible(this IQueryable<FindingRow> findings, Person person)
    {
        if (person.Role != Role.Village)
        {
            return findings;
        }

        var villages = person.Areas.ToList();
        return findings.Where(f => villages.Contains(f.Village));
    }

    public static IQueryable<InspectionRow> Visible(this IQueryable<InspectionRow> inspections, Person person)
    {
        if (person.Role != Role.Village)
        {
            return inspections;
        }

        var villages = person.Areas.ToList();
        return inspections.Where(i => villages.Contains(i.Village));
    }
}
