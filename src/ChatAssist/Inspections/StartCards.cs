using ChatAssist.Chat;
using ChatAssist.Desk;
using ChatAssist.People;
using ChatAssist.Questionnaires;
using ChatAssist.Targets;

namespace ChatAssist.Inspections;

/// <summary>What is asked before an inspection begins: which target, which checklist, who goes along.</summary>
internal static class StartCards
{
    private const int MostShown = 5;
    private const double NearMetres = 2000;

    /// <summary>Targets near a place, the nearest first (T-02).</summary>
    public static Reply Near(TurnContext context, GeoPoint place)
    {
        var near = TargetFinder.Near(context.Library.Register.Targets.Values, place, NearMetres).Take(MostShown).ToList();
        return near.Count == 0
            ? context.Reply(context.Say(InspectionTexts.NoTargetNear))
            : context.Ask(
                context.Say(InspectionTexts.NearTarget), "",
                [.. near.Select(n => new Choice($"start/target/{n.Target.Id}", context.Say(InspectionTexts.Near, n.Target.Name, Math.Round(n.Metres))))]);
    }

    /// <summary>The lists that suit the target first; the whole of them only when asked for.</summary>
    public static Reply Lists(TurnContext context, StartDialog.State state)
    {
        Target? target = state.Target is null ? null : context.Library.Register.Targets.GetValueOrDefault(state.Target);
        var all = (state.Mode == InspectionMode.Patrol ? context.Library.Patrols : context.Library.Checklists)
            .Where(l => !state.Lists.Contains(l.Id)).ToList();
        var suited = Suited(all, target);
        bool few = !state.All && suited.Count > 0;
        var choices = (few ? suited.Take(MostShown) : all).Select(l => new Choice($"start/list/{l.Id}", l.Name)).ToList();
        if (few)
        {
            choices.Add(new Choice("start/all-lists", context.Say(InspectionTexts.MoreChecklists), Weight.Less));
        }

        return context.Ask(
            target is null ? context.Say(InspectionTexts.AskChecklistFirst) : context.Say(InspectionTexts.AskChecklist, target.Name),
            context.Say(InspectionTexts.AskChecklistHint), choices);
    }

    public static List<Questionnaire> Suited(IEnumerable<Questionnaire> lists, Target? target) =>
        [.. lists.Where(l => target is not null
            && (l.Suits.Contains(target.Industry ?? "") || l.Suits.Contains(target.Kind.ToString().ToLowerInvariant())))];

    public static Reply Partner(TurnContext context, StartDialog.State state)
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
}
