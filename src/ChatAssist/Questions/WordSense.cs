namespace ChatAssist.Questions;

/// <summary>What part a word plays in a question; dialogs/questions/words.yaml has a section for each.</summary>
internal enum WordKind
{
    /// <summary>Letters or digits that nothing explains.</summary>
    Unknown,

    /// <summary>Passed over.</summary>
    Filler,
    Le,
    Not,
    Pending,
    Done,
    Doing,
    OnTime,
    There,
    Home,
    Everywhere,
    Self,
    OwnVillage,
    PronounPerson,
    PronounPlace,
    Follow,
    FollowEnd,
    Compare,
    More,
    Noun,
    Either,
    Verb,
    Status,
    Severity,
    Clue,
    GradeGeneral,
    GradeComplex,
    Source,
    Domain,
    DomainTail,
    Measure,
    Exists,
    Has,
    Whether,
    Group,
    Classifier,
    PenaltyAlways,
    PenaltyCounted,
    ReporterAlways,
    ReporterNamed,
    ReporterTail,

    /// <summary>Known to mean what cannot be asked.</summary>
    Beyond,

    /// <summary>A name of the register.</summary>
    Name,
    Period,
    Record,
}

/// <summary>A word's part and what it says.</summary>
/// <param name="Value">The slot's value, or the verb's id.</param>
/// <param name="Of">The object for which it is said so, the way of grouping, or "".</param>
internal readonly record struct WordSense(WordKind Kind, string Value = "", string Of = "");

/// <summary>What is done to an object.</summary>
/// <param name="Object">The object that the verb alone implies, or null.</param>
/// <param name="Not">The status of 没整改, or null.</param>
/// <param name="Done">The status of 已整改, or null where what is done is simply there (查了几家).</param>
/// <param name="Doing">The status of 整改中, or null.</param>
/// <param name="Asks">The measure of 整改了没.</param>
/// <param name="Final">Said alone it is done already: 办结的.</param>
/// <param name="Weak">Implies its object only where nothing else does.</param>
internal sealed record Verb(string Id, string? Object, string? Not, string? Done, string? Doing, string Asks, bool Weak, bool Final);
