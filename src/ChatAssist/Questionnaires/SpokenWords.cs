using ChatAssist.Content;
using ChatAssist.Desk;

namespace ChatAssist.Questionnaires;

/// <summary>The words with which people answer and command: a checklist must not use them for something else.</summary>
public sealed record SpokenWords(AnswerWords Answers, CommandWords Commands)
{
    /// <summary>Whoever says an option's name must get that option, not a verdict, a command or another option.</summary>
    /// <param name="places">Where each item stands, in order.</param>
    internal void Check(Questionnaire list, IReadOnlyList<YamlReading> places)
    {
        var reader = new AnswerReader(Answers, DateOnly.MinValue);
        var walk = new Walk([list], new Dictionary<ItemKey, Answer>(), new Dictionary<ItemKey, int>());
        foreach (WalkItem item in walk.Items)
        {
            foreach (var (option, at) in item.Question.Options.Zip(places[item.Number - 1].Find("options")?.List() ?? []))
            {
                if (Commands.Exact(option.Name) is not null || !Chooses(reader.Read(option.Name, walk, item), option))
                {
                    (at.Find("name") ?? at).Wrong(QuestionnaireMistakes.OptionUnsayable, option.Name);
                }
            }
        }
    }

    private static bool Chooses(AnswerReading reading, Option option) =>
        reading is AnswerReading.Understood { Answers: [var (_, answer)] } && answer is { Kind: AnswerKind.Value, Value: var value }
        && value == option.Id;
}
