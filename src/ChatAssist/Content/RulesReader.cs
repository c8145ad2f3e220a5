namespace ChatAssist.Content;

/// <summary>Reads config/rules.yaml: the team's own numbers, each with the clause that it comes from in a comment.</summary>
public static class RulesReader
{
    public static Rules Read(string path, string yaml, ContentErrors errors)
    {
        var rules = new Rules();
        if (YamlReading.Parse(path, yaml, errors) is not { } top)
        {
            return rules;
        }

        top.AllowOnly("team", "team-name", "team-short", "team-address", "team-phone", "review-authority", "court", "time-zone", "least-inspectors", "rectification-days", "remind-days-ahead", "remind-at",
            "least-visit-minutes", "least-seconds-per-item", "far-metres");
        return rules with
        {
            UnitId = top.NeedText("team", 40),
            TeamName = top.NeedText("team-name", 60),
            TeamShort = top.NeedText("team-short", 20),
            TeamAddress = top.Text("team-address", 100) ?? "",
            TeamPhone = top.Text("team-phone", 40) ?? "",
            ReviewAuthority = top.Text("review-authority", 60) ?? "",
            Court = top.Text("court", 60) ?? "",
            Zone = Zone(top) ?? rules.Zone,
            LeastInspectors = top.Whole("least-inspectors", 1, 9) ?? rules.LeastInspectors,
            RectificationDays = top.Whole("rectification-days", 0, 365) ?? rules.RectificationDays,
            RemindDaysAhead = Days(top) ?? rules.RemindDaysAhead,
            RemindAt = top.Time("remind-at") ?? rules.RemindAt,
            LeastVisit = top.Whole("least-visit-minutes", 0, 600) is { } minutes ? TimeSpan.FromMinutes(minutes) : rules.LeastVisit,
            LeastPerItem = top.Whole("least-seconds-per-item", 0, 600) is { } seconds ? TimeSpan.FromSeconds(seconds) : rules.LeastPerItem,
            FarMetres = top.Whole("far-metres", 10, 100_000) ?? rules.FarMetres,
        };
    }

    private static TimeZoneInfo? Zone(YamlReading top)
    {
        if (top.Find("time-zone") is not { } at || at.Scalar() is not { } id)
        {
            return null;
        }

        if (TimeZoneInfo.TryFindSystemTimeZoneById(id, out TimeZoneInfo? zone))
        {
            return zone;
        }

        at.Wrong($"'{id}' is not a time zone");
        return null;
    }

    private static List<int>? Days(YamlReading top)
    {
        if (top.Find("remind-days-ahead") is not { } at)
        {
            return null;
        }

        var days = new List<int>();
        foreach (YamlReading entry in at.List())
        {
            if (int.TryParse(entry.Scalar(), out int n) && n is >= 0 and <= 60)
            {
                days.Add(n);
            }
            else
            {
                entry.Wrong("a whole number of days from 0 to 60 is expected");
            }
        }

        return days;
    }
}
