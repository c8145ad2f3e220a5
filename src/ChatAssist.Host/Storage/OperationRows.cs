namespace ChatAssist.Host.Storage;

public enum InboxState
{
    /// <summary>Stored and acknowledged, not answered yet.</summary>
    Waiting,
    Done,

    /// <summary>Could not be handled: a fault of ours. Kept for the operator; the person was told.</summary>
    Failed,
}

/// <summary>A message as received, durable before the channel hears 200.</summary>
public sealed class InboxRow
{
    public long Id { get; set; }

    /// <summary>The channel's unique key: a redelivery finds its row.</summary>
    public required string Key { get; set; }
    public required string UserId { get; set; }
    public DateTimeOffset ReceivedAt { get; set; }

    /// <summary>The <see cref="Chat.InboundMessage"/> as JSON.</summary>
    public required string Message { get; set; }

    /// <summary>The decrypted bytes as the channel sent them .</summary>
    public byte[] Raw { get; set; } = [];
    public InboxState State { get; set; }

    /// <summary>How often handling began; a message that kills the process is set aside, not tried for ever.</summary>
    public int Attempts { get; set; }
}

public enum OutboxState
{
    Waiting,
    Sent,
    Dead,
}

/// <summary>A message on its way to a person, written in the turn's own transaction.</summary>
public sealed class OutboxRow
{
    public long Id { get; set; }
    public required string UserId { get; set; }
    public DateTimeOffset CreatedAt { get; set; }

    /// <summary>The <see cref="Chat.ReplyBody"/> as JSON.</summary>
    public required string Body { get; set; }
    public OutboxState State { get; set; }
    public int Attempts { get; set; }

    /// <summary>Not before this instant.</summary>
    public DateTimeOffset NextAt { get; set; }
    public DateTimeOffset? SentAt { get; set; }

    /// <summary>The channel's last error code.</summary>
    public int Code { get; set; }
}

/// <summary>An access token shared by all nodes; one of them at a time holds the lease to renew it.</summary>
public sealed class ChannelTokenRow
{
    /// <summary>Which app: corp id and agent id.</summary>
    public required string Name { get; set; }
    public required string Token { get; set; }
    public DateTimeOffset ExpiresAt { get; set; }

    /// <summary>Who renews it now, until when; another may take over after that.</summary>
    public required string LeasedBy { get; set; }
    public DateTimeOffset LeasedUntil { get; set; }
}
