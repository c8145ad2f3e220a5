using ChatAssist.Chat;
using ChatAssist.Desk;
using ChatAssist.Questionnaires;
using Microsoft.EntityFrameworkCore;

namespace ChatAssist.Inspections;

/// <summary>Walking an inspection's checklists in the chat (I-04).</summary>
public sealed class WalkDialog : IDialog
{
    public string Name => "walk";

    public IReadOnlyList<string> Commands =>
        ["progress", "pause", "resume", "cancel", "back", "skip", "help", "change", "show", "submit", "law"];

    public async Task<Turn?> TakeAsync(TurnContext context, CancellationToken cancellationToken)
    {
        if (context.Message.Kind == MessageKind.Button && context.Command is null)
        {
            return await PressedAsync(context, context.Message.Text.Split('/'), cancellationToken);
        }

        if (context.Message.For is { } about)
        {
            return about.Split('/') is [_, var of, "signature"] ? await SignedAsync(context, of, cancellationToken) : null;
        }

        if (context.Conversation.Position.Dialog != Name)
        {
            return context.Command?.Id == "resume" ? await ResumeAsync(context, null, cancellationToken) : null;
        }

        var state = context.Conversation.Position.Read<WalkState>();
        var (record, refusal) = await OpenAsync(context, state.Inspection, cancellationToken);
        return record is not null ? await new WalkTurn(context, record, state).TakeAsync(cancellationToken)
            // A colleague has handed it in meanwhile: what can be said at any time is answered as at any time.
            : context.Command is null ? refusal
            : context.Command.Id == "resume" ? await ResumeAsync(context, null, cancellationToken)
            : null;
    }

    /// <summary>A signature drawn on the page: it counts wherever the conversation stands, and is handed in where it was waited for.</summary>
    private static async Task<Turn?> SignedAsync(TurnContext context, string number, CancellationToken cancellationToken)
    {
        var (record, refusal) = await OpenAsync(context, number, cancellationToken);
        if (record is null)
        {
            return refusal;
        }

        Position at = context.Conversation.Position;
        bool here = at.Dialog == "walk" && at.Read<WalkState>().Inspection == number;
        return new WalkTurn(context, record, here ? at.Read<WalkState>() : new WalkState(number, null)).Signed();
    }

    /// <summary>The record where the sender may walk it now; otherwise what to say.</summary>
    private static async Task<(InspectionRecord?, Turn?)> OpenAsync(TurnContext context, string number, CancellationToken cancellationToken)
    {
        InspectionRecord? record = await context.InspectionAsync(number, cancellationToken);
        return record is null || !record.IsMember(context.Sender.UserId)
            ? (null, context.End(context.Say(WalkTexts.NotYours, number)))
            : record.Row.State != InspectionState.Underway
                ? (null, context.End(context.Say(WalkTexts.Closed, number)))
                // A certificate may have run out since the visit began.
                : record.Members.Any(m => m.UserId == context.Sender.UserId && m.Certified) && Admission.Barred(context, null) is { } barred
                    ? (null, context.End(barred))
                    : (record, null);
    }

    private static async Task<Turn?> PressedAsync(TurnContext context, string[] key, CancellationToken cancellationToken)
    {
        if (key is not [_, var number, ..])
        {
            return null;
        }

        if (key is [_, _, "resume"])
        {
            return await ResumeAsync(context, number, cancellationToken);
        }

        var (record, refusal) = await OpenAsync(context, number, cancellationToken);
        if (record is null)
        {
            return refusal;
        }

        Position at = context.Conversation.Position;
        WalkState state = at.Dialog == "walk" && at.Read<WalkState>() is { } open && open.Inspection == number
            ? open
            : new WalkState(number, null);
        var turn = new WalkTurn(context, record, state);
        return key switch
        {
            [_, _, var list, var item, var what] => turn.Pressed(new ItemKey(list, item), what),
            _ when turn.IsEscort => context.Stay(context.Say(WalkTexts.Escort)),
            [_, _, "submit"] => turn.Submit(),
            [_, _, "not-yet"] => turn.NotYet(),
            [_, _, "no-statement"] => turn.Stated(""),
            [_, _, "refused"] => turn.AskRefusal(),
            [_, _, "keep"] => turn.Next([]),
            _ => null,
        };
    }

    /// <summary>Goes on with the one that is open, or asks which of several.</summary>
    private static async Task<Turn> ResumeAsync(TurnContext context, string? number, CancellationToken cancellationToken)
    {
        if (number is null)
        {
            var mine = await context.Ledger.Inspections
                .Where(i => i.State == InspectionState.Underway
                    && context.Ledger.Members.Any(m => m.Inspection == i.Number && m.UserId == context.Sender.UserId))
                .OrderByDescending(i => i.StartedAt).Take(9).ToListAsync(cancellationToken);
            if (mine.Count == 0)
            {
                return context.End(context.Say(WalkTexts.NothingToResume));
            }

            if (mine.Count > 1)
            {
                return new Turn(
                    Position.Idle,
                    [
                        context.Ask(context.Say(WalkTexts.WhichToResume), "", [.. mine.Select(i => new Choice(
                            $"walk/{i.Number}/resume", context.Say(WalkTexts.ResumeChoice, i.Number, i.TargetName)))]),
                    ],
                    []);
            }

            number = mine[0].Number;
        }

        var (record, refusal) = await OpenAsync(context, number, cancellationToken);
        if (record is null)
        {
            return refusal!;
        }

        var turn = new WalkTurn(context, record, new WalkState(number, null));
        return turn.Next([context.Say(WalkTexts.Resumed, number, record.Row.TargetName, turn.Done, turn.Total)]);
    }
}
