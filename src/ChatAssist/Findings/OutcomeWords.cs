using ChatAssist.Chat;

namespace ChatAssist.Findings;

/// <summary>Reads the outcome of a re-inspection out of words: 整改好了, 部分整改 还差灭火器, 没整改.</summary>
internal static class OutcomeWords
{
    public static ReinspectionOutcome? Read(TurnContext context, string text, out string words)
    {
        foreach (var (outcome, known) in (ReadOnlySpan<(ReinspectionOutcome, IReadOnlyList<string>)>)
            [
                (ReinspectionOutcome.Partly, context.Library.Answers.Partly),
                (ReinspectionOutcome.Failed, context.Library.Answers.NotRectified),
                (ReinspectionOutcome.Passed, context.Library.Answers.Rectified),
            ])
        {
            foreach (string word in known)
            {
                if (text.StartsWith(word, StringComparison.Ordinal))
                {
                    words = text[word.Length..].Trim(' ', ',', '，', '。', '：', ':');
                    return outcome;
                }
            }
        }

        words = "";
        return null;
    }
}
