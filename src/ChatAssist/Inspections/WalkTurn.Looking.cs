using ChatAssist.Chat;
using ChatAssist.Desk;
using ChatAssist.Questionnaires;
using ChatAssist.Texts;

namespace ChatAssist.Inspections;

/// <summary>Looking without changing anything: progress, help, one item.</summary>
internal sealed partial class WalkTurn
{
    private Turn Progress()
    {
        int failed = record.Walk.Failures.Count();
        string said = c.Say(
            WalkTexts.Progress, Number, record.Row.TargetName, WalkCards.Bar(c, Done, Total), Done, Total, failed);
        IEnumerable<string?> lines = [said, List(WalkTexts.Open, record.Walk.Unsettled), List(WalkTexts.PhotosOpen, record.Walk.Items.Where(i => i.LacksPhoto))];
        return new Turn(c.Conversation.Position, [c.Reply(string.Join('\n', lines.OfType<string>()))], []);
    }

    private string OpenItems() => List(WalkTexts.Open, record.Walk.Items.Where(i => i.LacksPhoto || (i.Shown && !i.Settled)))!;

    /// <summary>The items' numbers, the first twenty; null where there are none.</summary>
    private string? List(TextKey heading, IEnumerable<WalkItem> items) =>
        items.Select(i => i.Number).Order().Take(20).ToList() is { Count: > 0 } numbers ? c.Say(heading, string.Join('、', numbers)) : null;

    /// <param name="words">True where help was asked for in general: what else can be said is told as well.</param>
    private Turn Help(WalkItem item, bool words = false)
    {
        Question q = item.Question;
        string about = q.Help is null && q.Basis is null
            ? c.Say(WalkTexts.NoHelp)
            : string.Join('\n', ((string?[])[c.Say(WalkTexts.HelpOf, item.Number, q.Name), q.Help, q.Basis]).OfType<string>());
        return Show(item, [words ? $"{about}\n{c.Say(WalkTexts.HelpWords)}" : about]);
    }

    private Turn ShowOne(string argument)
    {
        if (FirstNumber(argument, out _) is not { } n || record.Walk.Find(n) is not { } item)
        {
            return Next([c.Say(WalkTexts.NoItem, record.Walk.Items.Count)]);
        }

        string answer = item.Answer is null ? c.Say(WalkTexts.NoAnswerYet) : WalkCards.Say(c, item, item.Answer);
        return new Turn(
            c.Conversation.Position, [c.Reply(c.Say(WalkTexts.ShowItem, item.Number, item.Question.Name, answer, WalkCards.Photos(c, item)))], []);
    }
}
