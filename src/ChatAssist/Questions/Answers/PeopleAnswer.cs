using ChatAssist.Chat;
using ChatAssist.Desk;
using ChatAssist.People;

namespace ChatAssist.Questions.Answers;

/// <summary>Certificates and training hours, from the roster; of those people alone of whom the asker may know.</summary>
internal static class PeopleAnswer
{
    /// <summary>Hours that are due in a year (S4 二(二)).</summary>
    private const decimal HoursDue = 60;

    /// <summary>A certificate expires soon within so many days (P-02, the first warning).</summary>
    private const int SoonDays = 60;

    public static IReadOnlyList<ReplyBody> Of(TurnContext c, Question q, string understood)
    {
        var people = Sight.Colleagues(c).Where(p => q.Person is null || p.UserId == q.Person).ToList();
        IReadOnlyList<string> lines = q.Object == Slots.Training ? Training(c, q, people) : Certificates(c, q, people);
        return [new TextBody(understood + "\n" + string.Join('\n', lines))];
    }

    private static IReadOnlyList<string> Certificates(TurnContext c, Question q, List<Person> people)
    {
        var holders = people.Where(p => p.Certificate is { } held && (q.Domain is null || held.Covers(q.Domain))).ToList();
        var matching = holders.Where(p => q.Status switch
        {
            Slots.Overdue => p.Certificate!.ValidTo < c.Today,
            Slots.DueSoon => p.Certificate!.ValidTo >= (q.From ?? c.Today) && p.Certificate.ValidTo >= c.Today
                && p.Certificate.ValidTo <= (q.To ?? c.Today.AddDays(SoonDays)),
            _ => true,
        }).OrderBy(p => p.Certificate!.ValidTo).ToList();
        if (q.Measure == Slots.Rate)
        {
            var due = people.Where(p => p.Role is Role.Inspector or Role.Leader or Role.Legal).ToList();
            int valid = due.Count(p => p.Certificate?.IsValidOn(c.Today) == true);
            return [c.Say(AnswerTexts.CertificateRate, new Share(valid, due.Count).Said, due.Count, valid)];
        }

        var lines = new List<string>();
        if (q.Person is null)
        {
            lines.Add(c.Say(AnswerTexts.Count(Slots.Certificate), matching.Count));
        }
        else if (holders.Count == 0)
        {
            return [c.Say(AnswerTexts.NoCertificate, c.Library.Register.NameOf(q.Person))];
        }

        return q.Measure == Slots.Count && q.Person is null ? lines : [.. lines, .. (q.Person is null ? matching : holders).Select(p => Line(c, p))];
    }

    private static string Line(TurnContext c, Person p)
    {
        DateOnly last = p.Certificate!.ValidTo;
        int days = last.DayNumber - c.Today.DayNumber;
        string until = c.Say(QuestionTexts.DayOfYear, last.Year, last.Month, last.Day);
        return days < 0 ? c.Say(AnswerTexts.CertificateOver, p.Name, until) : c.Say(AnswerTexts.CertificateUntil, p.Name, until, days);
    }

    private static IReadOnlyList<string> Training(TurnContext c, Question q, List<Person> people)
    {
        int year = q.From?.Year ?? c.Today.Year;
        var known = people.Select(p => (p.Name, Hours: p.TrainingHours.TryGetValue(year, out decimal h) ? h : (decimal?)null)).ToList();
        if (known.All(p => p.Hours is null))
        {
            return [c.Say(AnswerTexts.HoursUnknown, year)];
        }

        var behind = known.Where(p => p.Hours < HoursDue).OrderBy(p => p.Hours).ToList();
        string Said((string Name, decimal? Hours) p) =>
            p.Hours is not { } h ? c.Say(AnswerTexts.HoursUnknownOf, p.Name)
            : h >= HoursDue ? c.Say(AnswerTexts.HoursEnough, p.Name, h.ToString("0.##"))
            : c.Say(AnswerTexts.HoursShort, p.Name, h.ToString("0.##"), (HoursDue - h).ToString("0.##"));
        int all = known.Count(p => p.Hours is not null);
        return q switch
        {
            { Person: not null } => [.. known.Select(Said)],
            { Measure: Slots.Rate or Slots.Progress, GroupBy: null } =>
                [c.Say(AnswerTexts.HoursRate, year, new Share(all - behind.Count, all).Said, all, all - behind.Count)],
            { Status: Slots.Behind, Measure: Slots.Count, GroupBy: null } => [c.Say(AnswerTexts.HoursBehind, year, behind.Count)],
            { Status: Slots.Behind } => [c.Say(AnswerTexts.HoursBehind, year, behind.Count), .. behind.Select(Said)],
            _ => [.. known.OrderByDescending(p => p.Hours).Select(Said)],
        };
    }
}
