using ChatAssist.Chat;
using ChatAssist.Desk;
using ChatAssist.Inspections;
using ChatAssist.People;
using Microsoft.EntityFrameworkCore;

namespace ChatAssist.Findings;

/// <summary>
/// Re-inspection of one finding (F-04): which, with whom, put right or not, a photo, the result; then the strike-off.
/// It is an inspection like any other: two certified people (P-03).
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
                return RecordNumber.TryTake(command.Argument, out string number, out _)
                    ? await StrikeOffAsync(context, number, cancellationToken)
                    : await StrikeOffWhichAsync(context, command.Argument, cancellationToken);
        }

        if (context.Message.Kind == MessageKind.Button)
        {
            return context.Message.Text.Split('/') switch
            {
                [_, var number, "strike-off"] => await StrikeOffAsync(context, number, cancellationToken),
                [_, var number, "later"] => context.End(context.Say(FindingTexts.LeftForLater, number)),
                [_, var number] => await AskAsync(context, new State(number, null, null), cancellationToken),
                [_, var number, "with", var id] => await AskAsync(context, new State(number, id, null), cancellationToken),
                [_, var number, var outcome] when open && Read(context) is { } s && s.Finding == number => outcome switch
                {
                    "passed" => await AskAsync(context, s with { Outcome = ReinspectionOutcome.Passed }, cancellationToken),
                    "partly" => await AskAsync(context, s with { Outcome = ReinspectionOutcome.Partly }, cancellationToken),
                    "failed" => await AskAsync(context, s with { Outcome = ReinspectionOutcome.Failed }, cancellationToken),
                    "no-photo" => new Turn(
                        Position.At(Name, s with { AskReason = true }), [context.Reply(context.Say(FindingTexts.AskNoPhotoReason))], []),
                    _ => null,
                },
                _ => null,
            };
        }

        return open ? await AnswerAsync(context, Read(context), cancellationToken) : null;
    }

    private static State Read(TurnContext context) => context.Conversation.Position.Read<State>();

    private async Task<Turn?> AnswerAsync(TurnContext context, State state, CancellationToken cancellationToken)
    {
        if (context.Message.Media is { } file)
        {
            return Desk.Files.Refusal(context, file) is { } refusal ? context.Stay(refusal)
                : state.Outcome is null ? await AskAsync(context, state, cancellationToken)
                : await DoneAsync(context, state, context.Message.Kind.ToString().ToLowerInvariant(), file.MediaId, "", cancellationToken);
        }

        if (context.Message.Kind != MessageKind.Text)
        {
            return null;
        }

        string text = context.Message.Text.Trim();
        if (state is { Outcome: not null, AskReason: true })
        {
            return await DoneAsync(context, state, "waived", "", text, cancellationToken);
        }

        if (state.With is null)
        {
            Person? partner = Able(context).FirstOrDefault(p => text.Contains(p.Name, StringComparison.Ordinal));
            return partner is null ? null : await AskAsync(context, state with { With = partner.UserId }, cancellationToken);
        }

        if (state.Outcome is null)
        {
            ReinspectionOutcome? outcome = OutcomeWords.Read(context, text, out string words);
            return outcome is null ? null : await AskAsync(context, state with { Outcome = outcome, Words = words }, cancellationToken);
        }

        // While the photo is waited for, words describe what was seen.
        return context.Library.Commands.Leading(text) is not null
            ? null
            : new Turn(
                Position.At(Name, state with { Words = state.Words.Length == 0 ? text : $"{state.Words}；{text}" }),
                [context.Reply(context.Say(FindingTexts.WordsNoted))],
                []);
    }

    private async Task<Turn> BeginAsync(TurnContext context, string argument, CancellationToken cancellationToken)
    {
        if (RecordNumber.TryTake(argument, out string number, out _))
        {
            return await AskAsync(context, new State(number, null, null), cancellationToken);
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
            1 => await AskAsync(context, new State(found[0].Number, null, null), cancellationToken),
            _ => new Turn(
                Position.Idle,
                [
                    context.Ask(context.Say(FindingTexts.AskWhich), "", [.. found.Select(f => new Choice(
                        $"reinspect/{f.Number}", context.Say(FindingTexts.WhichChoice, f.TargetName, f.Words, context.Say(f.DueOn))))]),
                ],
                []),
        };
    }

    /// <summary>Asks for the first thing that is missing.</summary>
    private async Task<Turn> AskAsync(TurnContext context, State state, CancellationToken cancellationToken)
    {
        FindingRow? finding = await context.Ledger.Findings.FirstOrDefaultAsync(f => f.Number == state.Finding, cancellationToken);
        if (finding is null)
        {
            return context.End(context.Say(FindingTexts.NoSuch, state.Finding));
        }

        if (Authority.OfInspecting(context.Sender, context.Today, finding.Domain) != Bar.None)
        {
            return context.End(context.Say(FindingTexts.NotYours));
        }

        if (finding.State != FindingState.Open)
        {
            return context.End(context.Say(FindingTexts.NotOpen, finding.Number, FindingSaying.Of(context, finding.State)));
        }

        if (state.With is null)
        {
            var able = Able(context, finding.Domain).Take(CardBody.MostButtons).ToList();
            return new Turn(
                Position.At(Name, state),
                [
                    able.Count == 0
                        ? context.Reply(context.Say(FindingTexts.NoPartner))
                        : context.Ask(
                            context.Say(FindingTexts.AskPartner, finding.Number, finding.TargetName, finding.Words), "",
                            [.. able.Select(p => new Choice($"reinspect/{finding.Number}/with/{p.UserId}", p.Name))]),
                ],
                []);
        }

        if (state.Outcome is null)
        {
            return new Turn(
                Position.At(Name, state),
                [
                    context.Ask(
                        context.Say(FindingTexts.AskOutcome, finding.Number, finding.TargetName, finding.Words, context.Say(finding.DueOn)),
                        "",
                        new Choice($"reinspect/{finding.Number}/passed", context.Say(FindingTexts.Passed)),
                        new Choice($"reinspect/{finding.Number}/partly", context.Say(FindingTexts.Partly)),
                        new Choice($"reinspect/{finding.Number}/failed", context.Say(FindingTexts.Failed))),
                ],
                []);
        }

        return new Turn(
            Position.At(Name, state),
            [
                context.Ask(
                    context.Say(FindingTexts.AskPhoto, FindingSaying.Of(context, state.Outcome.Value)), "",
                    new Choice($"reinspect/{finding.Number}/no-photo", context.Say(FindingTexts.NoPhoto))),
            ],
            []);
    }

    private static IReadOnlyList<Person> Able(TurnContext context, string? domain = null) =>
        Authority.Able(context.Library.Register, context.Today, domain is null ? [] : [domain], context.Sender.UserId);

    private static async Task<Turn> DoneAsync(
        TurnContext context, State state, string kind, string mediaId, string why, CancellationToken cancellationToken)
    {
        FindingRow? finding = await context.Ledger.Findings.FirstOrDefaultAsync(f => f.Number == state.Finding, cancellationToken);
        if (finding is not { State: FindingState.Open })
        {
            return context.End(context.Say(FindingTexts.NoSuch, state.Finding));
        }

        int round = await context.Ledger.Reinspections.CountAsync(r => r.Finding == finding.Number, cancellationToken) + 1;
        ReinspectionOutcome outcome = state.Outcome!.Value;
        bool passed = outcome == ReinspectionOutcome.Passed;
        DateOnly? due = passed ? null : context.Today.AddDays(context.Library.Rules.RectificationDays);
        var facts = new List<Fact>
        {
            new EvidenceGiven(context.Message.Key, finding.Number, "", $"reinspection-{round}", kind, mediaId, why),
            new FindingReinspected(
                finding.Number, finding.Version, round, outcome, state.With!, state.Words, due,
                due is { } d ? FindingReminders.For(context.Library.Rules, d, context.Now) : []),
        };
        string outcomeSaid = FindingSaying.Of(context, outcome);
        string notice = passed
            ? context.Say(FindingTexts.NoticePassed, finding.Number, finding.TargetName, finding.Words)
            : context.Say(FindingTexts.NoticeNotPassed, finding.Number, finding.TargetName, outcomeSaid, context.Say(due!.Value));
        Reply answer = passed
            ? context.Ask(
                context.Say(FindingTexts.DonePassed, finding.Number),
                context.Say(FindingTexts.AskStrikeOff),
                new Choice($"reinspect/{finding.Number}/strike-off", context.Say(FindingTexts.StrikeOff)),
                new Choice($"reinspect/{finding.Number}/later", context.Say(FindingTexts.Later)))
            : context.Reply(context.Say(FindingTexts.DoneNotPassed, finding.Number, outcomeSaid, context.Say(due!.Value)));
        var notices = FindingPeople.Villages(context.Library.Register, finding.Village).Select(id => new Reply(id, new TextBody(notice)));
        return new Turn(Position.Idle, [answer, .. notices], facts);
    }

    private static async Task<Turn> StrikeOffWhichAsync(TurnContext context, string said, CancellationToken cancellationToken)
    {
        var ready = await context.Ledger.Findings
            .Where(f => f.State == FindingState.Rectified && f.TargetName.Contains(said))
            .OrderBy(f => f.Number).Take(MostShown).ToListAsync(cancellationToken);
        return ready.Count switch
        {
            0 => context.Stay(context.Say(FindingTexts.NoneToStrikeOff)),
            1 => await StrikeOffAsync(context, ready[0].Number, cancellationToken),
            _ => new Turn(
                Position.Idle,
                [
                    context.Ask(context.Say(FindingTexts.StrikeOffWhich), "", [.. ready.Select(f => new Choice(
                        $"reinspect/{f.Number}/strike-off", context.Say(FindingTexts.WhichChoice, f.TargetName, f.Words, context.Say(f.DueOn))))]),
                ],
                []),
        };
    }

    private static async Task<Turn> StrikeOffAsync(TurnContext context, string number, CancellationToken cancellationToken)
    {
        FindingRow? finding = await context.Ledger.Findings.FirstOrDefaultAsync(f => f.Number == number, cancellationToken);
        if (finding is null)
        {
            return context.End(context.Say(FindingTexts.NoSuch, number));
        }

        if (Authority.OfInspecting(context.Sender, context.Today, finding.Domain) != Bar.None)
        {
            return context.End(context.Say(FindingTexts.NotYours));
        }

        return FindingLifecycle.Table.TryFire(finding.State, FindingTrigger.StrikeOff, out _)
            ? new Turn(
                Position.Idle,
                [context.Reply(context.Say(FindingTexts.StruckOff, number, finding.TargetName, finding.Words))],
                [new FindingStruckOff(number, finding.Version)])
            : context.End(context.Say(FindingTexts.CannotStrikeOff, number, FindingSaying.Of(context, finding.State)));
    }
}
