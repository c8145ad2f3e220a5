using ChatAssist.Chat;
using ChatAssist.Desk;
using ChatAssist.Questionnaires;

namespace ChatAssist.Inspections;

/// <summary>Looking without changing anything: progress, help, one item.</summary>
internal sealed partial class WalkTurn
{
    private Turn Progress()
    {
        int failed = record.Walk.Failures.Count();
        string said = c.Say(
            WalkTexts.Progress, Number, record.Row.TargetName, WalkCards.Bar(c, Done, Total), Done, Total, failed);
        return new Turn(c.Conversation.Position, [c.Reply(Done < Total ? $"{said}\n{OpenItems()}" : said)], []);
    }

    private string OpenItems() =>
        c.Say(WalkTexts.Open, string.Join('、', record.Walk.Unsettled.Concat(record.Walk.Items.Where(i => i.LacksPhoto)).Select(i => i.Number).Distinct().Order().Take(20)));

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
