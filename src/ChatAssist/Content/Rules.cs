namespace ChatAssist.Content;

/// <summary>The numbers and names of this team, from config/: every one of them may differ in the next county.</summary>
public sealed record Rules
{
    public TimeZoneInfo Zone { get; init; } = TimeZoneInfo.CreateCustomTimeZone("Asia/Shanghai", TimeSpan.FromHours(8), null, null);

    /// <summary>The id of the team whose records these are.</summary>
    public string UnitId { get; init; } = "team";

    /// <summary>The team's full name, as on its papers and seal.</summary>
    public string TeamName { get; init; } = "";

    /// <summary>The short name that its papers' numbers begin with.</summary>
    public string TeamShort { get; init; } = "";

    /// <summary>Where the team is found; "" where its papers do not say so.</summary>
    public string TeamAddress { get; init; } = "";
    public string TeamPhone { get; init; } = "";

    /// <summary>Where one may apply for review of an order (复议机关), and which court hears a suit against it.</summary>
    public string ReviewAuthority { get; init; } = "";
    public string Court { get; init; } = "";

    /// <summary>Least number of certified inspectors of a visit (P-03).</summary>
    public int LeastInspectors { get; init; } = 2;

    /// <summary>A visit shorter than this is marked for review (I-06).</summary>
    public TimeSpan LeastVisit { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>As is one with less time than this for each item.</summary>
    public TimeSpan LeastPerItem { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>Metres from the target's place beyond which a visit is marked for review.</summary>
    public double FarMetres { get; init; } = 500;

    /// <summary>Rectification period in days where the checklist names none.</summary>
    public int RectificationDays { get; init; } = 15;

    /// <summary>No last day lies farther than this from the day on which it is set.</summary>
    public int LongestRectificationDays { get; init; } = 90;

    public OnSpotStrikeOff StrikeOffOnSpot { get; init; } = OnSpotStrikeOff.General;

    /// <summary>Days between two looks at a finding under listed supervision.</summary>
    public int ListedLookDays { get; init; } = 7;

    /// <summary>Days for which the target's page can be opened.</summary>
    public int LinkDays { get; init; } = 30;

    /// <summary>Metres from the target's place beyond which a photo's own place is doubtful.</summary>
    public double PhotoFarMetres { get; init; } = 1500;

    /// <summary>Minutes outside the visit beyond which a photo's own time is doubtful.</summary>
    public int PhotoOffMinutes { get; init; } = 120;

    /// <summary>Days ahead of the due day on which a finding's people are reminded.</summary>
    public IReadOnlyList<int> RemindDaysAhead { get; init; } = [3, 1];

    /// <summary>Time of day of reminders.</summary>
    public TimeOnly RemindAt { get; init; } = new(8, 5);

    /// <summary>Days after a transfer on which the other office's answer is asked for: of the handler, then of leader and supervisor (K-07).</summary>
    public IReadOnlyList<int> TransferFollowUpDays { get; init; } = [5, 10];

    /// <summary>Days for which messages are kept that became part of no record; at least six months (网络安全法 21).</summary>
    public int TalkDays { get; init; } = 1095;

    /// <summary>Days after a complaint was closed for which it is known who reported it.</summary>
    public int ReporterDays { get; init; } = 365;

    public DateOnly DayOf(DateTimeOffset instant) =>
        DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(instant, Zone).DateTime);

    public DateTimeOffset Local(DateTimeOffset instant) => TimeZoneInfo.ConvertTime(instant, Zone);

    /// <summary>The instant of a local day and time.</summary>
    public DateTimeOffset At(DateOnly day, TimeOnly time)
    {
        DateTime local = day.ToDateTime(time);
        return new DateTimeOffset(local, Zone.GetUtcOffset(local));
    }

    /// <summary>The end of a local day: the instant at which the next one begins (民法典 203: the last day ends at 24:00).</summary>
    public DateTimeOffset EndOf(DateOnly day) => At(day.AddDays(1), TimeOnly.MinValue);
}

/// <summary>Which findings are struck off at once where they were corrected on the spot, with a photo of it.</summary>
public enum OnSpotStrikeOff
{
    Never,
    General,
    All,
}
