namespace ChatAssist.Questions;

/// <summary>What became of a text: one of four, and never a guess.</summary>
public abstract record Understanding
{
    private Understanding()
    {
    }

    /// <summary>One question, completely.</summary>
    public sealed record Understood(Question Question) : Understanding;

    /// <summary>Two or three questions that it may mean: asked back.</summary>
    public sealed record Ambiguous(IReadOnlyList<QuestionChoice> Choices) : Understanding;

    /// <summary>Understood well enough to know that it is not answered to anyone.</summary>
    public sealed record Declined(DeclineReason Reason) : Understanding;

    /// <param name="Quoted">The words that were not understood; empty where it is the whole or its parts do not fit.</param>
    /// <param name="Suggestions">The nearest questions that would be understood, best first, at most three.</param>
    public sealed record NotUnderstood(IReadOnlyList<string> Quoted, IReadOnlyList<string> Suggestions) : Understanding
    {
        /// <summary>Longer than anybody asks; it was not read.</summary>
        public bool TooLong { get; init; }

        /// <summary>Nothing of this work is in it: a greeting, the weather.</summary>
        public bool Chat { get; init; }
    }
}

/// <summary>One of the questions that a text may mean.</summary>
/// <param name="Label">The question in words, short enough for a button where the names in it are.</param>
public sealed record QuestionChoice(string Label, Question Question);

public enum DeclineReason
{
    /// <summary>Fines and penalties are neither counted by person or village nor ranked (P-07).</summary>
    Penalties,

    /// <summary>Who reported is known to those alone who handle it (K-09).</summary>
    Reporter,
}
