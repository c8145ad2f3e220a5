using ChatAssist.Chat;
using ChatAssist.Desk;
using ChatAssist.People;

namespace ChatAssist.Questions.Answers;

/// <summary>
/// What a person may be told: a village official the own village, auxiliary staff their areas and themselves, an
/// inspector the team, leaders, reviewers and supervisors everything. Every query goes through <see cref="Villages"/>; what
/// is asked beyond it is refused with the reason, never answered with 0.
/// </summary>
/// <param name="Villages">The villages that may be seen; null for all.</param>
internal sealed record Sight(IReadOnlyList<string>? Villages)
{
    public static Sight Of(Person person) =>
        new(Status.Scope.IsBound(person) ? [.. person.Areas] : null);

    /// <summary>The people of whom certificates and training may be told.</summary>
    public static IEnumerable<Person> Colleagues(TurnContext c) => c.Library.Register.People.Values
        .Where(p => p.Role is not (Role.Village or Role.Supervisor))
        .Where(p => c.Sender.Role switch
        {
            Role.Leader or Role.Supervisor or Role.Legal => true,
            Role.Inspector => p.Unit == c.Sender.Unit,
            _ => p.UserId == c.Sender.UserId,
        })
        .OrderBy(p => p.UserId, StringComparer.Ordinal);

    /// <summary>Why the question is not answered to this person, or null.</summary>
    public string? Refusal(TurnContext c, Question q)
    {
        Person me = c.Sender;
        bool self = q.Person == me.UserId;
        if (q.Object is Slots.Certificate or Slots.Training
            && (me.Role == Role.Village || (q.Person is { } who && Colleagues(c).All(p => p.UserId != who))))
        {
            return c.Say(AnswerTexts.NotThisPerson);
        }

        if (me.Role == Role.Auxiliary
            && (q.Object == Slots.Complaint || (q.Person is not null && !self) || q.GroupBy == Slots.Person))
        {
            return c.Say(q.Object == Slots.Complaint ? AnswerTexts.NotComplaints : AnswerTexts.NotThisPerson);
        }

        // Who reports is known to those alone who handle it: no count by a person who only reports (K-09).
        if (q.Object == Slots.Complaint && q.Person is { } reporter && c.Library.Register.People.GetValueOrDefault(reporter)?.Role == Role.Village)
        {
            return self ? c.Say(AnswerTexts.AskOwnReports) : c.Say(QuestionTexts.DeclinedReporter);
        }

        return Villages is not null && q.Place is { } place && !Villages.Contains(VillageOf(c, place))
            ? c.Say(AnswerTexts.NotThisPlace, string.Join('、', Villages))
            : null;
    }

    /// <summary>The village that answers for a place of the question.</summary>
    private static string VillageOf(TurnContext c, string place) =>
        c.Library.Register.Targets.GetValueOrDefault(place) is { } target ? target.Village ?? "" : place;
}
