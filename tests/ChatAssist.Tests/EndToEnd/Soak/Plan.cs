using System.Globalization;
using ChatAssist.Demo.Simulator;

namespace ChatAssist.Tests.EndToEnd.Soak;

/// <summary>Which program and which store a seed runs on.</summary>
internal enum Stage
{
    /// <summary>The host in this process on SQLite; a kill cuts it off from WeCom and goes on with the files as they were.</summary>
    Sqlite,

    /// <summary>The host in this process on a PostgreSQL server of its own, which is killed and started too.</summary>
    Postgres,

    /// <summary>`chatassist serve` in a process of its own on SQLite: kill -9, a full disk; the clock is the machine's.</summary>
    Process,
}

/// <summary>The next line of one talk, or of two at the same moment, and what goes wrong with it.</summary>
internal sealed record Move(IReadOnlyList<int> Talks, IReadOnlyList<Trouble> Troubles);

/// <summary>
/// All that happens under one seed: who speaks when, and what goes wrong at which step. A pure function of the seed; what
/// the threads of the program make of it is theirs.
/// </summary>
internal sealed class Plan
{
    private static readonly int[] SendCodes =
        [-1, 40014, 42001, 40001, 45009, 45033, 60020, 81013, 60011, 60111, 40058, 45002, 42014, 42022, 42051, 82004];

    private readonly Random _random;

    public Plan(int seed)
    {
        Seed = seed;
        _random = new Random(unchecked(seed * 7919 + 20261126));
        Stage = (seed % 20) switch
        {
            7 => Stage.Process,
            3 or 13 => Stage.Postgres,
            _ => Stage.Sqlite,
        };
        Talks = [Soak.Talks.Inspection(_random, brief: Stage == Stage.Process), Soak.Talks.LeftOpen(_random), Soak.Talks.Report(_random), Soak.Talks.Questions(_random)];
        Moves = [.. Draw()];
    }

    public int Seed { get; }

    public Stage Stage { get; }

    public IReadOnlyList<Talk> Talks { get; }

    public IReadOnlyList<Move> Moves { get; }

    /// <summary>The plan in words, a step a line.</summary>
    public override string ToString() => string.Join('\n', Moves.Select((m, i) => string.Create(
        CultureInfo.InvariantCulture,
        $"{i,3} {string.Join(" + ", m.Talks.Select(t => Talks[t].Name))}{(m.Troubles.Count > 0 ? ": " + string.Join(", ", m.Troubles) : "")}")));

    private IEnumerable<Move> Draw()
    {
        int[] left = [.. Talks.Select(t => t.Lines.Count)];
        while (left.Sum() > 0)
        {
            int first = Pick(left);
            left[first]--;
            int second = _random.Next(5) == 0 ? Pick(left) : first;
            // Two at once are of different people.
            bool both = second != first && left[second] > 0 && Line(first, left).Who != Line(second, left, ahead: true).Who;
            if (both)
            {
                left[second]--;
            }

            Line line = Line(first, left);
            yield return new Move(both ? [first, second] : [first], _random.Next(100) < 40 ? [.. Troubles(line, both)] : []);
        }
    }

    /// <summary>The line that has just been taken from what is left of a talk, or the one that would be.</summary>
    private Line Line(int talk, int[] left, bool ahead = false) =>
        Talks[talk].Lines[Talks[talk].Lines.Count - left[talk] - (ahead ? 0 : 1)];

    /// <summary>A talk that still has something to say, long ones more often; the first one where nothing is left.</summary>
    private int Pick(int[] left)
    {
        int at = _random.Next(Math.Max(1, left.Sum()));
        for (int i = 0; i < left.Length; i++)
        {
            if ((at -= left[i]) < 0)
            {
                return i;
            }
        }

        return 0;
    }

    private IEnumerable<Trouble> Troubles(Line line, bool both)
    {
        if (_random.Next(3) == 0)
        {
            yield return OfTheProgram();
        }
        else
        {
            Trouble trouble = _random.Next(5) < 2 ? Inbound(both) : Outbound(line);
            yield return trouble;
            if (trouble is OnTheWay { Fault.Api: "gettoken" })
            {
                yield return new TokenDies();
            }

            if (_random.Next(4) == 0)
            {
                yield return new Killed((Moment)_random.Next(3));
            }
        }
    }

    private Trouble OfTheProgram() => _random.Next(10) switch
    {
        < 4 => new Killed((Moment)_random.Next(3)),
        4 => new Restarted((Moment)_random.Next(3)),
        5 or 6 => new StoreAway(_random.Next(4) == 0 ? 2 : 1),
        _ when Stage == Stage.Process => new Killed(Moment.Sent),
        7 => new ClockJumps(TimeSpan.FromMinutes(_random.Next(1, 120))),
        _ => new ClockJumps(TimeSpan.FromHours(_random.Next(2, 40))),
    };

    private OnTheWay Inbound(bool both) => new((both ? 9 : _random.Next(9)) switch
    {
        0 => Fault.Drop(),
        1 or 2 => Fault.Lose(1 + _random.Next(2)),
        3 => Fault.Duplicate(),
        4 or 5 => Fault.Redeliver(),
        6 or 7 when Stage != Stage.Process => Fault.Late(TimeSpan.FromSeconds(_random.Next(1, 300))),
        9 => Fault.Reorder(2),
        _ => Fault.Pad(1 + _random.Next(32)),
    });

    private Trouble Outbound(Line line)
    {
        // Mostly the one who speaks; now and then whoever is told something next.
        string to = _random.Next(4) == 0 ? "" : line.Who;
        if (line.Deed == Deed.Photo && _random.Next(2) == 0)
        {
            return new OnTheWay(_random.Next(5) switch
            {
                0 => Fault.Answer("media/get", 40007),
                1 => Fault.Answer("media/get", -1),
                2 => Fault.AnswerLost("media/get"),
                3 when Stage != Stage.Process => Fault.Slow(TimeSpan.FromSeconds(_random.Next(1, 8)), "media/get"),
                _ => Fault.Http500("media/get"),
            });
        }

        if (line.Deed == Deed.Press && _random.Next(3) == 0)
        {
            return new OnTheWay(Fault.Answer("message/update_template_card", 60140) with { To = line.Who });
        }

        return _random.Next(12) switch
        {
            0 or 1 => new OnTheWay(Fault.AnswerLost() with { To = to }),
            2 => new OnTheWay(Fault.Http500("message/send", 1 + _random.Next(2)) with { To = to }),
            3 when Stage != Stage.Process => new OnTheWay(Fault.Slow(TimeSpan.FromSeconds(_random.Next(1, 8)), "message/send") with { To = to }),
            4 => new TokenDies(),
            5 when Stage != Stage.Process => new OnTheWay(Fault.Answer("gettoken", _random.Next(2) == 0 ? -1 : 40001)),
            _ => new OnTheWay(Fault.Answer("message/send", Code()) with { To = to }),
        };
    }

    /// <summary>Every code of the table; where the clock is the machine's, none after which WeCom is left alone for minutes.</summary>
    private int Code()
    {
        int code = SendCodes[_random.Next(SendCodes.Length)];
        return Stage == Stage.Process && code is 40001 or 45009 or 60020 ? -1 : code;
    }
}
