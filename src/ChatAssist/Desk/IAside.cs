using ChatAssist.Chat;

namespace ChatAssist.Desk;

/// <summary>A dialog that may speak up while another one is open, and leaves that one where it was.</summary>
public interface IAside : IDialog
{
    /// <summary>The turn where the message is certainly meant for it, whoever listens; null else.</summary>
    Task<Turn?> InterruptAsync(TurnContext context, CancellationToken cancellationToken);
}
