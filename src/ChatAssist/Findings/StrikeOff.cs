using ChatAssist.Chat;
using ChatAssist.Content;
using ChatAssist.Desk;
using ChatAssist.Ledger;
using ChatAssist.People;
using ChatAssist.Questionnaires;
using Microsoft.EntityFrameworkCore;

namespace ChatAssist.Findings;

/// <summary>Closing what was put right (销号).</summary>
internal static class StrikeOff
{
    private const int MostShown = 9;

    /// <summary>The rule of the house: what was corrected on the spot, with a photo, is closed at once or waits for a second look.</summary>
    public static bool OnSpot(OnSpotStrikeOff rule, Severity severity) =>
        rule == OnSpotStrikeOff.All || (rule == OnSpotStrikeOff.General && severity == Severity.General);

    /// <param name="said">A number, a part of a target's name, or nothing.</param>
    public static async Task<Turn> BeginAsync(TurnContext context, string said, CancellationToken cancellationToken)
    {
        if (RecordNumber.TryTake(said, out string number, out _))
        {
            return await OfAsync(context, number, cancellationToken);
        }

        var ready = await context.Ledger.Findings
            .Where(f => f.State == FindingState.Rectified && f.TargetName.Contains(said))
            .OrderBy(f => f.Number).Take(MostShown).ToListAsync(cancellationToken);
        return ready.Count switch
        {
            0 => context.Stay(context.Say(FindingTexts.NoneToStrikeOff)),
            1 => await OfAsync(context, ready[0].Number, cancellationToken),
            _ => new Turn(
                Position.Idle,
                [
                    context.Ask(context.Say(FindingTexts.StrikeOffWhich), "", [.. ready.Select(f => new Choice(
                        $"reinspect/{f.Number}/strike-off", context.Say(FindingTexts.WhichChoice, f.TargetName, f.Words, context.Say(f.DueOn))))]),
                ],
                []),
        };
    }

    public static async Task<Turn> OfAsync(TurnContext context, string number, CancellationToken cancellationToken)
    {
        FindingRow? finding = await context.Ledger.OneAsync<FindingRow>(nameof(FindingRow.Number), number, cancellationToken);
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
