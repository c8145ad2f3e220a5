using ChatAssist.Chat;
using ChatAssist.Targets;

namespace ChatAssist.Questions.Answers;

/// <summary>The places of the register that a question is about and the asker may see.</summary>
internal static class Places
{
    /// <summary>Those that are inspected: enterprises, units, premises, stalls.</summary>
    public static IReadOnlyList<Target> Inspected(TurnContext c, Question q, Sight sight) =>
        In(c, q, sight, t => t.Kind is not (TargetKind.Village or TargetKind.Community or TargetKind.Street));

    /// <summary>Those that patrols go to: streets and villages (S3 五(二)).</summary>
    public static IReadOnlyList<Target> Patrolled(TurnContext c, Question q, Sight sight) =>
        In(c, q, sight, t => t.Kind is TargetKind.Village or TargetKind.Community or TargetKind.Street);

    private static IReadOnlyList<Target> In(TurnContext c, Question q, Sight sight, Func<Target, bool> kind) =>
        [.. c.Library.Register.Targets.Values.Where(kind)
            .Where(t => sight.Villages is not { } villages || villages.Contains(t.Village ?? t.Name))
            .Where(t => q.Place is not { } place || t.Id == place || t.Village == place || t.Name == place)
            .OrderBy(t => t.Id, StringComparer.Ordinal)];
}
