using ChatAssist.Texts;

namespace ChatAssist.Inspections;

public static class InspectionTexts
{
    public static readonly TextKey BarRole = new("inspection.bar-role", "name", "able");
    public static readonly TextKey BarNoCertificate = new("inspection.bar-no-certificate", "name", "able");
    public static readonly TextKey BarNotYetValid = new("inspection.bar-not-yet-valid", "number", "from", "able");
    public static readonly TextKey BarExpired = new("inspection.bar-expired", "number", "to", "able");
    public static readonly TextKey BarDomain = new("inspection.bar-domain", "number", "list", "able");
    public static readonly TextKey AskTarget = new("inspection.ask-target");
    public static readonly TextKey WhichTarget = new("inspection.which-target", "said");
    public static readonly TextKey NearTarget = new("inspection.near-target");
    public static readonly TextKey Near = new("inspection.near", "name", "metres");
    public static readonly TextKey NoTarget = new("inspection.no-target", "said");
    public static readonly TextKey NoTargetNear = new("inspection.no-target-near");
    public static readonly TextKey AskChecklist = new("inspection.ask-checklist", "target");
    public static readonly TextKey AskChecklistFirst = new("inspection.ask-checklist-first");
    public static readonly TextKey AskChecklistHint = new("inspection.ask-checklist-hint");
    public static readonly TextKey MoreChecklists = new("inspection.more-checklists");
    public static readonly TextKey NoChecklist = new("inspection.no-checklist", "said");
    public static readonly TextKey AskPartner = new("inspection.ask-partner");
    public static readonly TextKey AskPartnerHint = new("inspection.ask-partner-hint", "least");
    public static readonly TextKey NoPartner = new("inspection.no-partner");
    public static readonly TextKey UnknownPartner = new("inspection.unknown-partner", "said");
    public static readonly TextKey PartnerDomain = new("inspection.partner-domain", "name", "domain");
    public static readonly TextKey PartnerBarred = new("inspection.partner-barred", "name");
    public static readonly TextKey Started = new("inspection.started", "number", "mode", "target", "lists", "items", "members");
    public static readonly TextKey StartedForPartner = new("inspection.started-for-partner", "name", "number", "target", "lists");
    public static readonly TextKey StartedForEscort = new("inspection.started-for-escort", "name", "number", "target", "lists");
    public static readonly TextKey WithEscorts = new("inspection.with-escorts", "inspectors", "escorts");
    public static readonly IReadOnlyList<TextKey> Modes =
        [.. Enum.GetNames<InspectionMode>().Select(m => new TextKey($"inspection.mode-{m.ToLowerInvariant()}"))];
    public static readonly TextKey Dropped = new("inspection.dropped");
    public static readonly TextKey AlreadyUnderway = new("inspection.already-underway", "number", "target");

    public static TextKey Mode(InspectionMode mode) => Modes[(int)mode];
}
