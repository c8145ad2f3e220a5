using ChatAssist.Chat;
using ChatAssist.People;

namespace ChatAssist.Desk;

/// <summary>Words or cards: each person chooses, at any time, and what is being talked about stays where it is.</summary>
public sealed class PreferenceDialog : IDialog
{
    public string Name => "preference";

    public IReadOnlyList<string> Commands => ["words-only", "cards"];

    public Task<Turn?> TakeAsync(TurnContext context, CancellationToken cancellationToken) => Task.FromResult(context.Command?.Id switch
    {
        "words-only" => Choose(context, wordsOnly: true),
        "cards" => Choose(context, wordsOnly: false),
        _ => null,
    });

    private static Turn Choose(TurnContext context, bool wordsOnly) =>
        context.Stay(context.Say(wordsOnly ? DeskTexts.WordsOnly : DeskTexts.Cards)) with
        {
            Facts = [new WordsChosen(context.Sender.UserId, wordsOnly)],
        };
}
