using ChatAssist.Chat;
using ChatAssist.Desk;
using ChatAssist.Ledger;
using Microsoft.EntityFrameworkCore;

namespace ChatAssist.Findings;

/// <summary>What a finding's record says besides the finding itself: the measure, what was asked, reported and proposed since.</summary>
internal static class FindingRecord
{
    public static async Task<IReadOnlyList<string>> LinesAsync(TurnContext c, FindingRow f, CancellationToken cancellationToken)
    {
        var lines = new List<string>();
        RectificationRow? r = await c.Ledger.OneAsync<RectificationRow>(nameof(RectificationRow.Finding), f.Number, cancellationToken);
        if (r is null)
        {
            return lines;
        }

        if (f.Measure != Questionnaires.Measure.InTime)
        {
            lines.Add(c.Say(FindingTexts.RecordMeasure, MeasureSaying.Name(c.Library.Texts, f.Measure)));
        }

        foreach (ExtensionRow e in await c.Ledger.Extensions.Where(x => x.Finding == f.Number).OrderBy(x => x.Place).ToListAsync(cancellationToken))
        {
            lines.Add(e.DecidedAt is not { } at ? c.Say(FindingTexts.RecordExtensionWaits, c.Say(e.Until), e.Reason)
                : e.Granted ? c.Say(
                    FindingTexts.RecordExtensionGranted, c.Say(at), c.Say(e.Before), c.Say(e.Until), e.Reason, c.Library.Register.NameOf(e.DecidedBy))
                : c.Say(FindingTexts.RecordExtensionRefused, c.Say(at), e.Answer));
        }

        foreach (RectificationReportRow report in await c.Ledger.RectificationReports.Where(x => x.Finding == f.Number).OrderBy(x => x.Place).ToListAsync(cancellationToken))
        {
            string who = report.Source == ReportedBy.Enterprise ? c.Say(FindingTexts.Enterprise) : c.Library.Register.NameOf(report.By);
            lines.Add(c.Say(
                FindingTexts.RecordReported, report.Place, c.Say(report.At), who,
                report.Words.Length == 0 ? "" : c.Say(FindingTexts.Said, report.Words)));
        }

        if (f.State == FindingState.Open && r.ReinspectOn is { } on && (r.ReportedAt is not null || f.DueOn < c.Today))
        {
            lines.Add(c.Say(FindingTexts.RecordReinspect, FindingSaying.On(c.Library.Texts, on, r.ReinspectProvisional)));
        }

        AddIf(r.ListedAt, FindingTexts.RecordListed, r.ListReason);
        AddIf(r.CaseProposedAt, FindingTexts.RecordCase, r.CaseReason);
        AddIf(r.ClosureProposedAt, FindingTexts.RecordClosure, r.ClosureReason);
        int doubtful = c.Sender.Role == People.Role.Village ? 0 : await c.Ledger.PhotoChecks.CountAsync(
            p => p.Doubtful && c.Ledger.Evidence.Any(e => e.Id == p.Evidence
                && (e.Subject == f.Number || (e.Subject == f.Inspection && e.Checklist == f.Checklist && e.Item == f.Item))),
            cancellationToken);
        if (doubtful > 0)
        {
            lines.Add(c.Say(FindingTexts.RecordPhotosDoubtful, doubtful));
        }

        return lines;

        void AddIf(DateTimeOffset? at, Texts.TextKey key, string reason)
        {
            if (at is { } when)
            {
                lines.Add(c.Say(key, c.Say(when), reason));
            }
        }
    }
}
