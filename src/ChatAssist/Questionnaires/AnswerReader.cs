using ChatAssist.Questionnaires.Values;

namespace ChatAssist.Questionnaires;

/// <summary>
/// Reads answers as people give them: a verdict with or without words, several items in one message, a row of marks,
/// "all", "the rest", "all but". Linear in the length of the message; nothing in it is ever guessed.
/// </summary>
public sealed class AnswerReader(AnswerWords words, DateOnly today)
{
    private const int Longest = 4000;
    private const string Separators = " \t\r\n,，;；、.。";

    private readonly VerdictReader _verdicts = new(words);

    /// <param name="asked">The item that the person was shown, to which a bare answer belongs; null where none is.</param>
    public AnswerReading Read(string text, Walk walk, WalkItem? asked)
    {
        string said = text.Trim();
        if (said.Length is 0 or > Longest)
        {
            return AnswerReading.Nothing.Instance;
        }

        string view = TextFold.Widths(said);
        if (asked is { Question.Type: QuestionType.Text } && !char.IsAsciiDigit(view[0]) && view[0] != '第')
        {
            // Free words: what sounds like verdicts in them is part of what was seen.
            return ReadOne(said, asked);
        }

        return ReadMarks(said, view, walk, asked)
            ?? (VerdictReader.IsQuestion(view) ? null : new ClauseReader(words, this, said, view, walk, asked).Read())
            ?? ReadPlain(said, walk, asked);
    }

    /// <summary>One item's answer.</summary>
    public AnswerReading ReadOne(string said, WalkItem item)
    {
        string view = TextFold.Widths(said);
        Question question = item.Question;
        VerdictReader.Verdict? verdict = _verdicts.Of(view, question);
        if (question.Type != QuestionType.Check)
        {
            return ReadValue(said, item, verdict);
        }

        return verdict switch
        {
            // What was answered is not undone by passing it over.
            { Kind: AnswerKind.Skipped } when item.Settled => new AnswerReading.Understood([]),
            { Kind: { } kind } v => One(item, new Answer(kind, null, Clean(said[v.Length..]))),
            { Doubt: var doubt } => new AnswerReading.Unclear(doubt, item, said),
            _ => new AnswerReading.Unclear(ItemNumbers.TryParse(said, 999, out _, out _) ? Doubt.BareNumber : Doubt.NoVerdict, item, said),
        };
    }

    /// <summary>6没有警示标志, 31 20:45: one item named by its number, with its value or with words; null where none is.</summary>
    internal AnswerReading? ReadNumbered(string said, Walk walk)
    {
        string view = TextFold.Widths(said);
        var m = AnswerPatterns.Of(words).Numbered.Match(view);
        if (!m.Success || !ItemNumbers.TryParse(m.Groups["who"].Value, walk.Items.Count, out var numbers, out _) || numbers is not [var n]
            || walk.Find(n) is not { Shown: true } item)
        {
            return null;
        }

        string own = Clean(said[(m.Groups["grown"] is { Success: true, Index: var at } ? at : m.Length)..]);
        return own.Length == 0 ? null : ReadOne(own, item);
    }

    /// <summary>Without verdicts for several: the answer of the item that was asked, or of the one that is named.</summary>
    private AnswerReading ReadPlain(string said, Walk walk, WalkItem? asked)
    {
        AnswerReading whole = asked is null ? AnswerReading.Nothing.Instance : ReadOne(said, asked);
        if (whole is AnswerReading.Understood)
        {
            return whole;
        }

        string[] parts = said.Split(['，', ',', '；', ';', '\n'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        var readings = parts.Select(part => ReadNumbered(part, walk)).ToList();
        return readings is [{ } only] ? only
            : readings.Count > 1 && readings.TrueForAll(r => r is AnswerReading.Understood)
                ? new AnswerReading.Understood([.. readings.SelectMany(r => ((AnswerReading.Understood)r!).Answers).DistinctBy(a => a.Item.Number)])
            : readings is [AnswerReading.Unclear, ..] && ReadNumbered(said, walk) is { } first ? first
            : whole;
    }

    private AnswerReading ReadValue(string said, WalkItem item, VerdictReader.Verdict? verdict)
    {
        Question question = item.Question;
        if (verdict is { Kind: AnswerKind.NotApplicable or AnswerKind.Skipped } passed
            && (question.Type is not (QuestionType.Text or QuestionType.Choice or QuestionType.Choices) || Clean(said[passed.Length..]).Length == 0))
        {
            return passed.Kind == AnswerKind.Skipped && item.Settled
                ? new AnswerReading.Understood([])
                : One(item, new Answer(passed.Kind.Value, null, Clean(said[passed.Length..])));
        }

        if (question.Type == QuestionType.Number && words.ThereIsNone.Contains(Clean(said)))
        {
            return One(item, new Answer(AnswerKind.Value, "0"));
        }

        (Doubt? doubt, Answer? answer) = ValueReader.Read(said, question, today);
        return answer is not null ? One(item, answer)
            // 合格 says nothing to "how many minutes?".
            : new AnswerReading.Unclear(verdict is { Kind: not null } ? Doubt.WrongKind : doubt!.Value, item, said);
    }

    private static AnswerReading.Understood One(WalkItem item, Answer answer) => new([(item, answer)]);

    /// <summary>√√×√, 对对错对: one mark for each item from the one asked on.</summary>
    private AnswerReading? ReadMarks(string said, string view, Walk walk, WalkItem? asked)
    {
        var marks = new List<AnswerKind>();
        foreach (char c in view.Where(c => !Separators.Contains(c)))
        {
            if (MarkOf(c) is not { } kind)
            {
                return null;
            }

            marks.Add(kind);
        }

        if (marks.Count == 0 || asked is null || (marks.Count == 1 && asked.Question.Type != QuestionType.Check))
        {
            return null;
        }

        // 对对对 is also how people say yes.
        if (marks.Count > 1 && marks.TrueForAll(m => m == marks[0]) && view.All(c => Separators.Contains(c) || IsSpoken(c)))
        {
            return new AnswerReading.Unclear(Doubt.HowMany, asked, said);
        }

        // One after the other, because a failure may show items that would have been passed over.
        var answers = new List<(WalkItem Item, Answer Answer)>();
        WalkItem? item = marks.Count > 1 && asked.LacksPhoto ? walk.Unsettled.FirstOrDefault(i => i.Number > asked.Number) : asked;
        foreach (AnswerKind mark in marks)
        {
            if (item is null)
            {
                return new AnswerReading.Unclear(Doubt.TooMany, asked, said);
            }

            if (item.Question.Type != QuestionType.Check)
            {
                return new AnswerReading.Unclear(Doubt.WrongKind, item, said);
            }

            answers.Add((item, new Answer(mark)));
            item = walk.With(answers).Shown.FirstOrDefault(i => i.Number > item.Number && !i.Settled);
        }

        return new AnswerReading.Understood(answers);
    }

    private bool IsSpoken(char c) => words.Pass.Spoken.Contains(c) || words.Fail.Spoken.Contains(c);

    private AnswerKind? MarkOf(char c) =>
        words.Pass.AllMarks.Contains(c) ? AnswerKind.Pass
        : words.Fail.AllMarks.Contains(c) ? AnswerKind.Fail
        : words.NotApplicable.AllMarks.Contains(c) ? AnswerKind.NotApplicable
        : null;

    /// <summary>A person's words without the marks and the particle that join them to the verdict: 合格的， → nothing.</summary>
    internal static string Clean(string words)
    {
        string clean = words.Trim().Trim([.. Separators, ':', '：']);
        return clean.TrimStart(['了', '的', '啊', '呀', '哦', '吧', '呢', '哈', '嘛']).Trim([.. Separators, ':', '：', '!', '！', '~', '～', '。']);
    }
}
