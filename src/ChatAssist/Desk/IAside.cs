using ChatAssist.Chat;

namespace ChatAssist.Desk;

/// <summary>A dialog that may speak up while another one is open, and leaves that one where it was.</summary>
public interface IAside : IDialog
{
    /// <summary>What it makes of a message, read once.</summary>
    IHeard Hear(TurnContext context);
}

/// <summary>A message as it was heard: it is asked first whether it is certainly meant, and last whether it may be.</summary>
public interface IHeard
{
    /// <summary>The turn where the message is certainly meant for it, whoever listens; null else.</summary>
    Task<Turn?> InterruptAsync(CancellationToken cancellationToken);

    /// <summary>The turn where nobody else made anything of it; null where this dialog makes nothing of it either.</summary>
    Task<Turn?> TakeAsync(CancellationToken cancellationToken);
}
