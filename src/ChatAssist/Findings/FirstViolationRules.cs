using ChatAssist.Content;
using ChatAssist.Questionnaires;

namespace ChatAssist.Findings;

/// <summary>What may go without a penalty the first time (F-07, 行政处罚法 33), as config/first-violation.yaml has it.</summary>
/// <param name="Items">checklist/item; empty: everything in the domains.</param>
/// <param name="SameDomain">Anything of the domain is the same again; else only the same item is.</param>
/// <param name="BackDays">How far back an earlier one counts.</param>
public sealed record FirstViolationRule(
    IReadOnlyList<string> Domains, IReadOnlyList<string> Items, IReadOnlyList<string> Except, Severity Severity, bool SameDomain, int BackDays)
{
    public bool Covers(string domain, string checklist, string item, Severity severity) =>
        Severity == severity && Domains.Contains(domain) && !Except.Contains($"{checklist}/{item}")
        && (Items.Count == 0 || Items.Contains($"{checklist}/{item}"));
}

public sealed record FirstViolationRules(IReadOnlyList<Dated<FirstViolationRule>> All)
{
    private static readonly Dictionary<string, bool> Same = new() { ["domain"] = true, ["item"] = false };
    private static readonly Dictionary<string, Severity> Severities = new() { ["general"] = Severity.General, ["major"] = Severity.Major };

    public static FirstViolationRules Empty { get; } = new([]);

    /// <summary>The rule that was in force on a day; null where it was not on the list then.</summary>
    public FirstViolationRule? On(DateOnly day, string domain, string checklist, string item, Severity severity) =>
        All.FirstOrDefault(r => r.Holds(day) && r.Value.Covers(domain, checklist, item, severity))?.Value;

    public static FirstViolationRules Read(string path, string yaml, ContentErrors errors)
    {
        if (YamlReading.Parse(path, yaml, errors) is not { } top)
        {
            return Empty;
        }

        top.AllowOnly("list");
        var rules = new List<Dated<FirstViolationRule>>();
        foreach (YamlReading at in top.Find("list")?.List() ?? [])
        {
            at.AllowOnly("domains", "items", "except", "severity", "same", "back-days", "from", "to", "source");
            DateOnly from = at.Day("from") ?? DateOnly.MinValue, to = at.Day("to") ?? DateOnly.MaxValue;
            if (to < from)
            {
                at.Find("to")?.Wrong($"'to' {to:yyyy-MM-dd} is before 'from' {from:yyyy-MM-dd}");
            }

            IReadOnlyList<string> domains = at.Texts("domains");
            foreach (string unknown in domains.Except(QuestionnaireReader.Domains))
            {
                at.Wrong($"'{unknown}' is not a domain; there are: {string.Join(", ", QuestionnaireReader.Domains)}");
            }

            if (domains.Count == 0 || at.Find("back-days") is null)
            {
                at.Wrong("'domains' and 'back-days' must be there");
            }

            rules.Add(new Dated<FirstViolationRule>(
                new FirstViolationRule(
                    domains, at.Texts("items"), at.Texts("except"), at.OneOf("severity", Severity.General, Severities),
                    at.OneOf("same", true, Same), at.Whole("back-days", 1, 3660) ?? 1),
                from, to, at.NeedText("source", 60)));
        }

        return new FirstViolationRules(rules);
    }

    /// <summary>Notes every item that no list has: a typing mistake would make the list longer or shorter than it is meant.</summary>
    public void CheckItems(string path, IEnumerable<Questionnaire> lists, ContentErrors errors)
    {
        var known = lists.SelectMany(l => l.Items.Select(i => $"{l.Id}/{i.Id}")).ToHashSet();
        foreach (string unknown in All.SelectMany(r => r.Value.Items.Concat(r.Value.Except)).Where(i => !known.Contains(i)))
        {
            errors.Add(path, 1, $"'{unknown}' is no item of any list");
        }
    }
}
