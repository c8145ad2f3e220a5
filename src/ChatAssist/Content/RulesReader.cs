namespace ChatAssist.Content;

/// <summary>Reads config/rules.yaml: the team's own numbers, each with the clause that it comes from in a comment.</summary>
public static class RulesReader
{
    private static readonly Dictionary<string, OnSpotStrikeOff> OnSpot = new()
    {
        ["never"] = OnSpotStrikeOff.Never,
        ["general"] = OnSpotStrikeOff.General,
        ["all"] = OnSpotStrikeOff.All,
    };

    public static Rules Read(string path, string yaml, ContentErrors errors)
    {
        var rules = new Rules();
        if (YamlReading.Parse(path, yaml, errors) is not { } top)
        {
            return rules;
        }

        top.AllowOnly(
            "team", "team-name", "team-short", "team-address", "team-phone", "review-authority", "court", "time-zone", "least-inspectors", "rectification-days", "remind-days-ahead", "remind-at",
            "least-visit-minutes", "least-seconds-per-item", "far-metres", "transfer-follow-up-days",
            "longest-rectification-days", "strike-off-on-spot", "listed-look-days",
            "link-days", "photo-far-metres", "photo-off-minutes", "talk-days", "reporter-days");
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
            TransferFollowUpDays = FollowUp(top) ?? rules.TransferFollowUpDays,
            FarMetres = top.Whole("far-metres", 10, 100_000) ?? rules.FarMetres,
            LongestRectificationDays = top.Whole("longest-rectification-days", 1, 365) ?? rules.LongestRectificationDays,
            StrikeOffOnSpot = top.OneOf("strike-off-on-spot", rules.StrikeOffOnSpot, OnSpot),
            ListedLookDays = top.Whole("listed-look-days", 1, 60) ?? rules.ListedLookDays,
            LinkDays = top.Whole("link-days", 1, 120) ?? rules.LinkDays,
            PhotoFarMetres = top.Whole("photo-far-metres", 10, 100_000) ?? rules.PhotoFarMetres,
            PhotoOffMinutes = top.Whole("photo-off-minutes", 1, 10_000) ?? rules.PhotoOffMinutes,
            TalkDays = top.Whole("talk-days", 183, 36_500) ?? rules.TalkDays,
            ReporterDays = top.Whole("reporter-days", 183, 36_500) ?? rules.ReporterDays,
        };
    }

    private static List<int>? FollowUp(YamlReading top)
    {
        if (top.Find("transfer-follow-up-days") is not { } at)
        {
            return null;
        }

        var days = at.List().Select(d => int.TryParse(d.Scalar(), out int n) && n is > 0 and <= 365 ? n : 0).ToList();
        if (days is [> 0 and var first, var second] && second > first)
        {
            return days;
        }

        at.Wrong("transfer-follow-up-days are two numbers of days from 1 to 365, the smaller one first");
        return null;
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
