using ChatAssist.People;

namespace ChatAssist.Questions;

/// <content>People and places, and who is pointed at: 张三, 老魏那边, 我们村, 他.</content>
internal sealed partial class Composition
{
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
}
