using ChatAssist.Chat;
using ChatAssist.Desk;
using ChatAssist.Documents;
using ChatAssist.People;

namespace ChatAssist.CaseFiles;

/// <summary>调取 I-2026-0012: everything about one record in one archive. Who asked for it stands in the journal.</summary>
public sealed class CaseFileDialog : IDialog
{
    public string Name => "case-file";

    public IReadOnlyList<string> Commands => ["case-file"];

    public async Task<Turn?> TakeAsync(TurnContext context, CancellationToken cancellationToken)
    {
        if (context.Command is not { Id: "case-file" } command)
        {
            return null;
        }

        if (!RecordNumber.TryTake(command.Argument, out string record, out _) || record[0] == 'F')
        {
            return context.Stay(context.Say(CaseFileTexts.AskWhich));
        }

        // A whole file shows more than a record's progress does: it stays with those who answer for it.
        if (context.Sender.Role is Role.Village or Role.Auxiliary)
        {
            return context.Stay(context.Say(CaseFileTexts.MayNot));
        }

        if (await RecordAccess.RefusalAsync(context, record, cancellationToken) is { } refusal)
        {
            return context.Stay(refusal);
        }

        NewNumber number = context.NewNumber("case-file");
        return new Turn(
            context.Conversation.Position, [context.Reply(context.Say(CaseFileTexts.Making, record))], [new CaseFileRequested(number.Token, record)])
        {
            NewNumbers = [number],
        };
    }
}
