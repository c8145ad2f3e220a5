using System.Globalization;
using ChatAssist.Content;

namespace ChatAssist.Questionnaires;

/// <summary>Reads one item of a checklist.</summary>
internal static class QuestionReader
{
    private static readonly Dictionary<string, QuestionType> Types =
        Enum.GetValues<QuestionType>().ToDictionary(t => t.ToString().ToLowerInvariant());

    private static readonly Dictionary<string, Severity> Severities = new()
    {
        ["general"] = Severity.General,
        ["major"] = Severity.Major,
    };

    private static readonly Dictionary<string, PhotoRule> Photos = new()
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
            at.Find("id")?.Wrong("'id' may hold a-z, 0-9 and - only");
        }

        if (earlier.Any(q => q.Id == id))
        {
            at.Find("id")?.Wrong($"id '{id}' stands twice in this file");
        }

        var type = at.OneOf("type", QuestionType.Check, Types);
        var options = ReadOptions(at, type);
        var limit = ReadLimit(at, type);
        bool canFail = type == QuestionType.Check || limit is not null || options.Any(o => o.Fails);
        var question = new Question(
            earlier.Count + 1,
            id,
            at.Text("group", 20),
            at.NeedText("name", 14),
            at.NeedText("ask", 60),
            at.Text("finding", 40),
            at.Text("help", 200),
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
            at.Find("unit")?.Wrong("'unit' goes with type number only");
        }

        if (!canFail && (at.Find("finding") ?? at.Find("measure") ?? at.Find("severity")) is { } useless)
        {
            useless.Wrong("this item can never fail (it is no check and has no limit or failing option)");
        }

        return question;
    }

    private static IReadOnlyList<Option> ReadOptions(YamlReading at, QuestionType type)
    {
        bool takes = type is QuestionType.Choice or QuestionType.Choices;
        if (at.Find("options") is not { } list)
        {
            if (takes)
            {
                at.Wrong($"type {type.ToString().ToLowerInvariant()} needs 'options'");
            }

            return [];
        }

        if (!takes)
        {
            list.Wrong("'options' goes with type choice or choices only");
        }

        var options = new List<Option>();
        foreach (YamlReading o in list.List())
        {
            o.AllowOnly("id", "name", "fails", "severity", "finding", "measure");
            var option = new Option(
                o.NeedText("id", 40),
                o.NeedText("name", 20),
                o.Flag("fails"),
                o.Find("severity") is null ? null : o.OneOf("severity", Severity.General, Severities),
                o.Text("finding", 40),
                o.Find("measure") is null ? null : o.OneOf("measure", Measure.InTime, Measures));
            if (options.Any(x => x.Id == option.Id || x.Name == option.Name))
            {
                o.Wrong($"option '{option.Id}' ({option.Name}) stands twice");
            }

            if (!QuestionnaireReader.IsId(option.Id))
            {
                o.Wrong("an option's 'id' may hold a-z, 0-9 and - only");
            }

            options.Add(option);
        }

        if (options.Count is < 2 or > 20)
        {
            list.Wrong($"{options.Count} options; between 2 and 20 can be asked for");
        }

        return options;
    }

    private static Limit? ReadLimit(YamlReading at, QuestionType type)
    {
        if (at.Find("limit") is not { } limit)
        {
            return null;
        }

        if (type is not (QuestionType.Number or QuestionType.Money or QuestionType.Time or QuestionType.Date))
        {
            limit.Wrong("'limit' goes with type number, money, time or date only");
            return null;
        }

        limit.AllowOnly("min", "max", "rule");
        string? min = Bound(limit, "min", type), max = Bound(limit, "max", type);
        if (min is null && max is null)
        {
            limit.Wrong("a limit needs 'min' or 'max'");
        }
        else if (min is not null && max is not null && !Judgement.Within(type, min, new Limit(null, max, "")))
        {
            limit.Wrong($"impossible limit: min {min} is above max {max}");
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
            _ => decimal.TryParse(text, NumberStyles.Number, CultureInfo.InvariantCulture, out _),
        };
        if (!good)
        {
            at.Wrong($"'{text}' is not a value of type {type.ToString().ToLowerInvariant()} (times as \"20:30\", days as 2026-12-31)");
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

        show.AllowOnly("item", "is");
        string item = show.NeedText("item", 40);
        var values = show.Texts("is");
        if (earlier.FirstOrDefault(q => q.Id == item) is not { } target)
        {
            show.Wrong($"'{item}' is not an item before this one");
            return null;
        }

        IEnumerable<string> known = target.Options.Count > 0 ? target.Options.Select(o => o.Id) : ["pass", "fail", "na"];
        foreach (string value in values.Where(v => !known.Contains(v)))
        {
            show.Wrong($"'{value}' is not an answer of item '{item}'; known: {string.Join(", ", known)}");
        }

        if (values.Count == 0)
        {
            show.Wrong("'is' is missing: which answers show this item");
        }

        return new ShowRule(item, values);
    }
}
