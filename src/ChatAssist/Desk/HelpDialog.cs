using ChatAssist.Chat;
using ChatAssist.People;

namespace ChatAssist.Desk;

/// <summary>Help, greetings, and the answer to what nobody else understands: said plainly, never guessed.</summary>
public sealed class HelpDialog : IDialog
{
    private const int MostQuoted = 40;

    public string Name => "desk";

    public IReadOnlyList<string> Commands => ["help", "greet", "cancel"];

    public Task<Turn?> TakeAsync(TurnContext context, CancellationToken cancellationToken) =>
        Task.FromResult<Turn?>(Answer(context));

    private static Turn Answer(TurnContext context)
    {
        if (context.Command?.Id == "cancel")
        {
            return context.Stay(context.Say(DeskTexts.NothingToCancel));
        }

        if (context.Command?.Id == "greet")
        {
            return context.Stay(context.Say(DeskTexts.GreetingBack, context.Sender.Name));
        }

        if (context.Command?.Id == "help")
        {
            return context.Stay(Help(context));
        }

        switch (context.Message.Kind)
        {
            case MessageKind.Enter:
                return context.Stay($"{context.Say(DeskTexts.Greeting, context.Sender.Name)}\n{Help(context)}");
            case MessageKind.Text:
                string said = context.Message.Text.Trim();
                return context.Stay(context.Say(DeskTexts.NotUnderstood, Text.Shorten(said, MostQuoted)));
            case MessageKind.Unknown:
                // Nothing a person said: photos of a picture event come as messages of their own, and so on.
                return new Turn(context.Conversation.Position, [], []);
            default:
                return context.Stay(context.Message.Media is { } file && Files.Refusal(context, file) is { } refusal
                    ? refusal
                    : context.Message.Media is null ? context.Say(DeskTexts.NotUnderstoodKind) : context.Say(DeskTexts.LoosePhoto));
        }
    }

    private static string Help(TurnContext context) => context.Say(context.Sender.Role switch
    {
        Role.Village => DeskTexts.HelpVillage,
        Role.Supervisor => DeskTexts.HelpSupervisor,
        _ => DeskTexts.HelpInspector,
    });
}
