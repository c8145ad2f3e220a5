using ChatAssist.Chat;
using ChatAssist.Desk;
using ChatAssist.Findings;
using ChatAssist.Inspections;
using ChatAssist.People;
using ChatAssist.Sheets;
using ChatAssist.Targets;
using Microsoft.EntityFrameworkCore;

namespace ChatAssist.Questions.Answers;

/// <summary>What was not done: patrols that are missing, places that nobody inspected; and the register's places themselves.</summary>
internal sealed class Gaps(TurnContext c, Question q, Sight sight)
{
    private const int MostLines = 10, LinesBeforeTable = 5;

    /// <summary>Without days: today. Who or which place has no patrol; whether one was due there is the plan's matter.</summary>
    public async Task<string> PatrolsAsync(CancellationToken ct)
    {
        Question days = q.From is null && q.To is null ? q with { From = c.Today, To = c.Today } : q;
        if (days.From > c.Today)
        {
            return c.Say(AnswerTexts.NotYet);
        }

        var visits = new VisitRecords(c, days with { Status = null, Person = null, Place = null }, sight);
        string when = PeriodSaying.Of(days.From, days.To, c.Today, c.Library.Texts) ?? "";
        List<string> missing;
        if (q.GroupBy == Slots.Person || q.Person is not null)
        {
            var who = await visits.Asked.Join(c.Ledger.Members, i => i.Number, m => m.Inspection, (i, m) => m.UserId).Distinct().ToListAsync(ct);
            missing = [.. c.Library.Register.People.Values
                .Where(p => p.Role == Role.Inspector && (q.Person is null || p.UserId == q.Person) && !who.Contains(p.UserId))
                .OrderBy(p => p.UserId, StringComparer.Ordinal).Select(p => p.Name)];
        }
        else
        {
            var seen = await visits.Asked.Select(i => i.TargetId).Distinct().ToListAsync(ct);
            var villages = await visits.Asked.Select(i => i.Village).Distinct().ToListAsync(ct);
            missing = [.. Places.Patrolled(c, q, sight)
                .Where(t => !seen.Contains(t.Id) && (t.Kind == TargetKind.Street || !villages.Contains(t.Name))).Select(t => t.Name)];
        }

        return missing.Count == 0
            ? c.Say(AnswerTexts.NoneMissed, when)
            : c.Say(AnswerTexts.Missed, when, missing.Count, string.Join('、', missing));
    }

    public async Task<IReadOnlyList<ReplyBody>> TargetsAsync(string understood, CancellationToken ct)
    {
        if (q.Place is { } place && q.Status is null && c.Library.Register.Targets.GetValueOrDefault(place) is { } one)
        {
            return [new TextBody(understood + "\n" + await HistoryAsync(one, ct))];
        }

        if (q.Measure == Slots.Rate)
        {
            Question coverage = q with { Object = Slots.Inspection, Status = null };
            return await new RecordAnswer<InspectionRow>(c, coverage, new VisitRecords(c, coverage, sight), sight, understood).MakeAsync(ct);
        }

        var targets = Places.Inspected(c, q, sight);
        if (q.Status == Slots.NotInspected)
        {
            // Without days: this year's.
            Question days = q.From is null && q.To is null ? q with { From = new DateOnly(c.Today.Year, 1, 1), To = c.Today } : q;
            understood += "\n" + c.Say(AnswerTexts.Between, PeriodSaying.Of(days.From, days.To, c.Today, c.Library.Texts));
            var seen = (await new VisitRecords(c, days with { Object = Slots.Inspection, Status = null }, sight).Asked
                .Select(i => i.TargetId).Distinct().ToListAsync(ct)).ToHashSet();
            targets = [.. targets.Where(t => !seen.Contains(t.Id))];
        }

        return q.GroupBy == Slots.Village
            ? [new TextBody(understood + "\n" + string.Join('\n', targets.GroupBy(t => t.Village ?? "").OrderByDescending(g => g.Count())
                .Select(g => c.Say(AnswerTexts.GroupLine, g.Key.Length == 0 ? c.Say(AnswerTexts.Nowhere) : g.Key, g.Count()))))]
            : Listed(understood, targets);
    }

    private IReadOnlyList<ReplyBody> Listed(string understood, IReadOnlyList<Target> targets)
    {
        var lines = new List<string> { understood, c.Say(AnswerTexts.Count(Slots.Target), targets.Count) };
        if (q.Measure == Slots.Count)
        {
            return [new TextBody(string.Join('\n', lines))];
        }

        bool table = targets.Count > MostLines;
        lines.AddRange(targets.Take(table ? LinesBeforeTable : MostLines).Select(t => c.Say(AnswerTexts.TargetLine, t.Id, t.Name, t.Village)));
        return table
            ?
            [
                new TextBody(string.Join('\n', [.. lines, c.Say(AnswerTexts.InTable)])),
                new TableBody(
                    c.Say(AnswerTexts.TableName, c.Say(QuestionTexts.Of("object", Slots.Target)!), c.Today.ToString("yyyyMMdd")),
                    [c.Say(AnswerTexts.Number), c.Say(AnswerTexts.Target), c.Say(AnswerTexts.Village)],
                    [.. targets.Select(t => (IReadOnlyList<Cell>)[t.Id, t.Name, t.Village])]),
            ]
            : [new TextBody(string.Join('\n', lines))];
    }

    /// <summary>One place's inspections, findings and complaints (T-03).</summary>
    private async Task<string> HistoryAsync(Target t, CancellationToken ct)
    {
        var visits = c.Ledger.Inspections.Where(i => i.TargetId == t.Id && i.Mode != InspectionMode.Patrol && i.State != InspectionState.Cancelled);
        DateTimeOffset? last = await visits.MaxAsync(i => (DateTimeOffset?)i.StartedAt, ct);
        int found = await c.Ledger.Findings.CountAsync(f => f.TargetId == t.Id, ct);
        int open = await c.Ledger.Findings.CountAsync(f => f.TargetId == t.Id && f.State < FindingState.StruckOff, ct);
        int complaints = await c.Ledger.Complaints.CountAsync(x => x.TargetId == t.Id, ct);
        return c.Say(
            AnswerTexts.History, t.Name, await visits.CountAsync(ct), last is { } at ? c.Say(at) : c.Say(AnswerTexts.Never), found, open, complaints);
    }
}
