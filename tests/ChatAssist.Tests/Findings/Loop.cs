using ChatAssist.Chat;
using ChatAssist.Content;
using ChatAssist.Deadlines;
using ChatAssist.Findings;
using ChatAssist.Questionnaires;

namespace ChatAssist.Tests.Findings;

/// <summary>Findings put in as facts, as a hand-in makes them.</summary>
internal static class Loop
{
    public static IReadOnlyList<Fact> Found(Library library, string number, DateTimeOffset found, int days = 3, string words = "没有警示标志")
    {
        DateOnly due = library.Rules.DayOf(found).AddDays(days);
        return
        [
            Logged(number, due, words, FindingReminders.For(library.Rules, due, found)),
            ReinspectionClock.For(library, number, 1, due, null, found),
        ];
    }

    /// <summary>Whose re-inspection is over at this instant: inspector, leader, supervisors hear at once, and nothing else.</summary>
    public static IReadOnlyList<Fact> OverdueAt(string number, DateTimeOffset due)
    {
        var day = DateOnly.FromDateTime(due.UtcDateTime);
        return
        [
            Logged(number, day, "没有警示标志", []),
            new ReinspectionDue(
                number, 1, day.AddDays(-1), false,
                [new DeadlineStep(ChaseSteps.Due, due), new(ChaseSteps.Leader, due), new(ChaseSteps.Supervisor, due)]),
        ];
    }

    private static FindingLogged Logged(string number, DateOnly due, string words, IReadOnlyList<DeadlineStep> reminders) => new(
        number, "I-2026-0001", "work-safety", "warning-signs", "work-safety", "E-02", "宏达砖厂", "西坡村", words, Severity.General, Measure.InTime,
        "《安全生产法》第三十五条", due, reminders);
}
