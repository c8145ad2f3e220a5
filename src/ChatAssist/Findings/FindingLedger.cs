using ChatAssist.Content;
using ChatAssist.Ledger;
using ChatAssist.Questions;
using Microsoft.EntityFrameworkCore;

namespace ChatAssist.Findings;

/// <summary>A line of the ledger of findings (整改台账, F-06): one finding with all that happened to it.</summary>
public sealed record LedgerLine(
    FindingRow Finding,
    RectificationRow Rectification,
    IReadOnlyList<ReinspectionRow> Rounds,
    IReadOnlyList<ExtensionRow> Extensions,
    IReadOnlyList<RectificationReportRow> Reports);

/// <summary>Reads the ledger of findings, whole or by what was asked for.</summary>
public static class FindingLedger
{
    /// <summary>Those that fit what was said of place, time, state, domain, severity and person.</summary>
    public static IQueryable<FindingRow> Fitting(this IQueryable<FindingRow> findings, Question q, ILedger ledger, Rules rules, DateOnly today)
    {
        if (q.Place is { } place)
        {
            findings = findings.Where(f => f.Village == place || f.TargetId == place);
        }

        if (q.Domain is { } domain)
        {
            findings = findings.Where(f => f.Domain == domain);
        }

        if (q.Person is { } person)
        {
            findings = findings.Where(f => f.Inspector == person);
        }

        if (q.Severity is { } severity)
        {
            var wanted = severity == "major" ? Questionnaires.Severity.Major : Questionnaires.Severity.General;
            findings = findings.Where(f => f.Severity == wanted);
        }

        if (q.From is { } from)
        {
            DateTimeOffset begin = rules.At(from, TimeOnly.MinValue);
            findings = findings.Where(f => f.FoundAt >= begin);
        }

        if (q.To is { } to)
        {
            DateTimeOffset end = rules.EndOf(to);
            findings = findings.Where(f => f.FoundAt < end);
        }

        DateOnly soon = today.AddDays(rules.RemindDaysAhead.DefaultIfEmpty(3).Max());
        return q.Status switch
        {
            Slots.Open => findings.Where(f => f.State == FindingState.Open),
            Slots.Overdue => findings.Where(f => f.State == FindingState.Open && f.DueOn < today),
            Slots.DueSoon => findings.Where(f => f.State == FindingState.Open && f.DueOn >= today && f.DueOn <= soon),
            Slots.Closed => findings.Where(f => f.State == FindingState.StruckOff),
            Slots.AwaitingReinspection => findings.Where(f => f.State == FindingState.Open
                && (f.DueOn < today || ledger.Rectifications.Any(r => r.Finding == f.Number && r.ReportedAt != null))),
            Slots.ReinspectionFailed => findings.Where(f => f.State == FindingState.Open
                && ledger.Reinspections.Any(r => r.Finding == f.Number && r.Outcome != ReinspectionOutcome.Passed)),
            _ => findings,
        };
    }

    /// <summary>In the order of their numbers.</summary>
    public static async Task<IReadOnlyList<LedgerLine>> LinesAsync(
        this ILedger ledger, IQueryable<FindingRow> findings, int most, CancellationToken cancellationToken)
    {
        IQueryable<FindingRow> latest = findings.OrderByDescending(f => f.FoundAt).ThenByDescending(f => f.Number).Take(most);
        var rows = await latest.ToListAsync(cancellationToken);
        IQueryable<string> numbers = latest.Select(f => f.Number);
        var rectifications = (await ledger.Rectifications.Where(r => numbers.Contains(r.Finding)).ToListAsync(cancellationToken)).ToDictionary(r => r.Finding);
        var rounds = (await ledger.Reinspections.Where(r => numbers.Contains(r.Finding)).ToListAsync(cancellationToken)).ToLookup(r => r.Finding);
        var extensions = (await ledger.Extensions.Where(e => numbers.Contains(e.Finding)).ToListAsync(cancellationToken)).ToLookup(e => e.Finding);
        var reports = (await ledger.RectificationReports.Where(r => numbers.Contains(r.Finding)).ToListAsync(cancellationToken)).ToLookup(r => r.Finding);
        return [.. rows.OrderBy(f => f.FoundAt).ThenBy(f => f.Number, StringComparer.Ordinal).Select(f => new LedgerLine(
            f, rectifications[f.Number], [.. rounds[f.Number].OrderBy(r => r.Round)], [.. extensions[f.Number].OrderBy(e => e.Place)],
            [.. reports[f.Number].OrderBy(r => r.Place)]))];
    }
}
