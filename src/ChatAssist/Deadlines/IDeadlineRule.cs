using ChatAssist.Chat;
using ChatAssist.Content;
using ChatAssist.Ledger;

namespace ChatAssist.Deadlines;

/// <summary>What a deadline's rule may know: the same as a dialog, without a person.</summary>
public sealed record DeadlineContext(DeadlineRow Deadline, DateTimeOffset Now, ILedger Ledger, Library Library);

/// <summary>Decides what happens when a deadline has come: whom to tell what, or nothing where it no longer matters.</summary>
public interface IDeadlineRule
{
    /// <summary>The <see cref="DeadlineRow.Kind"/> that it answers for.</summary>
    string Kind { get; }

    /// <summary>The turn's position is not used: a deadline talks to people, it does not take over their conversation.</summary>
    Task<Turn> ComeAsync(DeadlineContext context, CancellationToken cancellationToken);
}
