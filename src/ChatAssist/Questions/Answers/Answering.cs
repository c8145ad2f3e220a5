using ChatAssist.Chat;
using ChatAssist.Desk;

namespace ChatAssist.Questions.Answers;

/// <summary>
/// Answers a question that was understood: the first line says how, then the number or the first lines; what is longer
/// follows as a table, what is compared as a picture. What is not kept is said so, never answered with 0.
/// </summary>
internal static class Answering
{
    /// <summary>Of these no records are kept yet.</summary>
    private static readonly HashSet<string> NotKept = [Slots.Task, Slots.Seizure, Slots.Case, Slots.Document];

    public static async Task<IReadOnlyList<ReplyBody>> OfAsync(TurnContext c, Question q, CancellationToken ct)
    {
        Sight sight = Sight.Of(c.Sender);
        string understood = c.Say(QuestionTexts.Restated, Restatement.Of(q, c.Library, c.Today));
        if (sight.Refusal(c, q) is { } refusal)
        {
            return [new TextBody(understood + "\n" + refusal)];
        }

        if (NotKept.Contains(q.Object!))
        {
            string thing = c.Say(QuestionTexts.Of("object", q.Object!)!);
            return [new TextBody(understood + "\n" + c.Say(q.Object == Slots.Task ? AnswerTexts.NotKeptTask : AnswerTexts.NotKept, thing))];
        }

        if (sight.Villages is { } villages && q.Place is null && q.Object is not (Slots.Certificate or Slots.Training))
        {
            understood += "\n" + c.Say(AnswerTexts.OnlyYours, string.Join('、', villages));
        }

        return q.Object switch
        {
            Slots.Finding => await new RecordAnswer<Findings.FindingRow>(c, q, new FindingRecords(c, q, sight), sight, understood).MakeAsync(ct),
            Slots.Complaint => await new RecordAnswer<Complaints.ComplaintRow>(c, q, new ComplaintRecords(c, q, sight), sight, understood).MakeAsync(ct),
            Slots.Patrol when q.Status is Slots.Missed or Slots.Behind => [new TextBody(understood + "\n" + await new Gaps(c, q, sight).PatrolsAsync(ct))],
            Slots.Inspection when q.Status is Slots.Missed or Slots.Behind or Slots.Overdue or Slots.DueSoon =>
                [new TextBody(understood + "\n" + c.Say(AnswerTexts.NoPlans))],
            Slots.Inspection or Slots.Patrol =>
                await new RecordAnswer<Inspections.InspectionRow>(c, q, new VisitRecords(c, q, sight), sight, understood).MakeAsync(ct),
            Slots.Target => await new Gaps(c, q, sight).TargetsAsync(understood, ct),
            _ => PeopleAnswer.Of(c, q, understood),
        };
    }
}
