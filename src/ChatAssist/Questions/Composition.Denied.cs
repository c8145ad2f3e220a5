namespace ChatAssist.Questions;

/// <content>What is not done and what is still to be done: 没整改, 整改还没到位, 待整改.</content>
internal sealed partial class Composition
{
    /// <summary>没 and what it denies: the next verb, on time, or what stands before where it is the last word but 完 or 好.</summary>
    private void Negate(int i)
    {
        int next = Next(i, p => p.Kind is WordKind.Filler or WordKind.Le or WordKind.Done or WordKind.Doing or WordKind.Name
            or WordKind.Period or WordKind.Domain or WordKind.Self or WordKind.There or WordKind.FollowEnd or WordKind.Classifier);
        Piece? denied = next < pieces.Count ? pieces[next] : null;
        bool completed = i + 1 < pieces.Count && pieces[i + 1].Is(WordKind.Done);
        if (NotOne(i) && VerbAt(next) is { Object: not (Slots.Patrol or Slots.Inspection or Slots.Training) })
        {
            Unexplained(pieces[i]); // 一件都没办的 did none, which is more than not all
        }
        else if (denied is not null && i > 0 && pieces[i - 1].Sense == denied.Sense && denied.Kind is WordKind.Verb or WordKind.Noun)
        {
            _said.Whether = true; // 巡没巡
            _used[next] = true;
        }
        else if (denied?.Kind == WordKind.OnTime && VerbAt(next + 1) is { Not: Slots.NotFedBack })
        {
            Unexplained(pieces[i]); // no law sets a day for the answer
        }
        else if (denied?.Kind == WordKind.OnTime)
        {
            _said.Statuses.Add(Slots.Overdue);
            _used[next] = true;
        }
        else if (denied is { Kind: WordKind.Status, Value: Slots.Closed or Slots.FedBack })
        {
            _said.Statuses.Add(denied.Value == Slots.Closed ? Slots.Open : Slots.NotFedBack);
            Hint(denied.Sense.Of);
            _used[next] = true;
        }
        else if (VerbAt(next) is { } verb)
        {
            int later = Next(next, p => p.Is(WordKind.Filler));
            if (verb.Weak && VerbAt(later) is { Not: not null } second)
            {
                (next, verb) = (later, second); // 没去巡查
            }

            verb = verb is { Weak: true, Object: null } && VerbBefore(i) is { Not: not null, Object: not Slots.Inspection } earlier ? earlier : verb;
            Deny(i, next, verb);
        }
        else if (completed && VerbBefore(i) is { Not: not null } done)
        {
            Deny(i, i + 1, done);
        }
        else if (denied is null && !completed && Read(pieces[i])[0] == '都')
        {
            Unexplained(pieces[i]); // 一次检查都没有 asks for none
        }
        else if (denied is null && !completed)
        {
            bool any = pieces.Any(p => p.Is(WordKind.Has)) && (VerbBefore(i) is null || Read(pieces[i - 1]) == "的"); // 还有隐患没, 还有没整改的没
            _said.Exists |= any;
            _said.Whether |= !any; // 巡查没
        }
        else
        {
            Unexplained(pieces[i]);
        }
    }

    /// <summary>一件都没, 一个也没.</summary>
    private bool NotOne(int i) => i > 0 && pieces[i - 1].Is(WordKind.Filler)
        && (Read(pieces[i - 1]) is ['一', _, '都' or '也'] || (Read(pieces[i - 1]) is ['一', _] && Read(pieces[i])[0] == '都'));

    private void Deny(int i, int at, Verb verb)
    {
        if (verb.Not is { } status)
        {
            _said.Statuses.Add(status);
            Mention(at, verb);
            _used[at] = true;
        }
        else
        {
            Unexplained(pieces[i]);
        }
    }

    /// <summary>待整改 is not yet done; 要 and 该 before anything else say nothing.</summary>
    private void Await(int i)
    {
        int next = Next(i, p => p.Is(WordKind.Filler));
        next = VerbAt(next) is { Weak: true, Object: Slots.Inspection } && VerbAt(next + 1) is { Weak: false } ? next + 1 : next; // 要去复查
        if (next < pieces.Count && pieces[next].Is(WordKind.Verb)
            && lexicon.Words.Verbs[pieces[next].Value] is { Not: not null } verb && (!verb.Weak || verb.Object is null) && verb.Object is not (Slots.Inspection or Slots.Patrol))
        {
            _said.Awaits = true;
            Deny(i, next, verb);
        }
        else if (next < pieces.Count && pieces[next] is { Kind: WordKind.Status, Value: Slots.Closed } finished)
        {
            _said.Awaits = true; // 要改完的
            _said.Statuses.Add(Slots.Open);
            Hint(finished.Sense.Of);
            _used[next] = true;
        }
        else if (Read(pieces[i]) is "该" or "应" or "应该" or "应当" && VerbAt(next) is { Object: Slots.Inspection or Slots.Patrol })
        {
            Unexplained(pieces[i]); // 该查的: no plans are kept
        }
    }
}
