using ChatAssist.Content;
using ChatAssist.People;

namespace ChatAssist.Questions;

/// <summary>
/// Puts the pieces of a text together: what is not done (没整改, 整改还没到位), done (已整改, 整改了), being done, asked
/// whether done (整改了没); 老魏那边 is his village; and what nothing explains.
/// </summary>
internal sealed partial class Composition(
    AskedText text, IReadOnlyList<Piece> pieces, Lexicon lexicon, Register register, Person asker, Question? before)
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
