using ChatAssist.Chat;
using ChatAssist.Complaints;
using ChatAssist.Desk;
using ChatAssist.Ledger;
using ChatAssist.People;
using ChatAssist.Questionnaires;
using ChatAssist.Targets;
using Microsoft.EntityFrameworkCore;

namespace ChatAssist.Inspections;

/// <summary>
/// From "检查 兴旺加油站" to the first item: whom, what, with whom. Asks only for what was not said, one thing at a time.
/// </summary>
public sealed class StartDialog : IDialog
{
    public string Name => "start";

    public IReadOnlyList<string> Commands => ["inspect", "patrol", "lists", "cancel"];

    /// <param name="All">True once the whole list of checklists was asked for.</param>
    public sealed record State(
        string? Target,
        IReadOnlyList<string> Lists,
        IReadOnlyList<string> With,
        bool All = false,
        InspectionMode Mode = InspectionMode.Planned,
        string Complaint = "");

    public async Task<Turn?> TakeAsync(TurnContext context, CancellationToken cancellationToken)
    {
        bool open = context.Conversation.Position.Dialog == Name;
        if (context.Command is { Id: "cancel" })
        {
            return open ? context.End(context.Say(InspectionTexts.Dropped)) : null;
        }

        if (context.Command is { Id: "inspect" or "patrol" } command)
        {
            InspectionMode mode = command.Id == "patrol"
                ? InspectionMode.Patrol
                : InspectionWords.ModeIn(context.Message.Text, context.Library, out _) ?? InspectionMode.Planned;
            return Admission.Barred(context, null) is { } barred
                ? context.Stay(barred)
                : await FillAsync(context, new State(null, [], [], Mode: mode), command.Argument, cancellationToken);
        }

        if (context.Command is { Id: "lists" })
        {
            var fresh = new State(null, [], [], All: true);
            return Admission.Barred(context, null) is { } barred ? context.Stay(barred) : At(fresh with { All = false }, StartCards.Lists(context, fresh));
        }

        if (context.Message is { Kind: MessageKind.Button } button)
        {
            return await PressedAsync(context, open ? Read(context) : new State(null, [], []), button.Text.Split('/'), cancellationToken);
        }

        if (!open)
        {
            return context.Message.Kind == MessageKind.Text ? await PlainAsync(context, cancellationToken) : null;
        }

        if (context.Message is { Kind: MessageKind.Location, Location: { } place })
        {
            return At(Read(context), StartCards.Near(context, place));
        }

        return context.Message.Kind == MessageKind.Text && !BeginsAnother(context, Read(context))
            ? await FillAsync(context, Read(context), context.Message.Text, cancellationToken)
            : null;
    }

    /// <summary>检查 兴旺便利店 消防 while 好味道饭店 waits for a colleague: a new request, of which nothing goes into the old one.</summary>
    private static bool BeginsAnother(TurnContext context, State state) =>
        state.Target is not null
        && context.Library.Commands.Leading(context.Message.Text) is { Id: "inspect" or "patrol" } command
        && InspectionWords.Read(command.Argument, context.Library) is var words
        && (words.Target is { } target ? target.Id != state.Target : words.Rest.Length > 0);

    /// <summary>
    /// 去宏达砖厂查安全生产，和李四: without a command's word, where the sender may inspect, all words are understood, and both
    /// whom and what are said. Anything else may be a question about it.
    /// </summary>
    private static async Task<Turn?> PlainAsync(TurnContext context, CancellationToken cancellationToken)
    {
        string text = context.Message.Text;
        return context.Library.Answers.Inspecting.Any(w => text.Contains(w, StringComparison.Ordinal))
            && Admission.Barred(context, null) is null
            && InspectionWords.Read(text, context.Library) is { Rest: "", Target: not null, Lists.Count: > 0 } words
            ? await FillAsync(context, new State(null, [], [], Mode: words.Mode ?? InspectionMode.Planned), text, cancellationToken)
            : null;
    }

    private static State Read(TurnContext context) => context.Conversation.Position.Read<State>();

    private static async Task<Turn?> PressedAsync(TurnContext context, State state, string[] key, CancellationToken cancellationToken)
    {
        State? next = key switch
        {
            [_, "target", var id] => state with { Target = id },
            [_, "list", var id] => state with { Lists = [.. state.Lists.Append(id).Distinct()] },
            [_, "all-lists"] => state with { All = true },
            [_, "with", var id] => state with { With = [.. state.With.Append(id).Distinct()] },
            _ => null,
        };
        return next is null ? null
            : Admission.Barred(context, null) is { } barred ? context.Stay(barred)
            : await NextAsync(context, next, cancellationToken);
    }

    /// <summary>Takes from the words whatever is still missing; what is left over is asked about.</summary>
    private static async Task<Turn> FillAsync(TurnContext context, State state, string text, CancellationToken cancellationToken)
    {
        InspectionWords words = InspectionWords.Read(text, context.Library);
        string rest = words.Rest;
        if (state.Target is null && words.Target is null && rest.Length > 0)
        {
            var found = TargetFinder.ByWords(context.Library.Register.Targets.Values, rest);
            if (found.Count != 1)
            {
                State kept = Take(context, state, words);
                return found.Count == 0
                    ? At(kept, context.Reply(context.Say(InspectionTexts.NoTarget, Text.Shorten(text.Trim(), 40))))
                    : At(kept, context.Ask(
                        context.Say(InspectionTexts.WhichTarget, rest), "", [.. found.Take(9).Select(t => new Choice($"start/target/{t.Id}", t.Name))]));
            }

            words = words with { Target = found[0] };
            rest = "";
        }

        State next = Take(context, state, words);
        if (words.People.Where(p => Authority.OfInspecting(p, context.Today) != Bar.None && p.Role != Role.Auxiliary).ToList() is [var barred, ..])
        {
            return At(next, context.Reply(context.Say(InspectionTexts.PartnerBarred, barred.Name)), StartCards.Partner(context, next));
        }

        if (rest.Length > 0)
        {
            return next.Lists.Count == 0
                ? At(next, context.Reply(context.Say(InspectionTexts.NoChecklist, rest)), StartCards.Lists(context, next))
                : At(next, context.Reply(context.Say(InspectionTexts.UnknownPartner, rest)), StartCards.Partner(context, next));
        }

        return await NextAsync(context, next, cancellationToken);
    }

    private static State Take(TurnContext context, State state, InspectionWords words) => state with
    {
        Target = words.Target?.Id ?? state.Target,
        Mode = words.Mode ?? state.Mode,
        Lists = [.. state.Lists.Concat(words.Lists.Select(l => l.Id)).Distinct()],
        With =
        [
            .. state.With.Concat(words.People
                .Where(p => p.UserId != context.Sender.UserId
                    && (p.Role == Role.Auxiliary || Authority.OfInspecting(p, context.Today) == Bar.None))
                .Select(p => p.UserId)).Distinct(),
        ],
    };

    private static async Task<Turn> NextAsync(TurnContext context, State state, CancellationToken cancellationToken)
    {
        if (state.Target is null || !context.Library.Register.Targets.TryGetValue(state.Target, out Target? target))
        {
            return At(state with { Target = null }, context.Reply(context.Say(InspectionTexts.AskTarget)));
        }

        if (state.Lists.Count == 0 && state.Mode == InspectionMode.Patrol && StartCards.Suited(context.Library.Patrols, target) is [var only])
        {
            state = state with { Lists = [only.Id] };
        }

        if (state.All || state.Lists.Count == 0)
        {
            return At(state with { All = false }, StartCards.Lists(context, state));
        }

        var lists = state.Lists.Select(id => context.Library.Questionnaires.GetValueOrDefault(id)).OfType<Questionnaire>().ToList();
        foreach (Questionnaire list in lists)
        {
            if (Admission.Barred(context, list) is { } barred)
            {
                return At(state with { Lists = [.. state.Lists.Where(l => l != list.Id)] }, context.Reply(barred));
            }
        }

        string? unfit = state.With.Select(id => context.Library.Register.People[id]).Where(p => p.Role != Role.Auxiliary)
            .Select(p => Admission.PartnerBarred(context, p, lists.Select(l => (l.Domain, l.Name)))).FirstOrDefault(said => said is not null);

        var members = state.With.Prepend(context.Sender.UserId)
            .Select(id => context.Library.Register.People[id])
            .Select(p => new Member(p.UserId, lists.TrueForAll(l => Authority.OfInspecting(p, context.Today, l.Domain) == Bar.None)))
            .ToList();
        // A round of the streets is no inspection of anybody: one person may walk it (S3 五(二)1).
        if (state.Mode != InspectionMode.Patrol && members.Count(m => m.Certified) < context.Library.Rules.LeastInspectors)
        {
            return unfit is null
                ? At(state, StartCards.Partner(context, state))
                : At(state, context.Reply(unfit), StartCards.Partner(context, state));
        }

        var same = await context.Ledger.Inspections
            .Where(i => i.TargetId == target.Id && i.State == InspectionState.Underway
                && context.Ledger.Members.Any(m => m.Inspection == i.Number && m.UserId == context.Sender.UserId))
            .FirstOrDefaultAsync(cancellationToken);
        if (same is not null)
        {
            return context.End(context.Say(InspectionTexts.AlreadyUnderway, same.Number, target.Name));
        }

        ComplaintRow? complaint = state.Complaint.Length == 0
            ? null
            : await context.Ledger.OneAsync<ComplaintRow>(nameof(ComplaintRow.Number), state.Complaint, cancellationToken);
        return InspectionBeginning.Of(context, target, state.Mode, lists, members, complaint);
    }

    /// <summary>Asks who goes along, for an inspection that another dialog begins.</summary>
    internal static Reply AskPartner(TurnContext context, string domain) =>
        StartCards.Partner(context, new State(null, [.. context.Library.Checklists.Where(l => l.Domain == domain).Take(1).Select(l => l.Id)], []));

    private static Turn At(State state, params IReadOnlyList<Reply> replies) => new(Position.At("start", state), replies, []);
}
