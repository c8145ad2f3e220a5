namespace ChatAssist.Questionnaires;

/// <summary>What a message said about a walk's items.</summary>
public abstract record AnswerReading
{
    /// <summary>Answers, each for its item; later ones of the same item count.</summary>
    public sealed record Understood(IReadOnlyList<(WalkItem Item, Answer Answer)> Answers) : AnswerReading
    {
        /// <summary>What else was said and is not clear; it is asked about once these are noted.</summary>
        public Unclear? Left { get; init; }
    }

    /// <summary>It is about items, but it is not clear what: to be asked back, never guessed.</summary>
    public sealed record Unclear(Doubt Doubt, WalkItem? Item, string Said) : AnswerReading;

    /// <summary>It says nothing about any item.</summary>
    public sealed record Nothing : AnswerReading
    {
        public static readonly Nothing Instance = new();
    }
}

/// <summary>Why an answer is not clear.</summary>
public enum Doubt
{
    /// <summary>There is no item with the number <see cref="AnswerReading.Unclear.Said"/>.</summary>
    NoSuchItem,

    /// <summary>Words without a verdict: 灭火器过期了.</summary>
    NoVerdict,

    /// <summary>Not a value of the item's type.</summary>
    NotAValue,

    /// <summary>A unit that is not the item's.</summary>
    WrongUnit,

    /// <summary>A verdict for an item that asks for a value, or the other way round.</summary>
    WrongKind,

    /// <summary>Eight o'clock: in the morning or in the evening?</summary>
    HalfOfDay,

    /// <summary>No option is called so.</summary>
    NoSuchOption,

    /// <summary>More marks than items are left.</summary>
    TooMany,

    /// <summary>A mere number where a verdict is asked for, and none of the choices shown.</summary>
    BareNumber,

    /// <summary>有 or 没有 to a question that affirms one thing and denies another.</summary>
    EitherWay,

    /// <summary>过: passed, or passed over?</summary>
    PassOrSkip,

    /// <summary>对对对: a yes, or one mark for each of three items?</summary>
    HowMany,

    /// <summary>全部合格，就是灯坏了一个: it is not said of which item.</summary>
    WhichItem,
}
