namespace ChatAssist.Questions;

/// <summary>What was said, slot by slot, before it is decided what it means together.</summary>
internal sealed class Said
{
    /// <summary>Objects that a noun names, in their order.</summary>
    public List<string> Nouns { get; } = [];

    /// <summary>Words that are an object, or a domain where another object is named.</summary>
    public List<(string Object, string Domain)> Eithers { get; } = [];

    public List<Verb> Verbs { get; } = [];

    public List<string> Statuses { get; } = [];

    /// <summary>Statuses of what is done already; a question whether it is done takes them back.</summary>
    public List<string> DoneStatuses { get; } = [];

    /// <summary>Objects that a status, a rate or a classifier suggests.</summary>
    public List<string> Hints { get; } = [];

    public List<string> SoftHints { get; } = [];

    /// <summary>For each person named whom it may mean.</summary>
    public List<IReadOnlyList<string>> People { get; } = [];

    /// <summary>For each place named which it may mean.</summary>
    public List<IReadOnlyList<string>> Places { get; } = [];

    public List<string> Domains { get; } = [];

    public List<string> Severities { get; } = [];

    public List<string> Clues { get; } = [];

    public List<string> Sources { get; } = [];

    /// <summary>一般 and 复杂, which are of a finding or of a complaint.</summary>
    public List<string> Grades { get; } = [];

    public List<Period> Periods { get; } = [];

    /// <summary>How it is grouped, and in which way it was said: each, which, count.</summary>
    public List<(string By, string Way)> Groups { get; } = [];

    public HashSet<string> Measures { get; } = [];

    public List<string> Records { get; } = [];

    /// <summary>Two things are asked about at once: 投诉和隐患各几个.</summary>
    public bool Joined { get; set; }

    /// <summary>培训机构有几家 counts the places that there are; what was done on days counts visits.</summary>
    public bool Kinds => Has && Domains.Count > 0 && Periods.Count + Verbs.Count + People.Count == 0;

    /// <summary>按时, 及时: of a rate.</summary>
    public bool OnTime { get; set; }

    /// <summary>The kinds of papers that were named.</summary>
    public List<string> Papers { get; } = [];

    /// <summary>Something that has happened is told, nothing asked.</summary>
    public bool Tells { get; set; }

    /// <summary>各几件, 分别多少: a number for each.</summary>
    public bool Each { get; set; }

    /// <summary>全镇: no place.</summary>
    public bool Everywhere { get; set; }

    /// <summary>有 stands in it.</summary>
    public bool Has { get; set; }

    /// <summary>要整改, 待整改: it lies ahead.</summary>
    public bool Awaits { get; set; }

    /// <summary>Asked whether it has happened; asked whether there is any.</summary>
    public bool Whether { get; set; }

    public bool Exists { get; set; }

    public bool Follow { get; set; }

    public bool FollowEnd { get; set; }

    public bool Compare { get; set; }

    public bool More { get; set; }

    public bool Penalty { get; set; }

    public bool PenaltyCounted { get; set; }

    public bool Reporter { get; set; }

    public bool ReporterNamed { get; set; }

    /// <summary>The words that mean something which is not understood.</summary>
    public List<string> Unexplained { get; } = [];

    /// <summary>True where something narrows what is asked about.</summary>
    public bool Narrows => People.Count + Places.Count + Domains.Count + Severities.Count + Clues.Count + Sources.Count + Grades.Count + Periods.Count
        + Groups.Count + Statuses.Count + DoneStatuses.Count > 0;

    /// <summary>True where something besides the object was said.</summary>
    public bool HasSlots => Narrows || Measures.Count > 0 || Whether || Exists || Everywhere;

    /// <summary>True where something asks, besides naming things.</summary>
    public bool Asks => Measures.Count + Groups.Count > 0 || Whether || Exists || Follow || FollowEnd || Compare || More;

    /// <summary>True where something says what is asked about.</summary>
    public bool HasObject => Nouns.Count + Eithers.Count + Hints.Count + Verbs.Count(v => v.Object is not null) > 0 || PenaltyCounted;
}
