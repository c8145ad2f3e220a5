namespace ChatAssist.Questions;

/// <content>Verbs and nouns, and what is asked of them: 整改了没, 有没有巡查, 改几个了.</content>
internal sealed partial class Composition
{
    private void Act(int i, Verb verb)
    {
        if (verb.Weak && i + 1 < pieces.Count && pieces.Take(i).All(p => p.Is(WordKind.Filler)) && LooksUp(i, verb))
        {
            return;
        }

        if (Read(pieces[i]) == "来" && VerbAt(i + 1) is { Object: Slots.Inspection or Slots.Patrol })
        {
            return; // 来查 receives nothing
        }

        _said.Verbs.Add(verb);
        bool done = (i > 0 && pieces[i - 1].Is(WordKind.Done)) || (i + 1 < pieces.Count && pieces[i + 1].Kind is WordKind.Le or WordKind.Done) || Reckons(i, verb);
        bool doing = (i > 0 && pieces[i - 1].Is(WordKind.Doing)) || (i + 1 < pieces.Count && pieces[i + 1].Is(WordKind.Doing));
        bool final = verb.Final && !pieces.Any(p => p.Is(WordKind.Measure) && p.Value is Slots.Progress or Slots.Rate);
        bool acted = verb is { Weak: true, Object: null }
            && pieces.Any(p => p.Is(WordKind.Noun) && (p.Value is Slots.Case or Slots.Document || lexicon.Words.Acts.ContainsKey(p.Value)));
        if ((done || final) && !acted && verb.Done is { } status)
        {
            _said.DoneStatuses.Add(status);
        }
        else if (doing && verb.Doing is { } under)
        {
            _said.Statuses.Add(under);
        }
    }

    /// <summary>改几个了, 任务完成几个: so many are done.</summary>
    private bool Reckons(int i, Verb verb)
    {
        int next = Next(i, p => p.Is(WordKind.Classifier) || p is { Kind: WordKind.Measure, Value: Slots.Count });
        return next > i + 1 && (next < pieces.Count ? pieces[next].Is(WordKind.Le) : verb is { Weak: true, Object: null });
    }

    /// <summary>查西坡村没整改的: said first and of nothing done, it only asks to look.</summary>
    private bool LooksUp(int i, Verb verb) =>
        verb.Object == Slots.Inspection && pieces[i + 1].Kind is not (WordKind.Le or WordKind.Done or WordKind.Whether or WordKind.Not or WordKind.Measure);

    private void Noun(int i, Piece piece)
    {
        Mention(i, null, piece.Value);
        if (piece.Sense.Of.Length > 0)
        {
            _said.Papers.Add(piece.Sense.Of);
        }
    }

    private void Mention(int at, Verb? verb, string? noun = null)
    {
        if (noun is not null || (at < pieces.Count && pieces[at].Is(WordKind.Noun)))
        {
            _said.Nouns.Add(noun ?? pieces[at].Value);
        }
        else if (verb is not null)
        {
            _said.Verbs.Add(verb);
        }
    }

    /// <summary>了没 asks at the end of a clause; before a verb it is 了 and 没 (检查了没整改的).</summary>
    private void Wonder(int i)
    {
        int next = Next(i, p => p.Kind is WordKind.Filler or WordKind.Le or WordKind.FollowEnd);
        string said = Read(pieces[i]);
        if (next < pieces.Count && said.EndsWith('没') && !text.Clauses.Contains(pieces[i].End) && VerbAt(next) is { Not: not null })
        {
            Negate(i);
        }
        else
        {
            bool plain = said is not ['了' or '过' or '完' or '好' or '到', ..] && pieces.Any(p => p.Is(WordKind.Has));
            _said.Exists |= plain; // 有投诉吗
            _said.Whether |= !plain;
        }
    }

    /// <summary>有没有巡查 asks whether; 有没有整改好的 asks for some.</summary>
    private void Exist(int i)
    {
        int next = Next(i, p => p.Is(WordKind.Filler));
        bool verb = VerbAt(next) is not null;
        bool of = verb && pieces.Skip(next + 1).Any(p => Read(p) == "的");
        _said.Whether |= verb && !of;
        _said.Exists |= !verb || of;
    }

    /// <summary>举报砖厂的人 is about the reporter (K-09).</summary>
    private void Reporter(int i)
    {
        int at = i - 1;
        while (at >= 0 && pieces[at].Kind is WordKind.Name or WordKind.Filler or WordKind.Le or WordKind.Period or WordKind.Self
            or WordKind.PronounPerson or WordKind.PronounPlace or WordKind.OwnVillage or WordKind.There)
        {
            at--;
        }

        bool told = at >= 0 && (pieces[at].Is(WordKind.Source) || (pieces[at].Is(WordKind.Noun) && pieces[at].Value == Slots.Complaint));
        _said.Reporter |= told;
        if (!told)
        {
            _said.Groups.Add((Slots.Person, "which")); // 进度落后的人
        }
    }
}
