using ChatAssist.Content;
using ChatAssist.People;

namespace ChatAssist.Questions;

/// <summary>
/// Puts the pieces of a text together: what is not done (没整改, 整改还没到位), done (已整改, 整改了), being done, asked
/// whether done (整改了没); 老魏那边 is his village; and what nothing explains.
/// </summary>
internal sealed class Composition(AskedText text, IReadOnlyList<Piece> pieces, Lexicon lexicon, Register register, Person asker, Question? before)
{
    private readonly Said _said = new();
    private readonly bool[] _used = new bool[pieces.Count];

    public Said Compose()
    {
        for (int i = 0; i < pieces.Count; i++)
        {
            if (!_used[i])
            {
                Take(i, pieces[i]);
            }
        }

        _said.Joined = JoinsThings();
        Punctual();
        Shared();
        Orders();
        Recorded();
        // 各村对比 is what the groups are for; 西坡和南河对比 compares no days.
        _said.Compare &= _said.Groups.Count == 0 && (_said.Periods.Count > 0 || Math.Max(Math.Max(_said.Places.Count, _said.People.Count), _said.Domains.Count) < 2);
        CountOnce();
        StateOnce();
        Tells();
        _said.Each = pieces.Any(p => p.Is(WordKind.Filler) && Read(p) is "各" or "各自" or "分别" or "分别是" or "各有" or "各是");
        return _said;
    }

    private void Take(int i, Piece piece)
    {
        switch (piece.Kind)
        {
            case WordKind.Unknown or WordKind.Beyond:
                Unexplained(piece);
                break;
            case WordKind.Not:
                Negate(i);
                break;
            case WordKind.Pending:
                Await(i);
                break;
            case WordKind.Verb:
                Act(i, lexicon.Words.Verbs[piece.Value]);
                break;
            case WordKind.Noun:
                Noun(i, piece);
                break;
            case WordKind.Whether:
                Wonder(i);
                break;
            case WordKind.ReporterTail:
                Reporter(i);
                break;
            case WordKind.Exists:
                Exist(i);
                break;
            case WordKind.Name:
                Name(i, piece);
                break;
            case WordKind.Home when asker.Role != Role.Village:
                break;
            case WordKind.PronounPerson when i > 0 && pieces[i - 1].Is(WordKind.Name):
                break; // 张三他们
            case WordKind.Home or WordKind.Self or WordKind.OwnVillage or WordKind.PronounPerson or WordKind.PronounPlace or WordKind.There:
                Point(piece);
                break;
            case WordKind.DomainTail when !pieces.Any(p => p.Kind is WordKind.Domain or WordKind.Either):
                Unexplained(piece);
                break;
            default:
                Slot(i, piece);
                break;
        }
    }

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

    private void Slot(int i, Piece piece)
    {
        switch (piece.Kind)
        {
            case WordKind.Either:
                _said.Eithers.Add((piece.Value, piece.Sense.Of));
                break;
            case WordKind.Status when Lacks(piece):
                break;
            case WordKind.Status when lexicon.Words.Lists["lacking"].Contains(Read(piece)) && VerbBefore(i) is { Weak: false, Not: { } undone }:
                _said.Statuses.Add(undone); // 整改还差几个
                break;
            case WordKind.Status:
                _said.Statuses.Add(piece.Value);
                Hint(piece.Sense.Of);
                break;
            case WordKind.Measure when piece.Value == "share":
                break;
            case WordKind.Measure:
                _said.OnTime |= piece.Value == "on-time";
                _said.Measures.Add(piece.Value == "on-time" ? Slots.Rate : piece.Value);
                Hint(piece.Sense.Of);
                break;
            case WordKind.Group:
                _said.Groups.Add((piece.Value, piece.Sense.Of));
                if (piece.Sense.Of is "rank" or Slots.Trend)
                {
                    _said.Measures.Add(piece.Sense.Of); // 最多的村, 周趋势
                }

                break;
            case WordKind.Severity:
                _said.Severities.Add(piece.Value);
                Hint(Slots.Finding);
                break;
            case WordKind.Clue:
                _said.Clues.Add(piece.Value);
                Hint(Slots.Complaint);
                break;
            case WordKind.GradeGeneral or WordKind.GradeComplex:
                _said.Grades.Add(piece.Is(WordKind.GradeGeneral) ? "general" : "complex");
                break;
            case WordKind.Source when i > 0 && piece.Value == Slots.Transfer && pieces[i - 1].Is(WordKind.Name) && pieces[i - 1].Names.All(n => n.Kind == NameKind.Person):
                Unexplained(piece); // 冯镇长交办的: who handed it over is not kept
                break;
            case WordKind.Source:
                _said.Sources.Add(piece.Value);
                break;
            case WordKind.Domain:
                _said.Domains.Add(piece.Value);
                break;
            case WordKind.Classifier when piece.Sense.Of.Length > 0:
                _said.SoftHints.Add(piece.Sense.Of);
                break;
            case WordKind.Period when piece.Period is { } period && (period.Vague || period.Impossible || period.From is not null || period.To is not null):
                _said.Periods.Add(period);
                break;
            case WordKind.Record:
                _said.Records.Add(piece.Value);
                break;
            default:
                Flag(piece.Kind);
                break;
        }
    }

    private void Flag(WordKind kind)
    {
        _said.Has |= kind == WordKind.Has;
        _said.Everywhere |= kind == WordKind.Everywhere;
        _said.Follow |= kind == WordKind.Follow;
        _said.FollowEnd |= kind == WordKind.FollowEnd;
        _said.Compare |= kind == WordKind.Compare;
        _said.More |= kind == WordKind.More;
        _said.Penalty |= kind == WordKind.PenaltyAlways;
        _said.PenaltyCounted |= kind == WordKind.PenaltyCounted;
        _said.Reporter |= kind == WordKind.ReporterAlways;
        _said.ReporterNamed |= kind == WordKind.ReporterNamed;
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

    /// <summary>还差几个没改好 says with 还差 what it says without; alone it is of training hours.</summary>
    private bool Lacks(Piece piece) => lexicon.Words.Lists["lacking"].Contains(Read(piece))
        && pieces.Any(p => p.Kind is WordKind.Not || (p.Kind is WordKind.Status or WordKind.Noun && p != piece && p.Value != Slots.Training));

    private void Hint(string of)
    {
        if (of.Length > 0)
        {
            _said.Hints.Add(of);
        }
    }

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

    private void Name(int i, Piece piece)
    {
        bool there = i + 1 < pieces.Count && pieces[i + 1].Kind is WordKind.There or WordKind.Home;
        var places = piece.Names.Where(n => n.Kind != NameKind.Person).Select(n => n.Value).ToList();
        var people = piece.Names.Where(n => n.Kind == NameKind.Person).Select(n => n.Value).ToList();
        if (places.Count > 0)
        {
            _said.Places.Add(places);
            _used[Math.Min(i + 1, pieces.Count - 1)] |= there;
        }
        else if (there && people.All(p => register.People[p].Role == Role.Village))
        {
            _said.Places.Add([.. people.SelectMany(p => VillagesOf(register.People[p])).Distinct()]);
            _used[i + 1] = true;
        }
        else if (i > 0 && Read(pieces[i - 1]) is "让" or "叫" or "派" || (i > 0 && i == pieces.Count - 1 && Read(pieces[i - 1]) == "给"))
        {
            Unexplained(piece); // 让张三去, 这件给李四 are orders
        }
        else if (Against(i))
        {
            Unexplained(piece);
        }
        else if (i + 1 < pieces.Count && people.All(p => register.People[p].Role == Role.Village)
            && pieces[i + 1].Names.Any(n => people.SelectMany(p => VillagesOf(register.People[p])).Contains(n.Value)))
        {
            return; // 小韩社区 is the place
        }
        else
        {
            _said.People.Add(people);
            _used[Math.Min(i + 1, pieces.Count - 1)] |= there;
        }
    }

    /// <summary>投诉张三的, 张三被投诉: not those that he handles.</summary>
    private bool Against(int i)
    {
        bool Complains(int at) => at >= 0 && at < pieces.Count && pieces[at].Is(WordKind.Noun) && pieces[at].Value == Slots.Complaint;
        return (Complains(i - 1) && i + 1 < pieces.Count && Read(pieces[i + 1]) == "的")
            || (i + 1 < pieces.Count && Read(pieces[i + 1]) == "被" && Complains(i + 2));
    }

    /// <summary>我, 我们村, 他, 那边.</summary>
    private void Point(Piece piece)
    {
        var own = VillagesOf(asker);
        switch (piece.Kind)
        {
            case WordKind.Self:
                _said.People.Add([asker.UserId]);
                break;
            case WordKind.OwnVillage or WordKind.Home when asker.Role == Role.Village && own.Count > 0:
                _said.Places.Add(own);
                break;
            case WordKind.PronounPerson when before?.Person is { } person:
                _said.People.Add([person]);
                break;
            case WordKind.There when Read(piece) == "的村" && before?.Place is null:
                _said.Groups.Add((Slots.Village, "which")); // 没巡查的村
                break;
            case WordKind.PronounPlace or WordKind.There when before?.Place is { } place:
                _said.Places.Add([place]);
                break;
            default:
                Unexplained(piece);
                break;
        }
    }

    private List<string> VillagesOf(Person person) =>
        [.. person.Areas.Where(a => register.Targets.Values.Any(t => t.Name == a && t.Kind is Targets.TargetKind.Village or Targets.TargetKind.Community))];

    private int Next(int i, Func<Piece, bool> passedOver)
    {
        int next = i + 1;
        while (next < pieces.Count && passedOver(pieces[next]))
        {
            next++;
        }

        return next;
    }

    private Verb? VerbAt(int i) => i >= pieces.Count ? null : pieces[i].Kind switch
    {
        WordKind.Verb => lexicon.Words.Verbs[pieces[i].Value],
        WordKind.Noun => lexicon.Words.Acts.GetValueOrDefault(pieces[i].Value),
        _ => null,
    };

    private Verb? VerbBefore(int i) => Enumerable.Range(0, i).Reverse().Select(VerbAt).OfType<Verb>().FirstOrDefault();

    private string Read(Piece piece) => text.Key.Substring(piece.Start, piece.Length);

    private string Shown(Piece piece) => text.Shown.Substring(piece.Start, piece.Length);

    private void Unexplained(Piece piece)
    {
        // Neighbours are quoted as one.
        int end = piece.End;
        if (_said.Unexplained.Count > 0 && text.Shown[..piece.Start].EndsWith(_said.Unexplained[^1], StringComparison.Ordinal))
        {
            _said.Unexplained[^1] += text.Shown[piece.Start..end];
        }
        else
        {
            _said.Unexplained.Add(text.Shown[piece.Start..end]);
        }
    }
}
