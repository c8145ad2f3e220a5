using ChatAssist.Complaints;
using ChatAssist.Deadlines;
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
            new ReportDialog(),
            new EntryDialog(),
            new ComplaintDialog(),
            new StatusDialog(),
        ],
        aside: new QuestionDialog(),
        last: new HelpDialog());

    public static readonly IReadOnlyDictionary<string, IDeadlineRule> Rules =
        new IDeadlineRule[] { new FindingDeadlineRule(), new ComplaintDeadlineRule() }.ToDictionary(r => r.Kind);
}
