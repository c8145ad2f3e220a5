using System.Globalization;
using ChatAssist.Content;

namespace ChatAssist.Questionnaires;

/// <summary>Reads one item of a checklist.</summary>
internal static class QuestionReader
{
    internal static readonly IReadOnlyDictionary<string, QuestionType> Types =
        Enum.GetValues<QuestionType>().ToDictionary(NameOf);

    internal static readonly IReadOnlyDictionary<string, Severity> Severities = new Dictionary<string, Severity>
    {
        ["general"] = Severity.General,
        ["major"] = Severity.Major,
    };

    internal static readonly IReadOnlyDictionary<string, PhotoRule> Photos = new Dictionary<string, PhotoRule>
    {
        ["never"] = PhotoRule.Never,
        ["on-failure"] = PhotoRule.OnFailure,
        ["always"] = PhotoRule.Always,
    };

    internal static readonly IReadOnlyDictionary<string, Measure> Measures = new Dictionary<string, Measure>
    {
        ["in-time"] = Measure.InTime,
        ["on-spot"] = Measure.OnSpot,
        ["stop-work"] = Measure.StopWork,
        ["stop-use"] = Measure.StopUse,
        ["remove-danger"] = Measure.RemoveDanger,
        ["evacuate"] = Measure.Evacuate,
        ["suspend"] = Measure.Suspend,
        ["seize"] = Measure.Seize,
        ["seal"] = Measure.Seal,
        ["close"] = Measure.Close,
        ["transfer"] = Measure.Transfer,
    };

    /// <param name="earlier">The items before this one: only they can be referred to.</param>
    public static Question Read(YamlReading at, IReadOnlyList<Question> earlier)
    {
        at.AllowOnly(
            "id", "group", "name", "ask", "finding", "help", "source", "type", "unit", "limit", "options", "severity",
            "basis", "measure", "days", "photo", "show", "optional");
        string id = at.NeedText("id", 40);
        if (id.Length > 0 && !QuestionnaireReader.IsId(id))
        {
            at.Find("id")?.Wrong(QuestionnaireMistakes.BadId, "id");
        }

        if (earlier.Any(q => q.Id == id))
        {
            at.Find("id")?.Wrong(QuestionnaireMistakes.IdTwice, id);
        }

        var type = at.OneOf("type", QuestionType.Check, Types);
        var options = OptionReader.Read(at, type);
        var limit = ReadLimit(at, type);
        bool canFail = type == QuestionType.Check || limit is not null || options.Any(o => o.Fails);
        var question = new Question(
            earlier.Count + 1,
            id,
            at.Text("group", 20),
            at.NeedText("name", 14),
            at.NeedText("ask", 60),
            at.Text("finding", 40),
            at.Text("help", 200, lines: true),
            at.NeedText("source", 40),
            type,
            at.Text("unit", 6),
            limit,
            options,
            at.OneOf("severity", Severity.General, Severities),
            at.Text("basis", 80),
            at.OneOf("measure", Measure.InTime, Measures),
            at.Whole("days", 0, 365),
            at.OneOf("photo", canFail ? PhotoRule.OnFailure : PhotoRule.Never, Photos),
            ReadShow(at, earlier),
            at.Flag("optional"));
        if (question.Unit is not null && type != QuestionType.Number)
        {
            at.Find("unit")?.Wrong(QuestionnaireMistakes.UnitOnly);
        }

        CheckUses(at, question);
        return question;
    }

    /// <summary>A key that changes nothing was meant to change something.</summary>
    private static void CheckUses(YamlReading at, Question question)
    {
        foreach (string key in question.CanFail ? [] : (string[])["finding", "severity", "measure", "days"])
        {
            at.Find(key)?.Wrong(QuestionnaireMistakes.NeverFails, key);
        }

        if (!question.CanFail && question.Photo == PhotoRule.OnFailure)
        {
            at.Find("photo")?.Wrong(QuestionnaireMistakes.NeverFails, "photo");
        }

        bool inTime = question.Options.Count == 0
            ? question.Measure == Measure.InTime
            : question.Options.Any(o => o.Fails && (o.Measure ?? question.Measure) == Measure.InTime);
        if (question.CanFail && !inTime)
        {
            at.Find("days")?.Wrong(QuestionnaireMistakes.DaysOnly);
        }
    }

    private static Limit? ReadLimit(YamlReading at, QuestionType type)
    {
        if (at.Find("limit") is not { } limit)
        {
            return null;
        }

        if (type is not (QuestionType.Number or QuestionType.Money or QuestionType.Time or QuestionType.Date))
        {
            limit.Wrong(QuestionnaireMistakes.LimitOnly);
            return null;
        }

        limit.AllowOnly("min", "max", "rule");
        string? min = Bound(limit, "min", type), max = Bound(limit, "max", type);
        if (limit.Find("min") is null && limit.Find("max") is null)
        {
            limit.Wrong(QuestionnaireMistakes.LimitEmpty);
        }
        else if (min is not null && max is not null && !Judgement.Within(type, min, new Limit(null, max, "")))
        {
            limit.Wrong(QuestionnaireMistakes.LimitImpossible, min, max);
        }

        return new Limit(min, max, limit.NeedText("rule", 60));
    }

    private static string? Bound(YamlReading limit, string key, QuestionType type)
    {
        if (limit.Find(key) is not { } at || at.Scalar() is not { } text)
        {
            return null;
        }

        bool good = type switch
        {
            QuestionType.Time => TimeOnly.TryParseExact(text, "HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out _),
            QuestionType.Date => DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _),
            _ => decimal.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out _),
        };
        if (!good)
        {
            at.Wrong(QuestionnaireMistakes.LimitValue, text, NameOf(type));
            return null;
        }

        return text;
    }

    private static ShowRule? ReadShow(YamlReading at, IReadOnlyList<Question> earlier)
    {
        if (at.Find("show") is not { } show)
        {
            return null;
        }

        if (!show.NeedMapping())
        {
            return null;
        }

        show.AllowOnly("item", "is");
        string item = show.NeedText("item", 40);
        if (item.Length == 0)
        {
            return null;
        }

        if (earlier.FirstOrDefault(q => q.Id == item) is not { } target)
        {
            (show.Find("item") ?? show).Wrong(QuestionnaireMistakes.ShowLater, item);
            return null;
        }

        if (show.Find("is") is not { } answers)
        {
            show.Wrong(QuestionnaireMistakes.ShowEmpty);
            return null;
        }

        IReadOnlyList<string> known = AnswersOf(target);
        var values = new List<string>();
        foreach (YamlReading entry in answers.List())
        {
            if (entry.Scalar() is not { } value)
            {
                continue;
            }

            if (!known.Contains(value))
            {
                entry.Wrong(QuestionnaireMistakes.ShowValue, value, item, string.Join(", ", known));
            }
            else if (values.Contains(value))
            {
                entry.Wrong(QuestionnaireMistakes.ShowTwice, value);
            }

            values.Add(value);
        }

        if (values.Count == 0)
        {
            answers.Wrong(QuestionnaireMistakes.ShowEmpty);
        }

        return new ShowRule(item, values);
    }

    /// <summary>The answers that an item can have and a rule can ask for: any item may turn out not to apply.</summary>
    private static IReadOnlyList<string> AnswersOf(Question question) => question.Type switch
    {
        QuestionType.Check => ["pass", "fail", "na"],
        _ => [.. question.Options.Select(o => o.Id), "na"],
    };

    internal static string NameOf(QuestionType type) => type.ToString().ToLowerInvariant();
}
