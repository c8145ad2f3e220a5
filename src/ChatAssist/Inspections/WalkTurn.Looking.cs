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

    private Turn Help(WalkItem item)
    {
        Question q = item.Question;
        IEnumerable<string?> lines = [c.Say(WalkTexts.HelpOf, item.Number, q.Name), q.Help, q.Basis];
        return Show(item, [q.Help is null && q.Basis is null ? c.Say(WalkTexts.NoHelp) : string.Join('\n', lines.OfType<string>())]);
    }

    private Turn ShowOne(string argument)
    {
        if (FirstNumber(argument, out _) is not { } n || record.Walk.Find(n) is not { } item)
        {
            return Next([c.Say(WalkTexts.NoItem, record.Walk.Items.Count)]);
        }

        string answer = item.Answer is null ? c.Say(WalkTexts.NoAnswerYet) : WalkCards.Say(c, item, item.Answer);
        return new Turn(
            c.Conversation.Position, [c.Reply(c.Say(WalkTexts.ShowItem, item.Number, item.Question.Name, answer, item.Photos))], []);
    }
}
