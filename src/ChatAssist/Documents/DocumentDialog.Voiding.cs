using ChatAssist.Chat;
using ChatAssist.Desk;
using ChatAssist.People;

namespace ChatAssist.Documents;

/// <summary>Void and issued anew, never changed: the number stays with the void one, and who did it and why stand beside it.</summary>
public sealed partial class DocumentDialog
{
    private static async Task<Turn> AskVoidAsync(TurnContext c, string number, CancellationToken cancellationToken) =>
        await FindAsync(c, number, cancellationToken) switch
        {
            null => c.Stay(c.Say(DocumentTexts.NoRecord, number)),
            { State: DocumentState.Voided } d => c.Stay(c.Say(DocumentTexts.IsVoid, d.Reference, d.VoidReason)),
            { } d when !MayVoid(c, d) => c.Stay(c.Say(DocumentTexts.MayNotVoid)),
            { } d => new Turn(
                Position.At("document", new State(number, "", Before(c))), [c.Reply(c.Say(DocumentTexts.AskVoidReason, d.Reference, Called(c, d.Kind)))], []),
        };

    private static async Task<Turn> VoidAsync(TurnContext c, string number, string reason, CancellationToken cancellationToken)
    {
        if (await FindAsync(c, number, cancellationToken) is not { } d || !MayVoid(c, d))
        {
            return c.Stay(c.Say(DocumentTexts.MayNotVoid)) with { Next = Before(c) };
        }

        if (!DocumentLifecycle.Table.TryFire(d.State, DocumentTrigger.Void, out _))
        {
            return c.Stay(c.Say(DocumentTexts.IsVoid, d.Reference, d.VoidReason)) with { Next = Before(c) };
        }

        var replies = new List<Reply>
        {
            c.Ask(
                c.Say(DocumentTexts.Voided, d.Reference, Called(c, d.Kind), reason), "",
                new Choice(Offers.Key(d.Record, d.Kind), c.Say(DocumentTexts.Again), Weight.Main),
                new Choice($"document/{d.Number}/leave", c.Say(DocumentTexts.Leave), Weight.Less)),
        };
        if (d.IssuedBy != c.Sender.UserId)
        {
            replies.Add(new Reply(d.IssuedBy, new TextBody(c.Say(DocumentTexts.VoidedForIssuer, d.Reference, Called(c, d.Kind), c.Sender.Name, reason))));
        }

        return new Turn(Before(c), replies, [new DocumentVoided(d.Number, DocumentKey.Of(d), d.Version, reason)]);
    }

    /// <summary>Who issued it, and the leader.</summary>
    private static bool MayVoid(TurnContext c, DocumentRow d) => d.IssuedBy == c.Sender.UserId || c.Sender.Role == Role.Leader;
}
