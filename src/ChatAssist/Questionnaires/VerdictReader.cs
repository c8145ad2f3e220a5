using ChatAssist.Questionnaires.Values;

namespace ChatAssist.Questionnaires;

/// <summary>
/// Reads the verdict with which a text begins. What it means can depend on the question: 没有 to "no rubbish about?" is a
/// pass, to "has it extinguishers?" a failure, and where the question says both it is asked back.
/// </summary>
internal sealed class VerdictReader(AnswerWords words)
{
    // 合格证 and 合格率 are things; 合格吗, 合格不 and 合格还是不合格 are questions.
    private static readonly string[] Compounds = ["证", "率", "线", "期", "品", "者", "员"];
    private static readonly string[] Questions = ["吗", "么", "还是", "与否"];
    private static readonly string[] Denials = ["不", "没"];
    private const string Closing = "。.!！~～,，;；、 \t\r\n了的啊呀哦噢吧呢哈嘛";

    /// <param name="Kind">Null where the words may mean either of two things.</param>
    /// <param name="Length">Characters that the verdict's own words take.</param>
    /// <param name="Doubt">What is open where <paramref name="Kind"/> is null.</param>
    public readonly record struct Verdict(AnswerKind? Kind, int Length, Doubt Doubt = default);

    /// <summary>The verdict at the beginning of a text that is one answer; null where there is none.</summary>
    /// <param name="view">The text with its width folded (<see cref="TextFold.Widths"/>).</param>
    public Verdict? Of(string view, Question question)
    {
        if (IsQuestion(view))
        {
            return null;
        }

        return Alone(view, question) ?? Leading(view);
    }

    /// <summary>A verdict that is the whole text, particles apart.</summary>
    public Verdict? Alone(string view, Question question)
    {
        string bare = view.TrimEnd([.. Closing]);
        foreach (string text in (ReadOnlySpan<string>)[view.Trim(), bare])
        {
            if (Has(words.ThereIs, text) || Has(words.ThereIsNone, text))
            {
                bool there = Has(words.ThereIs, text);
                return Denies(question.Ask) is { } denies
                    ? new Verdict(there == denies ? AnswerKind.Fail : AnswerKind.Pass, view.Length)
                    : new Verdict(null, view.Length, Doubt.EitherWay);
            }

            if (Has(words.PassOrSkip, text))
            {
                return new Verdict(null, view.Length, Doubt.PassOrSkip);
            }

            foreach (var (kind, of) in Kinds)
            {
                if (Has(of.Alone, text) || (text.Length == 1 && of.AllMarks.Contains(text[0])))
                {
                    return new Verdict(kind, view.Length);
                }
            }
        }

        return null;
    }

    /// <summary>A verdict that words of one's own may follow.</summary>
    public Verdict? Leading(string view)
    {
        // Failing words first: 不合格 must never be read as 合格 with something before it.
        foreach (var (kind, of) in Kinds)
        {
            foreach (string word in of.Leading)
            {
                if (view.StartsWith(word, StringComparison.OrdinalIgnoreCase) && !Goes(view, word.Length, kind))
                {
                    return new Verdict(kind, word.Length);
                }
            }

            // × 灭火器过期; a letter needs room behind it, or it begins a word.
            if (view is [var mark, var next, ..] && of.Marks.Contains(mark) && kind is AnswerKind.Pass or AnswerKind.Fail
                && (!char.IsAsciiLetter(mark) || !char.IsLetterOrDigit(next)))
            {
                return new Verdict(kind, 1);
            }
        }

        return null;
    }

    /// <summary>What a clause with numbers says, all its words known to be a verdict; null where it is none after all.</summary>
    /// <param name="end">Where the verdict ends within the text.</param>
    public Verdict? Within(string view, int at, int end, Question question)
    {
        string word = view[at..end];
        foreach (var (kind, of) in Kinds)
        {
            if (Has(of.Leading, word))
            {
                return Goes(view, end, kind) ? null : new Verdict(kind, word.Length);
            }
        }

        // A short word needs an end behind it: 3好 is a verdict, 3好几个 is none.
        bool ends = end == view.Length || !char.IsLetter(view[end]) || view[end] == '第'
            || (Closing.Contains(view[end]) && (end + 1 == view.Length || !char.IsLetter(view[end + 1])));
        return !ends ? null
            : Has(words.PassOrSkip, word) ? new Verdict(AnswerKind.Pass, word.Length)
            : Alone(word, question);
    }

    /// <summary>Something to be answered instead of an answer.</summary>
    public static bool IsQuestion(string view) => view.TrimEnd() is [.., '?' or '吗' or '么'];

    /// <summary>True where every part of a question denies (没有人倒垃圾？), false where none does, null where it says both.</summary>
    private bool? Denies(string ask)
    {
        var parts = ask.Split(['，', '；', ',', ';'], StringSplitOptions.RemoveEmptyEntries);
        int denying = parts.Count(part => words.Negations.Any(n => part.Contains(n, StringComparison.Ordinal)));
        return denying == 0 ? false : denying == parts.Length ? true : null;
    }

    /// <summary>True where what follows makes another word or a question of the verdict.</summary>
    private bool Goes(string view, int end, AnswerKind kind)
    {
        string rest = view[end..];
        return Compounds.Any(c => rest.StartsWith(c, StringComparison.Ordinal))
            || Questions.Any(q => rest.StartsWith(q, StringComparison.Ordinal))
            || (kind is AnswerKind.Pass && Denials.Any(d => rest.StartsWith(d, StringComparison.Ordinal))
                && !words.Pass.Leading.Any(w => rest.StartsWith(w, StringComparison.OrdinalIgnoreCase)));
    }

    private (AnswerKind Kind, VerdictWords Words)[] Kinds =>
    [
        (AnswerKind.Fail, words.Fail), (AnswerKind.NotApplicable, words.NotApplicable),
        (AnswerKind.Skipped, words.Skip), (AnswerKind.Pass, words.Pass),
    ];

    private static bool Has(IReadOnlyList<string> list, string word) =>
        list.Any(w => w.Equals(word, StringComparison.OrdinalIgnoreCase));
}
