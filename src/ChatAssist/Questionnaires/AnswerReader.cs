using System.Text.RegularExpressions;
using ChatAssist.Questionnaires.Values;

namespace ChatAssist.Questionnaires;

/// <summary>
/// Reads answers as people give them: a verdict with or without words, several items in one message, a row of marks,
/// "all", "the rest", "all but". Linear in the length of the message; nothing in it is ever guessed.
/// </summary>
public sealed class AnswerReader
{
    private readonly AnswerWords _words;
    private readonly DateOnly _today;
    private readonly AnswerPatterns _patterns;

    public AnswerReader(AnswerWords words, DateOnly today)
    {
        _today = today;
        _words = words;
        _patterns = AnswerPatterns.Of(words);
    }

    /// <param name="asked">The item that the person was shown, to which a bare answer belongs; null where none is.</param>
    public AnswerReading Read(string text, Walk walk, WalkItem? asked)
    {
        string said = text.Trim();
        if (said.Length is 0 or > 4000)
        {
            return AnswerReading.Nothing.Instance;
        }

        return ReadMarks(said, walk, asked)
            ?? ReadAll(said, walk)
            ?? ReadSegments(said, walk, asked)
            ?? (asked is null ? AnswerReading.Nothing.Instance : ReadOne(said, asked));
    }

    /// <summary>One item's answer.</summary>
    public AnswerReading ReadOne(string said, WalkItem item)
    {
        if (VerdictOf(said, alone: true) is var (verdict, length))
        {
            string words = Clean(said[length..]);
            if (verdict is AnswerKind.Pass or AnswerKind.Fail && item.Question.Type != QuestionType.Check)
            {
                // 合格 says nothing to "how many minutes?"; an option may well be called so.
                return ReadValue(said, item) is AnswerReading.Understood value
                    ? value
                    : new AnswerReading.Unclear(Doubt.WrongKind, item, said);
            }

            return One(item, new Answer(verdict, null, words));
        }

        return item.Question.Type == QuestionType.Check
            ? new AnswerReading.Unclear(Doubt.NoVerdict, item, said)
            : ReadValue(said, item);
    }

    private AnswerReading ReadValue(string said, WalkItem item)
    {
        (Doubt? doubt, Answer? answer) = ValueReader.Read(said, item.Question, _today);
        return answer is not null ? One(item, answer) : new AnswerReading.Unclear(doubt!.Value, item, said);
    }

    private static AnswerReading.Understood One(WalkItem item, Answer answer) => new([(item, answer)]);

    /// <summary>√√×√: one mark for each item from the one asked on.</summary>
    private AnswerReading? ReadMarks(string said, Walk walk, WalkItem? asked)
    {
        var marks = new List<AnswerKind>();
        foreach (char c in said)
        {
            if (_words.Pass.Marks.Contains(c))
            {
                marks.Add(AnswerKind.Pass);
            }
            else if (_words.Fail.Marks.Contains(c))
            {
                marks.Add(AnswerKind.Fail);
            }
            else if (_words.NotApplicable.Marks.Contains(c))
            {
                marks.Add(AnswerKind.NotApplicable);
            }
            else if (!char.IsWhiteSpace(c))
            {
                return null;
            }
        }

        if (marks.Count == 0 || asked is null)
        {
            return null;
        }

        // One after the other, because a failure may show items that would have been passed over.
        var answers = new List<(WalkItem Item, Answer Answer)>();
        WalkItem? item = asked;
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

    /// <summary>All, the rest, all but these: only what is not answered yet, and only where a verdict is asked for.</summary>
    private AnswerReading? ReadAll(string said, Walk walk)
    {
        Match m = _patterns.Except.Match(said);
        if (m.Success)
        {
            if (!ItemNumbers.TryParse(m.Groups["but"].Value, walk.Items.Count, out var but, out int? offending))
            {
                return new AnswerReading.Unclear(Doubt.NoSuchItem, null, Offending(offending, m.Groups["but"].Value));
            }

            return Fill(walk, KindOf(m), but);
        }

        m = _patterns.All.Match(said);
        m = m.Success ? m : _patterns.Rest.Match(said);
        return m.Success ? Fill(walk, KindOf(m), []) : null;
    }

    private static AnswerReading Fill(Walk walk, AnswerKind kind, IReadOnlyList<int> but)
    {
        var answers = walk.Unsettled
            .Where(i => i.Question.Type == QuestionType.Check && !but.Contains(i.Number))
            .Select(i => (i, new Answer(kind)))
            .ToList();
        return new AnswerReading.Understood(answers);
    }

    /// <summary>1-5合格 6不合格 没有警示标志 其余合格: each list of numbers with its verdict and the words up to the next.</summary>
    private AnswerReading? ReadSegments(string said, Walk walk, WalkItem? asked)
    {
        MatchCollection found = _patterns.Segment.Matches(said);
        var segments = found.Where(m => !IsWordOfItsOwn(said, m)).ToList();
        if (segments.Count == 0)
        {
            return null;
        }

        var answers = new Dictionary<int, (WalkItem, Answer)>();
        string before = said[..segments[0].Index].Trim();
        if (before.Length > 0)
        {
            // 不合格 灭火器过期 其余合格: what stands first belongs to the item that was asked.
            if (asked is null || ReadOne(before, asked) is not AnswerReading.Understood first)
            {
                return asked is null ? null : ReadOne(said, asked);
            }

            answers[asked.Number] = first.Answers[0];
        }

        for (int i = 0; i < segments.Count; i++)
        {
            Match m = segments[i];
            int end = i + 1 < segments.Count ? segments[i + 1].Index : said.Length;
            string words = Clean(said[(m.Index + m.Length)..end]);
            AnswerKind kind = KindOf(m);
            string who = m.Groups["who"].Value;
            IReadOnlyList<int> numbers;
            if (_words.Rest.Any(r => who.StartsWith(r, StringComparison.Ordinal)))
            {
                numbers = [.. walk.Unsettled.Where(x => x.Question.Type == QuestionType.Check).Select(x => x.Number).Where(n => !answers.ContainsKey(n))];
            }
            else if (!ItemNumbers.TryParse(who, walk.Items.Count, out numbers, out int? offending))
            {
                return new AnswerReading.Unclear(Doubt.NoSuchItem, null, Offending(offending, who));
            }

            foreach (int n in numbers)
            {
                WalkItem item = walk.Find(n)!;
                if (item.Question.Type != QuestionType.Check && kind is AnswerKind.Pass or AnswerKind.Fail)
                {
                    return new AnswerReading.Unclear(Doubt.WrongKind, item, said);
                }

                answers[n] = (item, new Answer(kind, null, words));
            }
        }

        return new AnswerReading.Understood([.. answers.OrderBy(a => a.Key).Select(a => a.Value)]);
    }

    /// <summary>合格证 and 合格率 are things, not verdicts.</summary>
    private static bool IsWordOfItsOwn(string said, Match m) =>
        m.Index + m.Length < said.Length && said[m.Index + m.Length] is '证' or '率' && m.Index + m.Length < said.Length;

    private AnswerKind KindOf(Match m) => VerdictOf(m.Groups["verdict"].Value, alone: false)!.Value.Kind;

    private (AnswerKind Kind, int Length)? VerdictOf(string said, bool alone)
    {
        // Failing words first: 不合格 must never be read as 合格 with something before it.
        foreach (var (kind, words) in (ReadOnlySpan<(AnswerKind, VerdictWords)>)
            [
                (AnswerKind.Fail, _words.Fail), (AnswerKind.NotApplicable, _words.NotApplicable),
                (AnswerKind.Skipped, _words.Skip), (AnswerKind.Pass, _words.Pass),
            ])
        {
            string bare = said.TrimEnd('。', '.', '!', '！', '了', ' ');
            if (alone && words.Alone.Any(w => w.Equals(bare, StringComparison.OrdinalIgnoreCase)))
            {
                return (kind, said.Length);
            }

            foreach (string word in words.Leading)
            {
                if (said.StartsWith(word, StringComparison.OrdinalIgnoreCase)
                    && !(said.Length > word.Length && said[word.Length] is '证' or '率' && said.Length > word.Length))
                {
                    return (kind, word.Length);
                }
            }
        }

        return null;
    }

    private static string Offending(int? number, string said) => number?.ToString() ?? said;

    private static string Clean(string words) => words.Trim(' ', '　', ',', '，', '。', '.', ';', '；', ':', '：', '、', '\n', '\r', '\t');
}
