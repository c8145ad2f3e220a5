using ChatAssist.Chat;
using ChatAssist.Texts;

namespace ChatAssist.Desk;

/// <summary>Short ways to write down what a dialog decides.</summary>
public static class Turns
{
    /// <summary>The sentence, filled.</summary>
    public static string Say(this TurnContext context, TextKey key, params ReadOnlySpan<object?> values) =>
        context.Library.Texts[key, values];

    /// <summary>Says something and leaves the conversation where it is.</summary>
    public static Turn Stay(this TurnContext context, params IReadOnlyList<string> texts) =>
        new(context.Conversation.Position, [.. texts.Select(t => context.Reply(t))], []);

    /// <summary>Says something and closes the conversation's dialog.</summary>
    public static Turn End(this TurnContext context, params IReadOnlyList<string> texts) =>
        new(Position.Idle, [.. texts.Select(t => context.Reply(t))], []);

    public static Reply Reply(this TurnContext context, string text) => new(context.Sender.UserId, new TextBody(text));

    /// <summary>
    /// A card. Where the question has several lines and nothing below it, its first line is the heading and the others the
    /// text: a phone shows little of a heading, and one that is cut has all its words sent ahead of it once more.
    /// </summary>
    public static Reply Ask(this TurnContext context, string title, string text, params IReadOnlyList<Choice> choices) =>
        new(context.Sender.UserId, Card(title, text, choices));

    /// <summary>A card for somebody else; see <see cref="Ask"/>.</summary>
    public static CardBody Card(string title, string text, IReadOnlyList<Choice> choices)
    {
        int end = text.Length == 0 ? title.IndexOf('\n', StringComparison.Ordinal) : -1;
        return end < 0 ? new CardBody(title, text, choices) : new CardBody(title[..end], title[(end + 1)..], choices);
    }

    /// <summary>A day as people say it: 3月2日.</summary>
    public static string Say(this TurnContext context, DateOnly day) => context.Say(DeskTexts.Day, day.Month, day.Day);

    /// <summary>An instant as people say it: 3月2日 09:05, in the team's time.</summary>
    public static string Say(this TurnContext context, DateTimeOffset instant)
    {
        DateTimeOffset local = context.Library.Rules.Local(instant);
        return context.Say(DeskTexts.DayTime, local.Month, local.Day, local.ToString("HH:mm"));
    }
}
