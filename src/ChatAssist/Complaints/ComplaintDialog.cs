using ChatAssist.Chat;
using ChatAssist.Desk;
using ChatAssist.Inspections;
using ChatAssist.Ledger;
using ChatAssist.People;
using ChatAssist.Questionnaires.Values;
using Microsoft.EntityFrameworkCore;

namespace ChatAssist.Complaints;

/// <summary>The life of a complaint after its receipt (K-06 to K-10): sorted, assigned, checked, handled, answered, closed.</summary>
public sealed class ComplaintDialog : IDialog
{
    public string Name => "complaint";

    public IReadOnlyList<string> Commands => ["reporter", "cancel"];

    /// <param name="Ask">What is asked about it; one of the words of <see cref="ComplaintTurn"/>.</param>
    /// <param name="Chosen">What was chosen before: a handler, an outcome, an office.</param>
    /// <param name="Said">What was said before.</param>
    public sealed record State(string Number, string Ask, string Chosen = "", string Said = "");

    public async Task<Turn?> TakeAsync(TurnContext context, CancellationToken cancellationToken)
    {
        bool open = context.Conversation.Position.Dialog == Name;
        if (context.Command is { Id: "reporter" } command)
        {
            return RecordNumber.TryTake(command.Argument, out string of, out _) ? await ReporterAsync(context, of, cancellationToken) : null;
        }

        if (context.Command is { Id: "cancel" })
        {
            return open ? context.End(context.Say(ComplaintTexts.LeftAlone)) : null;
        }

        if (context.Command is not null)
        {
            return null;
        }

        if (context.Message.Kind == MessageKind.Button)
        {
            // What was said before the press belongs to it, where it is about the same complaint.
            if (context.Message.Text.Split('/') is not [_, var number, var what, .. var rest])
            {
                return null;
            }

            State before = open && Read(context) is { } s && s.Number == number ? s : new State(number, "");
            ComplaintRow? main = what == "merge" && rest.Length > 0 ? await MainAsync(context, rest[0], cancellationToken) : null;
            return await OnAsync(
                context, before, t => what == "merge" ? t.Merge(main) : t.Pressed(what, rest.Length > 0 ? rest[0] : ""), cancellationToken);
        }

        // C-2026-0003 一般 交给张三: what is said behind a number is about it.
        if (context.Message.Kind == MessageKind.Text && RecordNumber.TryTake(context.Message.Text, out string about, out string words)
            && about[0] == 'C' && words.Length > 0)
        {
            return await OnAsync(context, new State(about, ""), t => t.Said(words), cancellationToken);
        }

        if (!open)
        {
            return null;
        }

        State state = Read(context);
        string said = context.Message.Text.Trim();
        return context.Message.Media is { } file ? await OnAsync(context, state, t => t.MediaCame(file), cancellationToken)
            : context.Message.Kind == MessageKind.Text ? await OnAsync(context, state, t => t.Said(said) ?? t.Seen(said), cancellationToken)
            : null;
    }

    private static State Read(TurnContext c) => c.Conversation.Position.Read<State>();

    private static async Task<Turn?> OnAsync(
        TurnContext c, State state, Func<ComplaintTurn, Turn?> act, CancellationToken cancellationToken)
    {
        ComplaintRow? row = await c.Ledger.OneAsync<ComplaintRow>(nameof(ComplaintRow.Number), state.Number, cancellationToken);
        if (row is null || c.Sender.Role == Role.Village)
        {
            return c.End(c.Say(ComplaintTexts.NoSuch, state.Number));
        }

        int evidence = await c.Ledger.Evidence.CountAsync(
            e => row.Handler != "" && ((e.Subject == row.Number && e.By == row.Handler) || (row.Inspection != "" && e.Subject == row.Inspection)),
            cancellationToken);
        bool outside = await c.Ledger.Reporters.AnyAsync(
            r => r.Mark == "" && (r.Complaint == row.Number || c.Ledger.Complaints.Any(m => m.Number == r.Complaint && m.MergedInto == row.Number)),
            cancellationToken);
        return act(new ComplaintTurn(c, row, state, evidence, outside));
    }

    /// <summary>What a complaint is merged into: where that was merged itself, the one that is worked on; null where none is.</summary>
    private static async Task<ComplaintRow?> MainAsync(TurnContext c, string number, CancellationToken cancellationToken)
    {
        ComplaintRow? row = await c.Ledger.OneAsync<ComplaintRow>(nameof(ComplaintRow.Number), number, cancellationToken);
        while (row is { State: ComplaintState.Merged })
        {
            string into = row.MergedInto;
            row = await c.Ledger.OneAsync<ComplaintRow>(nameof(ComplaintRow.Number), into, cancellationToken);
        }

        return row;
    }

    /// <summary>Who reported it: only for those who handle it, and every look is written down (K-09).</summary>
    private static async Task<Turn> ReporterAsync(TurnContext c, string number, CancellationToken cancellationToken)
    {
        ComplaintRow? row = await c.Ledger.OneAsync<ComplaintRow>(nameof(ComplaintRow.Number), number, cancellationToken);
        return row is null ? c.Stay(c.Say(ComplaintTexts.NoSuch, number))
            : !ComplaintCards.MayHandle(c.Sender, row) ? c.Stay(c.Say(ComplaintTexts.NotYours, number))
            : row.Anonymous ? c.Stay(c.Say(ComplaintTexts.ReporterAnonymous, number))
            : new Turn(
                c.Conversation.Position,
                [c.Reply(c.Say(ComplaintTexts.ReporterIs, number, Link.Reporter(number)))],
                [new ReporterSeen(number)]);
    }
}
