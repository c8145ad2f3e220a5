using ChatAssist.Chat;
using ChatAssist.Desk;
using ChatAssist.People;
using Microsoft.EntityFrameworkCore;

namespace ChatAssist.Findings;

/// <summary>
/// Re-inspection of one finding (F-04): which, with whom, put right or not, a photo, the result; then the strike-off, or
/// what follows. It is an inspection like any other: two certified people (P-03).
/// </summary>
public sealed class ReinspectDialog : IDialog
{
    private const int MostShown = 9;

    public string Name => "reinspect";

    public IReadOnlyList<string> Commands => ["reinspect", "strike-off", "cancel"];

    /// <param name="Words">What the person said beside the outcome.</param>
    public sealed record State(string Finding, string? With, ReinspectionOutcome? Outcome, string Words = "", bool AskReason = false);

    public async Task<Turn?> TakeAsync(TurnContext context, CancellationToken cancellationToken)
    {
        bool open = context.Conversation.Position.Dialog == Name;
        switch (context.Command)
        {
            case { Id: "cancel" }:
                return open ? context.End(context.Say(FindingTexts.Dropped)) : null;
            case { Id: "reinspect" } command:
                return await BeginAsync(context, command.Argument, cancellationToken);
            case { Id: "strike-off" } command:
                return await StrikeOff.BeginAsync(context, command.Argument, cancellationToken);
        }

        if (context.Message.Kind == MessageKind.Button)
        {
            return context.Message.Text.Split('/') switch
            {
                [_, var number, "strike-off"] => await StrikeOff.OfAsync(context, number, cancellationToken),
                [_, var number, "later"] => context.End(context.Say(FindingTexts.LeftForLater, number)),
                [_, var number] => await ReinspectTurn.AskAsync(context, new State(number, null, null), cancellationToken),
                [_, var number, "with", var id] => await ReinspectTurn.AskAsync(context, new State(number, id, null), cancellationToken),
                [_, var number, var outcome] when open && Read(context) is { } s && s.Finding == number =>
                    await PressedAsync(context, s, outcome, cancellationToken),
                _ => null,
            };
        }

        return open ? await AnswerAsync(context, Read(context), cancellationToken) : null;
    }

    private static State Read(TurnContext context) => context.Conversation.Position.Read<State>();

    private async Task<Turn?> PressedAsync(TurnContext context, State state, string outcome, CancellationToken cancellationToken) => outcome switch
    {
        "passed" => await ReinspectTurn.AskAsync(context, state with { Outcome = ReinspectionOutcome.Passed }, cancellationToken),
        "partly" => await ReinspectTurn.AskAsync(context, state with { Outcome = ReinspectionOutcome.Partly }, cancellationToken),
        "failed" => await ReinspectTurn.AskAsync(context, state with { Outcome = ReinspectionOutcome.Failed }, cancellationToken),
        "no-photo" => new Turn(
            Position.At(Name, state with { AskReason = true }), [context.Reply(context.Say(FindingTexts.AskNoPhotoReason))], []),
        _ => null,
    };

    private async Task<Turn?> AnswerAsync(TurnContext context, State state, CancellationToken cancellationToken)
    {
        if (context.Message.Media is { } file)
        {
            return Files.Refusal(context, file) is { } refusal ? context.Stay(refusal)
                : state.Outcome is null ? await ReinspectTurn.AskAsync(context, state, cancellationToken)
                : await ReinspectTurn.DoneAsync(context, state, context.Message.Kind.ToString().ToLowerInvariant(), file.MediaId, "", cancellationToken);
        }

        if (context.Message.Kind != MessageKind.Text)
        {
            return null;
        }

        string text = context.Message.Text.Trim();
        if (state is { Outcome: not null, AskReason: true })
        {
            return await ReinspectTurn.DoneAsync(context, state, "waived", "", text, cancellationToken);
        }

        if (state.With is null)
        {
            // 检查 兴旺便利店 和李四 begins something else, whoever it names.
            Person? partner = context.Library.Commands.Leading(text) is not null ? null
                : context.Library.Register.People.Values.FirstOrDefault(
                    p => p.UserId != context.Sender.UserId && text.Contains(p.Name, StringComparison.Ordinal));
            return partner is null ? null : await ReinspectTurn.AskAsync(context, state with { With = partner.UserId }, cancellationToken);
        }

        if (state.Outcome is null)
        {
            ReinspectionOutcome? outcome = OutcomeWords.Read(context, text, out string words);
            return outcome is null ? null
                : await ReinspectTurn.AskAsync(context, state with { Outcome = outcome, Words = words }, cancellationToken);
        }

        // While the photo is waited for, words describe what was seen.
        return context.Library.Commands.Leading(text) is not null
            ? null
            : new Turn(
                Position.At(Name, state with { Words = state.Words.Length == 0 ? text : $"{state.Words}；{text}" }),
                [context.Reply(context.Say(FindingTexts.WordsNoted))],
                []);
    }

    private static async Task<Turn> BeginAsync(TurnContext context, string argument, CancellationToken cancellationToken)
    {
        if (RecordNumber.TryTake(argument, out string number, out _))
        {
            return await ReinspectTurn.AskAsync(context, new State(number, null, null), cancellationToken);
        }

        IQueryable<FindingRow> waiting = context.Ledger.Findings.Where(f => f.State == FindingState.Open);
        string said = argument.Trim();
        if (said.Length > 0)
        {
            waiting = waiting.Where(f => f.TargetName.Contains(said));
        }

        var found = await waiting.OrderBy(f => f.DueOn).ThenBy(f => f.Number).Take(MostShown).ToListAsync(cancellationToken);
        return found.Count switch
        {
            0 => context.End(context.Say(FindingTexts.NoneOpen)),
            1 => await ReinspectTurn.AskAsync(context, new State(found[0].Number, null, null), cancellationToken),
            _ => new Turn(
                Position.Idle,
                [
                    context.Ask(context.Say(FindingTexts.AskWhich), "", [.. found.Select(f => new Choice(
                        $"reinspect/{f.Number}", context.Say(FindingTexts.WhichChoice, f.TargetName, f.Words, context.Say(f.DueOn))))]),
                ],
                []),
        };
    }
}
