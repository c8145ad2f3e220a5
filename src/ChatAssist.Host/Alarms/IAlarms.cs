namespace ChatAssist.Host.Alarms;

/// <summary>
/// Wakes the <see cref="DeadlineSweep"/>: at the start, so that what fell due while the program was down is handled, then
/// steadily, and when it is asked to. It holds no deadline: the rows are the truth, so an alarm that rings twice, early or
/// not at all costs a look at them or a second, never a message.
/// </summary>
public interface IAlarms
{
    /// <summary>Sees that the sweep runs at this instant of the program's clock, or at once where that is over.</summary>
    Task WakeAtAsync(DateTimeOffset at, CancellationToken cancellationToken);
}
