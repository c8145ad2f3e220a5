using System.Text.RegularExpressions;
using ChatAssist.Questionnaires.Values;

namespace ChatAssist.Questionnaires;

/// <summary>
/// Several items in one message: 1-5合格 6不合格 没有警示标志 其余合格. Each clause names items and a verdict, and takes the
/// words up to the next clause. What it does not understand it hands back to be asked; it is never guessed.
/// </summary>
internal sealed class ClauseReader(AnswerWords words, AnswerReader reader, string said, string view, Walk walk, WalkItem? asked)
{
    private readonly AnswerPatterns _patterns = AnswerPatterns.Of(words);
    private readonly VerdictReader _verdicts = new(words);
    private readonly SortedDictionary<int, (WalkItem Item, Answer Answer)> _answers = [];
    private readonly HashSet<int> _spared = [];
    private AnswerReading.Unclear? _left;
    private AnswerReading? _stop;

    /// <param name="Who">The items' numbers; "" for all, the rest, all but these.</param>
    /// <param name="VerdictAt">Where its verdict begins, up to <paramref name="End"/>.</param>
    private sealed record Clause(Match Match, int Start, int End, string Who, int VerdictAt);

    /// <summary>Null where the message has no clauses.</summary>
    public AnswerReading? Read()
    {
        var clauses = Clauses();
        if (clauses.Count == 0)
        {
            return null;
        }

        string before = Lead(said[..clauses[0].Start]);
        if (before.Length > 0 && !TakeBefore(before))
        {
            return asked is null ? null : reader.ReadOne(said, asked);
        }

        for (int i = 0; i < clauses.Count && _stop is null; i++)
        {
            Take(clauses[i], AnswerReader.Clean(said[clauses[i].End..(i + 1 < clauses.Count ? clauses[i + 1].Start : said.Length)]));
        }

        // The rest is what nothing else was said about, wherever in the message it was named.
        foreach (Clause clause in clauses.Where(c => _stop is null && c.Who.Length == 0))
        {
            Fill(clause);
        }

        return _stop ?? new AnswerReading.Understood([.. _answers.Values]) { Left = _left };
    }

    private List<Clause> Clauses()
    {
        var found = new List<Clause>();
        int highest = 0;
        foreach (Match m in _patterns.Clause.Matches(view))
        {
            Group verdict = m.Groups["verdict"];
            string who = m.Groups["who"].Value;
            int previous = found.Count == 0 ? 0 : found[^1].End;
            Question like = (asked ?? walk.Items[0]).Question;
            if (_verdicts.Within(view, verdict.Index, verdict.Index + verdict.Length, like) is null || !Begins(m, previous, highest))
            {
                continue;
            }

            if (who.Length > 0 && found.Count > 0)
            {
                who = WithoutWords(who, highest, m.Index > previous);
            }

            int start = m.Groups["who"] is { Success: true } named ? named.Index + named.Length - who.Length : m.Index;
            found.Add(new Clause(m, start, verdict.Index + verdict.Length, who, verdict.Index));
            highest = ItemNumbers.TryParse(who, walk.Items.Count, out var numbers, out _) ? Math.Max(highest, numbers[^1]) : highest;
        }

        return found;
    }

    /// <summary>
    /// True where a clause may begin: numbers in digits anywhere but within another number or word, 第三项 anywhere; a mere
    /// 三 and words such as 其余 only where something ended, or where it goes on counting (五合格六不合格没有标志七合格).
    /// </summary>
    private bool Begins(Match m, int previous, int highest)
    {
        if (m.Index == 0 || m.Index == previous)
        {
            return true;
        }

        char first = view[m.Index], prior = view[m.Index - 1];
        if (!char.IsLetterOrDigit(prior) && prior != '.')
        {
            return true;
        }

        return first == '第' || first is >= '①' and <= '⑳' ? true
            : char.IsAsciiDigit(first) ? !char.IsAsciiLetterOrDigit(prior) && prior != '.' && NumberWords.Digit(prior) < 0
            : m.Groups["who"].Success ? ItemNumbers.TryParse(m.Groups["who"].Value, walk.Items.Count, out var n, out _) && n[0] == highest + 1
            : previous == 0 && asked is not null && Lead(said[..m.Index]).Length == 0;
    }

    /// <summary>灭火器只有2 7合格: a number that goes back belongs to the words before, not to the list.</summary>
    private string WithoutWords(string who, int highest, bool afterWords)
    {
        while (afterWords && who.IndexOf(' ') is > 0 and var blank
            && ItemNumbers.TryParse(who.AsSpan(0, blank), walk.Items.Count, out var numbers, out _) && numbers[0] <= highest)
        {
            who = who[(blank + 1)..].TrimStart();
        }

        return who;
    }

    /// <summary>不合格 灭火器过期 其余合格: what stands first belongs to the item that was asked, or names its own.</summary>
    private bool TakeBefore(string before)
    {
        if (asked is not null && reader.ReadOne(before, asked) is AnswerReading.Understood { Answers: [var first, ..] })
        {
            _answers[asked.Number] = first;
            return true;
        }

        return TakeNumbered(before);
    }

    private void Take(Clause clause, string own)
    {
        if (clause.Who.Length == 0)
        {
            if (own.Length > 0 && !TakeNumbered(own))
            {
                _stop = new AnswerReading.Unclear(Doubt.WhichItem, null, said);
            }

            return;
        }

        if (!ItemNumbers.TryParse(clause.Who, walk.Items.Count, out var numbers, out int? offending))
        {
            _stop = new AnswerReading.Unclear(Doubt.NoSuchItem, null, offending?.ToString() ?? clause.Who);
            return;
        }

        foreach (int n in numbers)
        {
            WalkItem item = walk.Find(n)!;
            if (_verdicts.Within(view, clause.VerdictAt, clause.End, item.Question) is not { } verdict)
            {
                continue;
            }

            if (verdict.Kind is not { } kind)
            {
                _spared.Add(n);
                _left = new AnswerReading.Unclear(verdict.Doubt, item, view[clause.VerdictAt..clause.End]);
                continue;
            }

            if (kind is AnswerKind.Pass or AnswerKind.Fail && item.Question.Type != QuestionType.Check)
            {
                // In a range they are left to be asked; named alone it was meant: 33没有 can be a number's answer.
                if (numbers.Count == 1 && !TakeValue(item, said[clause.VerdictAt..clause.End]))
                {
                    _stop = new AnswerReading.Unclear(Doubt.WrongKind, item, said);
                }

                continue;
            }

            if (kind != AnswerKind.Skipped || !item.Settled)
            {
                _answers[n] = (item, new Answer(kind, null, own));
            }
        }

        // 1-5合格 6没有警示标志: what follows a pass and begins with a number is about that item.
        if (own.Length > 0 && _answers.TryGetValue(numbers[^1], out var last) && last.Answer.Kind != AnswerKind.Fail && TakeNumbered(own))
        {
            foreach (int n in numbers.Where(_answers.ContainsKey))
            {
                _answers[n] = (_answers[n].Item, _answers[n].Answer with { Words = "" });
            }
        }
    }

    private bool TakeValue(WalkItem item, string value)
    {
        if (reader.ReadOne(value, item) is not AnswerReading.Understood { Answers: [var given] })
        {
            return false;
        }

        _answers[item.Number] = given;
        return true;
    }

    /// <summary>6没有警示标志, 31 20:45: an item's number with words that are its value, or that are asked about.</summary>
    private bool TakeNumbered(string text)
    {
        switch (reader.ReadNumbered(text, walk))
        {
            case AnswerReading.Understood u:
                foreach (var (item, answer) in u.Answers)
                {
                    _answers[item.Number] = (item, answer);
                }

                return true;
            case AnswerReading.Unclear { Item: { } item } doubt:
                _spared.Add(item.Number);
                _left = doubt;
                return true;
            default:
                return false;
        }
    }

    /// <summary>All, the rest, all but these: only what is not answered yet, and only where a verdict is asked for.</summary>
    private void Fill(Clause clause)
    {
        IReadOnlyList<int> but = [];
        if (clause.Match.Groups["but"] is { Success: true, Value: var named }
            && !ItemNumbers.TryParse(named, walk.Items.Count, out but, out int? offending))
        {
            _stop = new AnswerReading.Unclear(Doubt.NoSuchItem, null, offending?.ToString() ?? named);
            return;
        }

        foreach (WalkItem item in walk.Unsettled.Where(i => i.Question.Type == QuestionType.Check))
        {
            if (!but.Contains(item.Number) && !_spared.Contains(item.Number) && !_answers.ContainsKey(item.Number)
                && _verdicts.Within(view, clause.VerdictAt, clause.End, item.Question)?.Kind is { } kind)
            {
                _answers[item.Number] = (item, new Answer(kind));
            }
        }
    }

    private string Lead(string text)
    {
        string left = AnswerReader.Clean(text);
        foreach (string word in words.Leads.Concat(words.Except).OrderByDescending(w => w.Length))
        {
            left = left == word ? "" : left;
        }

        return left;
    }
}
