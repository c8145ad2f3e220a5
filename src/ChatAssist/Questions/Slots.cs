namespace ChatAssist.Questions;

/// <summary>The closed sets of values of a question's slots, as the contract writes them.</summary>
public static class Slots
{
    public const string Finding = "finding", Complaint = "complaint", Inspection = "inspection", Patrol = "patrol", Target = "target";
    public const string Certificate = "certificate", Training = "training", Task = "task", Seizure = "seizure", Case = "case";
    public const string Document = "document";

    public const string Count = "count", List = "list", Trend = "trend", Rate = "rate", Progress = "progress";

    public const string Open = "open", Overdue = "overdue", DueSoon = "due-soon", Closed = "closed", Unassigned = "unassigned";
    public const string FedBack = "fed-back", NotFedBack = "not-fed-back", AwaitingReinspection = "awaiting-reinspection";
    public const string ReinspectionFailed = "reinspection-failed", Missed = "missed", Behind = "behind", NotInspected = "not-inspected";

    public const string Village = "village", Person = "person", Domain = "domain", Day = "day", Week = "week", Month = "month";
    public const string Source = "source";

    /// <summary>A source: handed over by another office or from above.</summary>
    public const string Transfer = "transfer";

    public static readonly IReadOnlyList<string> Objects =
        [Finding, Complaint, Inspection, Patrol, Target, Certificate, Training, Task, Seizure, Case, Document];

    public static readonly IReadOnlyList<string> Measures = [Count, List, Trend, Rate, Progress];

    public static readonly IReadOnlyList<string> Statuses =
        [Open, Overdue, DueSoon, Closed, Unassigned, FedBack, NotFedBack, AwaitingReinspection, ReinspectionFailed, Missed, Behind, NotInspected];

    public static readonly IReadOnlyList<string> Severities = ["general", "major"];

    public static readonly IReadOnlyList<string> Clues = ["general", "complex"];

    public static readonly IReadOnlyList<string> Sources = [Village, "12345", "visit", "phone", Transfer, "inspector"];

    public static readonly IReadOnlyList<string> Groups = [Village, Person, Domain, Day, Week, Month, Source];
}
