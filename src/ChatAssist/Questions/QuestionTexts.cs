using ChatAssist.Texts;

namespace ChatAssist.Questions;

/// <summary>The words of the restatement, a key for every value of a slot, and what is said where nothing is answered.</summary>
public static class QuestionTexts
{
    public static readonly TextKey Restated = new("question.restated", "question");
    public static readonly TextKey Ask = new("question.ask");
    public static readonly TextKey NotUnderstood = new("question.not-understood");
    public static readonly TextKey NotUnderstoodWords = new("question.not-understood-words", "words");
    public static readonly TextKey TooLong = new("question.too-long", "longest");
    public static readonly TextKey Chat = new("question.chat");
    public static readonly TextKey Try = new("question.try", "examples");
    public static readonly TextKey DeclinedPenalties = new("question.declined-penalties");
    public static readonly TextKey DeclinedReporter = new("question.declined-reporter");
    public static readonly TextKey Day = new("question.day", "month", "day");
    public static readonly TextKey DayOfYear = new("question.day-of-year", "year", "month", "day");
    public static readonly TextKey Range = new("question.range", "from", "to");
    public static readonly TextKey Since = new("question.since", "from");
    public static readonly TextKey Until = new("question.until", "to");
    public static readonly TextKey LastDays = new("question.last-days", "days");
    public static readonly TextKey Today = new("question.today");
    public static readonly TextKey Yesterday = new("question.yesterday");
    public static readonly TextKey ThisWeek = new("question.this-week");
    public static readonly TextKey LastWeek = new("question.last-week");
    public static readonly TextKey NextWeek = new("question.next-week");
    public static readonly TextKey Month = new("question.month", "month");
    public static readonly TextKey MonthOfYear = new("question.month-of-year", "year", "month");
    public static readonly TextKey Quarter = new("question.quarter", "year", "quarter");
    public static readonly TextKey Half = new("question.half", "year", "half");
    public static readonly TextKey FirstHalf = new("question.first-half");
    public static readonly TextKey SecondHalf = new("question.second-half");
    public static readonly TextKey Year = new("question.year", "year");
    public static readonly TextKey StatusOf = new("question.status-of", "status", "object");
    public static readonly TextKey Record = new("question.record", "record", "measure");

    public static readonly IReadOnlyList<TextKey> Objects = Keys("object", Slots.Objects);
    public static readonly IReadOnlyList<TextKey> Statuses = Keys("status", Slots.Statuses);

    /// <summary>Where a status is said of one object in another way: 整改中的问题.</summary>
    public static readonly IReadOnlyList<TextKey> StatusesOf = Keys("status", ["open-finding", "closed-finding", "open-seizure", "closed-seizure", "open-case", "closed-case", "overdue-certificate", "open-task", "closed-task", "behind-training"]);
    public static readonly IReadOnlyList<TextKey> Measures = Keys("measure", Slots.Measures);
    public static readonly IReadOnlyList<TextKey> Rates = Keys("rate", ["finding", "complaint"]);
    public static readonly IReadOnlyList<TextKey> OnTimeRates = Keys("rate-on-time", ["finding", "complaint"]);
    public static readonly IReadOnlyList<TextKey> Severities = Keys("severity", Slots.Severities);
    public static readonly IReadOnlyList<TextKey> Clues = Keys("clue", Slots.Clues);
    public static readonly IReadOnlyList<TextKey> Sources = Keys("source", Slots.Sources);
    public static readonly IReadOnlyList<TextKey> Groups = Keys("group", Slots.Groups);
    public static readonly IReadOnlyList<TextKey> Domains = Keys("domain", Questionnaires.QuestionnaireReader.Domains);

    private static readonly Dictionary<string, TextKey> ByName =
        new[] { Objects, Statuses, StatusesOf, Measures, Rates, OnTimeRates, Severities, Clues, Sources, Groups, Domains }
            .SelectMany(k => k).ToDictionary(k => k.Name);

    /// <summary>The key of a slot's value; null where it has none of its own.</summary>
    public static TextKey? Of(string slot, string value) => ByName.GetValueOrDefault($"question.{slot}-{value}");

    private static List<TextKey> Keys(string slot, IEnumerable<string> values) =>
        [.. values.Select(v => new TextKey($"question.{slot}-{v}"))];
}
