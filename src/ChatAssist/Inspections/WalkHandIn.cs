using ChatAssist.Chat;
using ChatAssist.Desk;
using ChatAssist.Findings;
using ChatAssist.Questionnaires;

namespace ChatAssist.Inspections;

/// <summary>Handing a walk in: the inspection is closed and every failed item becomes a finding with its deadline.</summary>
internal static class WalkHandIn
{
    public static Turn Turn(TurnContext c, InspectionRecord record)
    {
        InspectionRow row = record.Row;
        var facts = new List<Fact> { new InspectionSubmitted(row.Number, row.Version) };
        var numbers = new List<NewNumber>();
        var lines = new List<string>();
        var notices = new List<string>();
        foreach (WalkItem item in record.Walk.Failures)
        {
            NewNumber number = c.NewNumber("F", numbers.Count + 1);
            numbers.Add(number);
            FindingLogged finding = Log(c, row, item, number.Token);
            facts.Add(finding);
            lines.Add(c.Say(WalkTexts.FindingLine, number, finding.Words, c.Say(finding.DueOn)));
            notices.Add(c.Say(WalkTexts.FindingNotice, row.TargetName, number, finding.Words, c.Say(finding.DueOn), c.Sender.Name));
        }

        string said = numbers.Count == 0
            ? c.Say(WalkTexts.SubmittedClean, row.Number, row.TargetName)
            : string.Join('\n', lines.Prepend(c.Say(WalkTexts.Submitted, row.Number, row.TargetName)));
        var replies = new List<Reply> { c.Reply(said) };
        replies.AddRange(record.Members.Where(m => m.UserId != c.Sender.UserId).Select(m => new Reply(m.UserId, new TextBody(said))));
        if (notices.Count > 0)
        {
            replies.AddRange(FindingPeople.Villages(c.Library.Register, row.Village).Select(id => new Reply(id, new TextBody(string.Join('\n', notices)))));
        }

        return new Turn(Position.Idle, replies, facts) { NewNumbers = numbers };
    }

    private static FindingLogged Log(TurnContext c, InspectionRow row, WalkItem item, string number)
    {
        Question q = item.Question;
        Judgement judgement = item.Judgement;
        // Only what may be put right within a time limit has days; everything else is due the same day.
        int days = judgement.Measure == Measure.InTime ? q.Days ?? c.Library.Rules.RectificationDays : 0;
        DateOnly due = c.Today.AddDays(days);
        return new FindingLogged(
            number, row.Number, item.List.Id, q.Id, item.List.Domain, row.TargetId, row.TargetName, row.Village,
            judgement.Finding, judgement.Severity, judgement.Measure, q.Basis ?? "", due,
            FindingReminders.For(c.Library.Rules, due, c.Now));
    }
}
