using ChatAssist.Texts;

namespace ChatAssist.Questions.Answers;

public static class AnswerTexts
{
    public static readonly TextKey NotThisPerson = new("answer.not-this-person");
    public static readonly TextKey NotComplaints = new("answer.not-complaints");
    public static readonly TextKey AskOwnReports = new("answer.ask-own-reports");
    public static readonly TextKey NotThisPlace = new("answer.not-this-place", "villages");
    public static readonly TextKey OnlyYours = new("answer.only-yours", "villages");
    public static readonly TextKey NotKept = new("answer.not-kept", "object");
    public static readonly TextKey NotKeptTask = new("answer.not-kept-task", "object");
    public static readonly TextKey NoPlans = new("answer.no-plans");
    public static readonly TextKey NoRate = new("answer.no-rate");
    public static readonly TextKey NoSuchGroups = new("answer.no-such-groups");
    public static readonly TextKey NotYet = new("answer.not-yet");
    public static readonly TextKey InTable = new("answer.in-table");
    public static readonly TextKey TableName = new("answer.table-name", "object", "day");
    public static readonly TextKey TableCut = new("answer.table-cut", "most", "count");
    public static readonly TextKey GroupsTotal = new("answer.groups-total", "count");
    public static readonly TextKey GroupLine = new("answer.group-line", "name", "count");
    public static readonly TextKey MoreGroups = new("answer.more-groups", "count");
    public static readonly TextKey RateLine = new("answer.rate-line", "name", "rate", "done", "all");
    public static readonly TextKey Nobody = new("answer.nobody");
    public static readonly TextKey Nowhere = new("answer.nowhere");
    public static readonly TextKey TrendTotal = new("answer.trend-total", "unit", "total", "most-when", "most", "last-when", "last");
    public static readonly TextKey LastMonths = new("answer.last-months", "period");
    public static readonly TextKey Between = new("answer.between", "period");
    public static readonly TextKey MonthLabel = new("answer.month-label", "month");
    public static readonly TextKey DayLabel = new("answer.day-label", "month", "day");
    public static readonly TextKey Waiting = new("answer.waiting", "count");
    public static readonly TextKey OpenFromOtherDays = new("answer.open-from-other-days", "count");
    public static readonly TextKey FindingLine = new("answer.finding-line", "number", "target", "words", "state");
    public static readonly TextKey FindingProgress = new("answer.finding-progress", "all", "open", "late", "waiting", "closed");
    public static readonly TextKey FindingRate = new("answer.finding-rate", "rate", "all", "done");
    public static readonly TextKey Late = new("answer.late", "days");
    public static readonly TextKey Until = new("answer.until", "day");
    public static readonly TextKey LateSince = new("answer.late-since", "when");
    public static readonly TextKey UntilTime = new("answer.until-time", "when", "hours");
    public static readonly TextKey UntilSoon = new("answer.until-soon", "when");
    public static readonly TextKey ComplaintLine = new("answer.complaint-line", "number", "words", "place", "state");
    public static readonly TextKey ComplaintProgress = new("answer.complaint-progress", "all", "waiting", "handled", "late", "answered", "closed");
    public static readonly TextKey ComplaintRate = new("answer.complaint-rate", "rate", "all", "done");
    public static readonly TextKey VisitLine = new("answer.visit-line", "number", "target", "when", "who", "state");
    public static readonly TextKey VisitProgress = new("answer.visit-progress", "all", "underway", "done");
    public static readonly TextKey OfTargets = new("answer.of-targets", "count");
    public static readonly TextKey Coverage = new("answer.coverage", "rate", "all", "done");
    public static readonly TextKey Missed = new("answer.missed", "when", "count", "names");
    public static readonly TextKey NoneMissed = new("answer.none-missed", "when");
    public static readonly TextKey TargetLine = new("answer.target-line", "id", "name", "village");
    public static readonly TextKey History = new("answer.history", "name", "visits", "last", "found", "open", "complaints");
    public static readonly TextKey Never = new("answer.never");
    public static readonly TextKey CertificateRate = new("answer.certificate-rate", "rate", "all", "valid");
    public static readonly TextKey NoCertificate = new("answer.no-certificate", "name");
    public static readonly TextKey CertificateOver = new("answer.certificate-over", "name", "day");
    public static readonly TextKey CertificateUntil = new("answer.certificate-until", "name", "day", "days");
    public static readonly TextKey HoursUnknown = new("answer.hours-unknown", "year");
    public static readonly TextKey HoursUnknownOf = new("answer.hours-unknown-of", "name");
    public static readonly TextKey HoursEnough = new("answer.hours-enough", "name", "hours");
    public static readonly TextKey HoursShort = new("answer.hours-short", "name", "hours", "missing");
    public static readonly TextKey HoursRate = new("answer.hours-rate", "year", "rate", "all", "done");
    public static readonly TextKey HoursBehind = new("answer.hours-behind", "year", "count");
    public static readonly TextKey Number = new("answer.number");
    public static readonly TextKey Village = new("answer.village");
    public static readonly TextKey Target = new("answer.target");
    public static readonly TextKey Place = new("answer.place");
    public static readonly TextKey Words = new("answer.words");
    public static readonly TextKey Severity = new("answer.severity");
    public static readonly TextKey Major = new("answer.major");
    public static readonly TextKey General = new("answer.general");
    public static readonly TextKey State = new("answer.state");
    public static readonly TextKey Person = new("answer.person");
    public static readonly TextKey Domain = new("answer.domain");
    public static readonly TextKey From = new("answer.from");
    public static readonly TextKey Found = new("answer.found");
    public static readonly TextKey Received = new("answer.received");
    public static readonly TextKey Begun = new("answer.begun");
    public static readonly TextKey Ended = new("answer.ended");
    public static readonly TextKey Due = new("answer.due");

    public static readonly IReadOnlyList<TextKey> Counts =
        [.. new[] { Slots.Finding, Slots.Complaint, Slots.Inspection, Slots.Patrol, Slots.Target, Slots.Certificate }
            .Select(o => new TextKey($"answer.count-{o}", "count"))];

    public static TextKey Count(string ofObject) => Counts.First(k => k.Name == $"answer.count-{ofObject}");
}
