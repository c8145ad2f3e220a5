using ChatAssist.Chat;
using ChatAssist.Desk;
using ChatAssist.Questions;
using ChatAssist.Sheets;
using ChatAssist.Status;
using Microsoft.EntityFrameworkCore;

namespace ChatAssist.Findings;

/// <summary>整改台账 东沟村 本月 没整改的: the ledger of findings as a file in the chat, for what the sender may see (F-06, Q-02).</summary>
public sealed class LedgerDialog : IDialog
{
    private const int MostRows = 5000;

    public string Name => "ledger";

    public IReadOnlyList<string> Commands => ["ledger"];

    public async Task<Turn?> TakeAsync(TurnContext context, CancellationToken cancellationToken)
    {
        if (context.Command is not { Id: "ledger" } command)
        {
            return null;
        }

        string said = command.Argument;
        Question? asked = said.Length == 0 ? new Question() : Asked(context, said);
        if (asked is null)
        {
            return context.Stay(context.Say(FindingTexts.LedgerUnclear, Text.Shorten(said, 40)));
        }

        IQueryable<FindingRow> findings = context.Ledger.Findings.Visible(context.Sender)
            .Fitting(asked, context.Ledger, context.Library.Rules, context.Today);
        int count = await findings.CountAsync(cancellationToken);
        string title = said.Length == 0 ? context.Say(FindingTexts.LedgerTitle) : context.Say(FindingTexts.LedgerOf, said);
        if (count == 0)
        {
            return context.Stay(context.Say(FindingTexts.LedgerNone, title));
        }

        DateOnly today = context.Today;
        string summary = context.Say(
            FindingTexts.Ledger, title, count,
            await findings.CountAsync(f => f.State == FindingState.Open, cancellationToken),
            await findings.CountAsync(f => f.State == FindingState.Open && f.DueOn < today, cancellationToken),
            await findings.CountAsync(f => f.State == FindingState.Rectified, cancellationToken),
            await findings.CountAsync(f => f.State == FindingState.StruckOff, cancellationToken));
        var lines = await context.Ledger.LinesAsync(findings, MostRows, cancellationToken);
        var replies = new List<Reply> { context.Reply(summary) };
        if (count > MostRows)
        {
            replies.Add(context.Reply(context.Say(FindingTexts.LedgerTooMany, title, count, MostRows)));
        }

        string name = $"{context.Say(FindingTexts.LedgerTitle)}-{today:yyyyMMdd}";
        SheetToWrite sheet = FindingSheet.Write(context.Library, lines, today);
        replies.Add(new Reply(context.Sender.UserId, new TableBody(name, sheet.Header, [.. sheet.Rows])));
        return new Turn(context.Conversation.Position, replies, []);
    }

    /// <summary>The same grammar that understands questions; null where it is not understood wholly.</summary>
    private static Question? Asked(TurnContext context, string said) =>
        QuestionGrammar.Understand(context.Say(FindingTexts.LedgerQuestion, said), context.Sender, context.Now, context.Library)
            is Understanding.Understood { Question: { Object: Slots.Finding } question } ? question : null;
}
