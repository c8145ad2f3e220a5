using ChatAssist.Chat;
using ChatAssist.Complaints;
using ChatAssist.Desk;
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
    private const int MostShown = 5;
    private const double NearMetres = 2000;

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
            return Barred(context, null) is { } barred
                ? context.Stay(barred)
                : await FillAsync(context, new State(null, [], [], Mode: mode), command.Argument, cancellationToken);
        }

        if (context.Command is { Id: "lists" })
        {
            var fresh = new State(null, [], [], All: true);
            return Barred(context, null) is { } barred ? context.Stay(barred) : At(fresh with { All = false }, AskList(context, fresh));
        }

        if (context.Message is { Kind: MessageKind.Button } button)
        {
            return await PressedAsync(context, open ? Read(context) : new State(null, [], []), button.Text.Split('/'), cancellationToken);
        }

        if (!open)
        {
            return null;
        }

        if (context.Message is { Kind: MessageKind.Location, Location: { } place })
        {
            return Nearby(context, Read(context), place);
        }

        return context.Message.Kind == MessageKind.Text
            ? await FillAsync(context, Read(context), context.Message.Text, cancellationToken)
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
            : Barred(context, null) is { } barred ? context.Stay(barred)
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
            return At(next, context.Reply(context.Say(InspectionTexts.PartnerBarred, barred.Name)), AskPartner(context, next));
        }

        if (rest.Length > 0)
        {
            return next.Lists.Count == 0
                ? At(next, context.Reply(context.Say(InspectionTexts.NoChecklist, rest)), AskList(context, next))
                : At(next, context.Reply(context.Say(InspectionTexts.UnknownPartner, rest)), AskPartner(context, next));
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

        if (state.Lists.Count == 0 && state.Mode == InspectionMode.Patrol && Suited(context.Library.Patrols, target) is [var only])
        {
            state = state with { Lists = [only.Id] };
        }

        if (state.All || state.Lists.Count == 0)
        {
            return At(state with { All = false }, AskList(context, state));
        }

        var lists = state.Lists.Select(id => context.Library.Questionnaires.GetValueOrDefault(id)).OfType<Questionnaire>().ToList();
        foreach (Questionnaire list in lists)
        {
            if (Barred(context, list) is { } barred)
            {
                return At(state with { Lists = [.. state.Lists.Where(l => l != list.Id)] }, context.Reply(barred));
            }
        }

        var members = state.With.Prepend(context.Sender.UserId)
            .Select(id => context.Library.Register.People[id])
            .Select(p => new Member(p.UserId, lists.TrueForAll(l => Authority.OfInspecting(p, context.Today, l.Domain) == Bar.None)))
            .ToList();
        // A round of the streets is no inspection of anybody: one person may walk it (S3 五(二)1).
        if (state.Mode != InspectionMode.Patrol && members.Count(m => m.Certified) < context.Library.Rules.LeastInspectors)
        {
            return At(state, AskPartner(context, state));
        }

        var same = await context.Ledger.Inspections
            .Where(i => i.TargetId == target.Id && i.State == InspectionState.Underway && i.Lead == context.Sender.UserId)
            .FirstOrDefaultAsync(cancellationToken);
        return same is null
            ? await BeginAsync(context, target, state, lists, members, cancellationToken)
            : context.End(context.Say(InspectionTexts.AlreadyUnderway, same.Number, target.Name));
    }

    private static async Task<Turn> BeginAsync(
        TurnContext context, Target target, State state, List<Questionnaire> lists, List<Member> members, CancellationToken cancellationToken)
    {
        InspectionMode mode = state.Mode;
        NewNumber number = context.NewNumber("I");
        ComplaintRow? complaint = state.Complaint.Length == 0
            ? null
            : await context.Ledger.Complaints.FirstOrDefaultAsync(x => x.Number == state.Complaint, cancellationToken);
        var started = new InspectionStarted(
            number.Token, target.Id, target.Name, VillageOf(target), mode, members,
            [.. lists.Select(l => new ChecklistChoice(l.Id, l.Version))]);
        var walk = new Walk(lists, new Dictionary<ItemKey, Answer>(), new Dictionary<ItemKey, int>());
        string listNames = string.Join('、', lists.Select(l => l.Name));
        WalkItem first = walk.Next!;
        var replies = new List<Reply>
        {
            context.Reply(context.Say(
                InspectionTexts.Started, number, context.Say(InspectionTexts.Mode(mode)), target.Name, listNames, walk.Items.Count,
                string.Join('、', members.Select(m => context.Library.Register.NameOf(m.UserId))))),
        };
        replies.Add(WalkCards.Ask(context, number.Token, walk, first));
        replies.AddRange(members.Skip(1).Select(m => new Reply(m.UserId, new TextBody(context.Say(
            InspectionTexts.StartedForPartner, context.Sender.Name, number, target.Name, listNames)))));
        return new Turn(Position.At("walk", new WalkState(number.Token, first.Key)), replies,
            complaint is null ? [started] : [started, .. LinkTo(complaint, number)])
        {
            NewNumbers = [number],
        };
    }

    /// <summary>The visit is the check: whoever goes to the place has begun to verify.</summary>
    private static IEnumerable<Fact> LinkTo(ComplaintRow complaint, NewNumber inspection)
    {
        long seen = complaint.Version;
        if (complaint.State == ComplaintState.Assigned)
        {
            yield return new VerificationStarted(complaint.Number, seen++);
        }

        yield return new ComplaintInspected(complaint.Number, seen, inspection.Token);
    }

    private static Turn Nearby(TurnContext context, State state, GeoPoint place)
    {
        var near = TargetFinder.Near(context.Library.Register.Targets.Values, place, NearMetres).Take(MostShown).ToList();
        return near.Count == 0
            ? At(state, context.Reply(context.Say(InspectionTexts.NoTargetNear)))
            : At(state, context.Ask(
                context.Say(InspectionTexts.NearTarget), "",
                [.. near.Select(n => new Choice($"start/target/{n.Target.Id}", context.Say(InspectionTexts.Near, n.Target.Name, Math.Round(n.Metres))))]));
    }

    /// <summary>The lists that suit the target first; the whole of them only when asked for.</summary>
    private static Reply AskList(TurnContext context, State state)
    {
        Target? target = state.Target is null ? null : context.Library.Register.Targets.GetValueOrDefault(state.Target);
        var all = (state.Mode == InspectionMode.Patrol ? context.Library.Patrols : context.Library.Checklists)
            .Where(l => !state.Lists.Contains(l.Id)).ToList();
        var suited = Suited(all, target);
        bool short_ = !state.All && suited.Count > 0;
        var choices = (short_ ? suited.Take(MostShown) : all).Select(l => new Choice($"start/list/{l.Id}", l.Name)).ToList();
        if (short_)
        {
            choices.Add(new Choice("start/all-lists", context.Say(InspectionTexts.MoreChecklists)));
        }

        return context.Ask(
            target is null ? context.Say(InspectionTexts.AskChecklistFirst) : context.Say(InspectionTexts.AskChecklist, target.Name), context.Say(InspectionTexts.AskChecklistHint), choices);
    }

    private static List<Questionnaire> Suited(IEnumerable<Questionnaire> lists, Target? target) =>
        [.. lists.Where(l => target is not null
            && (l.Suits.Contains(target.Industry ?? "") || l.Suits.Contains(target.Kind.ToString().ToLowerInvariant())))];

    /// <summary>A village answers for itself.</summary>
    private static string VillageOf(Target target) =>
        target.Kind is TargetKind.Village or TargetKind.Community ? target.Name : target.Village ?? "";

    /// <summary>Asks who goes along, for an inspection that another dialog begins.</summary>
    internal static Reply AskPartner(TurnContext context, string domain) =>
        AskPartner(context, new State(null, [.. context.Library.Checklists.Where(l => l.Domain == domain).Take(1).Select(l => l.Id)], []));

    private static Reply AskPartner(TurnContext context, State state)
    {
        var domains = state.Lists.Select(id => context.Library.Questionnaires.GetValueOrDefault(id)?.Domain).OfType<string>();
        var able = Authority.Able(context.Library.Register, context.Today, domains, context.Sender.UserId)
            .Where(p => !state.With.Contains(p.UserId)).Take(CardBody.MostButtons).ToList();
        return able.Count == 0
            ? context.Reply(context.Say(InspectionTexts.NoPartner))
            : context.Ask(
                context.Say(InspectionTexts.AskPartner),
                context.Say(InspectionTexts.AskPartnerHint, context.Library.Rules.LeastInspectors),
                [.. able.Select(p => new Choice($"start/with/{p.UserId}", p.Name))]);
    }

    /// <summary>Why the sender may not inspect (this list), and who could; null where he may.</summary>
    private static string? Barred(TurnContext context, Questionnaire? list)
    {
        Person p = context.Sender;
        Bar bar = Authority.OfInspecting(p, context.Today, list?.Domain);
        if (bar == Bar.None)
        {
            return null;
        }

        var able = Authority.Able(context.Library.Register, context.Today, list is null ? [] : [list.Domain], p.UserId);
        string names = string.Join('、', able.Take(3).Select(a => a.Name));
        return bar switch
        {
            Bar.Role => context.Say(InspectionTexts.BarRole, p.Name, names),
            Bar.NoCertificate => context.Say(InspectionTexts.BarNoCertificate, p.Name, names),
            Bar.NotYetValid => context.Say(InspectionTexts.BarNotYetValid, p.Certificate!.Number, $"{p.Certificate.ValidFrom:yyyy-MM-dd}", names),
            Bar.Expired => context.Say(InspectionTexts.BarExpired, p.Certificate!.Number, $"{p.Certificate.ValidTo:yyyy-MM-dd}", names),
            _ => context.Say(InspectionTexts.BarDomain, p.Certificate!.Number, list!.Name, names),
        };
    }

    private static Turn At(State state, params IReadOnlyList<Reply> replies) => new(Position.At("start", state), replies, []);
}
