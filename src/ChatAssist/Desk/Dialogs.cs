using ChatAssist.CaseFiles;
using ChatAssist.Complaints;
using ChatAssist.Complaints.Registers;
using ChatAssist.Deadlines;
using ChatAssist.Documents;
using ChatAssist.Findings;
using ChatAssist.Inspections;
using ChatAssist.Questions;
using ChatAssist.Status;

namespace ChatAssist.Desk;

/// <summary>Everything that the program can talk about, and everything that it is reminded of.</summary>
public static class Dialogs
{
    public static readonly FrontDesk Desk = new(
        [
            new WalkDialog(),
            new StartDialog(),
            new ReinspectDialog(),
            new FindingDialog(),
            new LedgerDialog(),
            new ReportDialog(),
            new EntryDialog(),
            new RegisterDialog(),
            new ComplaintDialog(),
            new DocumentDialog(),
            new CaseFileDialog(),
            new StatusDialog(),
            new PreferenceDialog(),
        ],
        aside: new QuestionDialog(),
        last: new HelpDialog(),
        after: Offers.After);

    public static readonly IReadOnlyDictionary<string, IDeadlineRule> Rules =
        new IDeadlineRule[] { new FindingDeadlineRule(), new ReinspectionDeadlineRule(), new ListedDeadlineRule(), new ComplaintDeadlineRule() }.ToDictionary(r => r.Kind);
}
