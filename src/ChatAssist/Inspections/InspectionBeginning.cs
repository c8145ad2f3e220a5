using ChatAssist.Chat;
using ChatAssist.Complaints;
using ChatAssist.Desk;
using ChatAssist.Questionnaires;
using ChatAssist.Targets;

namespace ChatAssist.Inspections;

/// <summary>An inspection begins: its number, who takes part, the first item; those who go along are told.</summary>
internal static class InspectionBeginning
{
    /// <param name="complaint">The complaint that the visit is about, or null (K-10).</param>
    public static Turn Of(
        TurnContext context, Target target, InspectionMode mode, List<Questionnaire> lists, List<Member> members, ComplaintRow? complaint)
    {
        NewNumber number = context.NewNumber("I");
        var started = new InspectionStarted(
            number.Token, target.Id, target.Name, VillageOf(target), mode, members,
            [.. lists.Select(l => new ChecklistChoice(l.Id, l.Version))]);
        var walk = new Walk(lists, new Dictionary<ItemKey, Answer>(), new Dictionary<ItemKey, int>());
        string listNames = string.Join('、', lists.Select(l => l.Name));
        string inspectors = Names(members.Where(m => m.Certified));
        string escorts = Names(members.Where(m => !m.Certified));
        WalkItem first = walk.Next!;
        var replies = new List<Reply>
        {
            context.Reply(context.Say(
                InspectionTexts.Started, number, context.Say(InspectionTexts.Mode(mode)), target.Name, listNames, walk.Items.Count,
                escorts.Length == 0 ? inspectors : context.Say(InspectionTexts.WithEscorts, inspectors, escorts))),
            WalkCards.Ask(context, number.Token, walk, first),
        };
        replies.AddRange(members.Skip(1).Select(m => new Reply(m.UserId, new TextBody(context.Say(
            m.Certified ? InspectionTexts.StartedForPartner : InspectionTexts.StartedForEscort,
            context.Sender.Name, number, target.Name, listNames)))));
        return new Turn(Position.At("walk", new WalkState(number.Token, first.Key)), replies,
            complaint is null ? [started] : [started, .. LinkTo(complaint, number)])
        {
            NewNumbers = [number],
        };

        string Names(IEnumerable<Member> some) => string.Join('、', some.Select(m => context.Library.Register.NameOf(m.UserId)));
    }

    /// <summary>The visit is the check: whoever goes to the place has begun to verify.</summary>
    private static IEnumerable<Fact> LinkTo(ComplaintRow complaint, NewNumber inspection)
    {
        long seen = complaint.Version;
        if (complaint.State == ComplaintState.Assigned)
        {
            yield return new VerificationStarted(complaint.Number, seen++);
        }

        yield return new ComplaintInspected(complaint.Number, seen, inspection.Token);
    }

    /// <summary>A village answers for itself.</summary>
    private static string VillageOf(Target target) =>
        target.Kind is TargetKind.Village or TargetKind.Community ? target.Name : target.Village ?? "";
}
