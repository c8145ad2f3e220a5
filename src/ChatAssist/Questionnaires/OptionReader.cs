using ChatAssist.Content;

namespace ChatAssist.Questionnaires;

/// <summary>Reads the options of a choice.</summary>
internal static class OptionReader
{
    private const int Least = 2;
    private const int Most = 20;

    // What an answer is called that is none of the options: show rules ask for it by this word.
    private static readonly string[] Reserved = ["pass", "fail", "na"];

    public static IReadOnlyList<Option> Read(YamlReading item, QuestionType type)
    {
        bool takes = type is QuestionType.Choice or QuestionType.Choices;
        if (item.Find("options") is not { } list)
        {
            if (takes)
            {
                item.Wrong(QuestionnaireMistakes.OptionsNeeded, QuestionReader.NameOf(type));
            }

            return [];
        }

        if (!takes)
        {
            list.Wrong(QuestionnaireMistakes.OptionsOnly);
            return [];
        }

        var options = new List<Option>();
        foreach (YamlReading at in list.List().Where(o => o.NeedMapping()))
        {
            Option option = ReadOne(at);
            if (options.Exists(x => x.Id == option.Id || Same(x.Name, option.Name)))
            {
                at.Wrong(QuestionnaireMistakes.OptionTwice, option.Id, option.Name);
            }

            options.Add(option);
        }

        if (options.Count is < Least or > Most)
        {
            list.Wrong(QuestionnaireMistakes.OptionCount, options.Count, Least, Most);
        }

        return options;
    }

    private static Option ReadOne(YamlReading at)
    {
        at.AllowOnly("id", "name", "fails", "severity", "finding", "measure");
        var option = new Option(
            at.NeedText("id", 40),
            at.NeedText("name", 20),
            at.Flag("fails"),
            at.Find("severity") is null ? null : at.OneOf("severity", Severity.General, QuestionReader.Severities),
            at.Text("finding", 40),
            at.Find("measure") is null ? null : at.OneOf("measure", Measure.InTime, QuestionReader.Measures));
        if (option.Id.Length > 0 && !QuestionnaireReader.IsId(option.Id))
        {
            at.Find("id")?.Wrong(QuestionnaireMistakes.BadId, "id");
        }

        if (Reserved.Contains(option.Id))
        {
            at.Find("id")?.Wrong(QuestionnaireMistakes.OptionReserved, option.Id);
        }

        foreach (string key in option.Fails ? [] : (string[])["severity", "finding", "measure"])
        {
            at.Find(key)?.Wrong(QuestionnaireMistakes.OptionFine, key);
        }

        return option;
    }

    /// <summary>A message does not tell upper from lower case.</summary>
    private static bool Same(string one, string other) => string.Equals(one, other, StringComparison.OrdinalIgnoreCase);
}
