using ChatAssist.Chat;
using ChatAssist.Texts;

namespace ChatAssist.Desk;

/// <summary>Who is not in the roster gets a polite refusal and nothing else (P-01).</summary>
public static class Strangers
{
    public static Turn Refuse(TextBook texts, InboundMessage message) =>
        new(Position.Idle, [new Reply(message.From, new TextBody(texts[DeskTexts.Refused]))], []);
}
