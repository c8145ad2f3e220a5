using System.Collections.Concurrent;
using System.Collections.Frozen;
using ChatAssist.Calendar;
using ChatAssist.Complaints;
using ChatAssist.Complaints.Registers;
using ChatAssist.Deadlines;
using ChatAssist.Desk;
using ChatAssist.Documents;
using ChatAssist.Findings;
using ChatAssist.People;
using ChatAssist.Questionnaires;
using ChatAssist.Questions;
using ChatAssist.Targets;
using ChatAssist.Texts;

namespace ChatAssist.Content;

/// <summary>
/// All that is data and not record: texts, words, checklists, rules, the calendar and deadlines, and the register of people
/// and targets. Immutable; a reload swaps the whole, so that one turn never sees two editions.
/// </summary>
public sealed record Library(
    TextBook Texts,
    CommandWords Commands,
    AnswerWords Answers,
    CategoryWords Categories,
    FrozenDictionary<string, Questionnaire> Questionnaires,
    Rules Rules,
    WorkCalendar Calendar,
    DeadlineBook Deadlines,
    Register Register)
{
    private static readonly ConcurrentDictionary<(string, string), Questionnaire> Earlier = new();

    /// <summary>The words with which people ask where things stand.</summary>
    public QuestionWords Questions { get; init; } = new();

    /// <summary>The prescribed form of the complaints' register (K-11).</summary>
    public RegisterForm ComplaintForm { get; init; } = RegisterForm.None;

    /// <summary>The words with which people order measures and speak of findings.</summary>
    public FindingWords FindingWords { get; init; } = new();

    /// <summary>What may go without a penalty the first time.</summary>
    public FirstViolationRules FirstViolations { get; init; } = FirstViolationRules.Empty;

    /// <summary>The templates of papers by the id of their kind, as they were when they were last found without a mistake.</summary>
    public FrozenDictionary<string, DocumentTemplate> Templates { get; init; } = FrozenDictionary<string, DocumentTemplate>.Empty;

    /// <summary>Questions that are often asked, each understood as it stands.</summary>
    public IReadOnlyList<string> UsualQuestions => Questions.Examples;

    /// <summary>The checklists of inspections, in the order of the thirteen domains, each domain's own list first.</summary>
    public IEnumerable<Questionnaire> Checklists =>
        Questionnaires.Values
            .Where(q => q.Kind == QuestionnaireKind.Checklist)
            .OrderBy(q => QuestionnaireReader.Domains.ToList().IndexOf(q.Domain))
            .ThenBy(q => q.Id != q.Domain)
            .ThenBy(q => q.Id, StringComparer.Ordinal);

    /// <summary>A domain as people say it: the name of its own checklist.</summary>
    public string NameOfDomain(string domain) => Checklists.FirstOrDefault(q => q.Domain == domain)?.Name ?? domain;

    /// <summary>The forms of quick rounds: street, village, river.</summary>
    public IEnumerable<Questionnaire> Patrols =>
        Questionnaires.Values.Where(q => q.Kind == QuestionnaireKind.Patrol).OrderBy(q => q.Id, StringComparer.Ordinal);

    /// <summary>When a period of <see cref="DeadlineNames"/> received at an instant is over.</summary>
    /// <returns>Null where no edition was in force on the day of receipt.</returns>
    public Due? DueOf(string deadline, DateTimeOffset received, bool extended = false) =>
        Deadlines.Due(deadline, received, Calendar, Rules, extended);

    /// <summary>A questionnaire in the edition with which a walk began; <paramref name="stored"/> is its kept text.</summary>
    public Questionnaire Edition(string id, string version, Func<string> stored)
    {
        if (Questionnaires.TryGetValue(id, out Questionnaire? current) && current.Version == version)
        {
            return current;
        }

        return Earlier.GetOrAdd((id, version), _ =>
        {
            var errors = new ContentErrors();
            return QuestionnaireReader.Read(id + ".yaml", stored(), errors)
                ?? throw new InvalidOperationException($"Kept questionnaire {id} {version}: {errors.All[0]}");
        });
    }
}

/// <summary>The people and targets of this deployment, by id; unknown ids are simply not there.</summary>
public sealed class Register(IEnumerable<Person> people, IEnumerable<Target> targets)
{
    public FrozenDictionary<string, Person> People { get; } =
        people.ToFrozenDictionary(p => p.UserId, StringComparer.OrdinalIgnoreCase);

    public FrozenDictionary<string, Target> Targets { get; } = targets.ToFrozenDictionary(t => t.Id);

    public string NameOf(string userId) => People.TryGetValue(userId, out Person? person) ? person.Name : userId;
}
