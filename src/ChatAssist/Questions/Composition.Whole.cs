namespace ChatAssist.Questions;

/// <content>What only shows when all pieces have been taken: two numbers at once, a rate, an order, a statement.</content>
internal sealed partial class Composition
{
    /// <summary>投诉和隐患, and not 投诉的问题: something that joins stands between two things.</summary>
    private bool JoinsThings()
    {
        var nouns = pieces.Where(p => p.Is(WordKind.Noun)).ToList();
        return nouns.Zip(nouns.Skip(1)).Any(two => two.First.Value != two.Second.Value
            && (pieces.Any(p => p.Start >= two.First.End && p.End <= two.Second.Start && lexicon.Words.Lists["joiners"].Contains(Read(p)))
                || text.Enumerates(two.First.End)));
    }

    /// <summary>检查记录 are inspections; where sheets are counted or issued they are papers.</summary>
    private void Recorded()
    {
        bool issued = _said.SoftHints.Contains(Slots.Document) || _said.Verbs.Any(v => v.Object == Slots.Document);
        if (issued && _said.Nouns.SequenceEqual([Slots.Inspection]) && pieces.Any(p => p.Is(WordKind.Noun) && lexicon.Words.Lists["sheets"].Contains(Read(p))))
        {
            _said.Nouns[0] = Slots.Document;
            _said.Papers.Add("record");
        }
    }

    /// <summary>把F-2026-0003改成已整改 asks nothing.</summary>
    private void Orders()
    {
        if (_said.Records.Count > 0)
        {
            pieces.Where(p => p.Is(WordKind.Follow) && Read(p) is ['改' or '换', ..]).ToList().ForEach(Unexplained);
        }
    }

    /// <summary>砖厂今天整改完了 tells; with a question mark it asks whether.</summary>
    private void Tells()
    {
        Piece? last = pieces.LastOrDefault(p => p.Kind is not WordKind.Filler);
        if (last is null || _said.Asks || !(last.Is(WordKind.Le) || Read(last).EndsWith('了') || Told(last)))
        {
            return;
        }

        _said.Whether = text.Questioned;
        _said.Tells = !text.Questioned;
    }

    /// <summary>张三检查了砖厂, 砖厂隐患已整改, 收到一件投诉.</summary>
    private bool Told(Piece last)
    {
        int at = pieces.ToList().IndexOf(last);
        bool done = at > 0 && last.Is(WordKind.Verb) && (pieces[at - 1].Is(WordKind.Done) || Read(pieces[at - 1]) is "全部" or "全都" or "全" or "都") && !pieces.Skip(at).Any(p => Read(p) == "的");
        bool did = last.Is(WordKind.Name) && at > 1 && pieces[at - 1].Is(WordKind.Le) && VerbAt(at - 2) is not null;
        bool one = last.Is(WordKind.Noun) && at > 1 && Read(pieces[at - 1]) is ['一', _] && pieces[at - 2].Is(WordKind.Verb);
        return done || did || one;
    }

    /// <summary>没整改的和超期的分别几个 asks for two numbers as well.</summary>
    private void StateOnce()
    {
        var states = pieces.Where((p, i) => p.Is(WordKind.Status) || (VerbAt(i) is { Not: not null } && i > 0 && pieces[i - 1].Is(WordKind.Not))).ToList();
        foreach (var (one, other) in states.Zip(states.Skip(1)))
        {
            Piece? joiner = pieces.FirstOrDefault(p => p.Start >= one.End && p.End <= other.Start && Read(p) != "还有" && lexicon.Words.Lists["joiners"].Contains(Read(p)));
            if (joiner is not null)
            {
                Unexplained(joiner);
            }
        }
    }

    /// <summary>立案多少结案多少 asks for two numbers, and one answer would be wrong of the other.</summary>
    private void CountOnce()
    {
        var counts = pieces.Where(p => p is { Kind: WordKind.Measure, Value: Slots.Count }).ToList();
        if (counts.Count > 1 && pieces.Any(p => p.Start >= counts[0].End && p.End <= counts[^1].Start
            && p.Kind is WordKind.Verb or WordKind.Noun or WordKind.Status))
        {
            Unexplained(counts[^1]);
        }
    }

    /// <summary>按时整改的比例 is the rate of what was done in time; 按时整改了几个 is no status of its own.</summary>
    private void Punctual()
    {
        var late = pieces.Where((p, i) => p.Is(WordKind.OnTime) && !_used[i]).ToList();
        _said.OnTime |= late.Count > 0 && _said.Measures.Contains(Slots.Rate);
        if (!_said.OnTime)
        {
            late.ForEach(Unexplained);
        }
    }

    /// <summary>整改的占几成 is the rate; what share of all something else is cannot be told.</summary>
    private void Shared()
    {
        var shares = pieces.Where(p => p is { Kind: WordKind.Measure, Value: "share" }).ToList();
        bool done = _said.DoneStatuses.Concat(_said.Statuses).Any(s => s is Slots.Closed or Slots.FedBack)
            || _said.Verbs.Any(v => v is { Weak: false, Done: not null });
        if (done && !_said.Statuses.Any(s => s is not (Slots.Closed or Slots.FedBack)))
        {
            shares.ForEach(_ => _said.Measures.Add(Slots.Rate));
        }
        else
        {
            shares.ForEach(Unexplained);
        }
    }
}
