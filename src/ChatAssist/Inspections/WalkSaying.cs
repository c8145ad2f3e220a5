using ChatAssist.Chat;
using ChatAssist.Desk;
using ChatAssist.Questionnaires;

namespace ChatAssist.Inspections;

/// <summary>Says answers back in one line: neighbours with the same answer together (1–5合格；6不合格：没有警示标志).</summary>
internal static class WalkSaying
{
    public static string Of(TurnContext c, IReadOnlyList<(WalkItem Item, Answer Answer)> answers)
    {
        var parts = new List<string>();
        int i = 0;
        while (i < answers.Count)
        {
            int j = i;
            while (j + 1 < answers.Count
                && answers[j + 1].Item.Number == answers[j].Item.Number + 1
                && answers[j + 1].Answer == answers[i].Answer)
            {
                j++;
            }

            string answer = WalkCards.Say(c, answers[i].Item, answers[i].Answer);
            parts.Add(i == j
                ? c.Say(WalkTexts.NotedOne, answers[i].Item.Number, answer)
                : c.Say(WalkTexts.NotedRange, answers[i].Item.Number, answers[j].Item.Number, answer));
            i = j + 1;
        }

        return string.Join('；', parts);
    }
}
