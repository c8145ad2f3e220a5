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

    /// <summary>
    /// On the oldest waiting message of a person: the <see cref="NodeRow.Run"/> that works this person's messages, one after
    /// the other. 0 while it waits behind another.
    /// </summary>
    public long Run { get; set; }
}

/// <summary>A run of the program on a database that several share; see <see cref="Nodes.NodeLease"/>. Gone is fenced off.</summary>
public sealed class NodeRow
{
    /// <summary>1, 2, 3 …, never used twice.</summary>
    public long Run { get; set; }

    /// <summary>The node's name, which is also that of its journal chain.</summary>
    public required string Name { get; set; }

    /// <summary>Where it is not renewed by then (by the database's clock), any other may remove it.</summary>
    public DateTimeOffset Until { get; set; }

    /// <summary>Which edition of config/ and dialogs/ it works with; "" until that is known.</summary>
    public required string Content { get; set; }

    /// <summary>Which key and which files it has; see <see cref="Nodes.CommonGround"/>.</summary>
    public required string Common { get; set; }
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

/// <summary>Where a person stands in the talk; see <see cref="Chat.Conversation"/>.</summary>
public sealed class ConversationRow
{
    public required string UserId { get; set; }
    public required string Dialog { get; set; }
    public required string State { get; set; }

    /// <summary>The choices last shown, as JSON.</summary>
    public required string Offered { get; set; }
    public long Version { get; set; }
    public DateTimeOffset UpdatedAt { get; set; }
}

/// <summary>
/// One link of the tamper-evident chain: what happened, who made it happen by which message, what was answered.
/// Each writing node keeps a chain of its own.
/// </summary>
public sealed class JournalRow
{
    public required string Node { get; set; }

    /// <summary>1, 2, 3 … without a gap.</summary>
    public long Seq { get; set; }
    public DateTimeOffset At { get; set; }

    /// <summary>Userid of who did it; "" for the program itself.</summary>
    public required string By { get; set; }

    /// <summary>Key of the message that led to it, "" for none.</summary>
    public required string Message { get; set; }

    /// <summary>SHA-256 of that message as the channel sent it; "" for none.</summary>
    public required string MessageSha { get; set; }

    /// <summary>The record that it is about, "" for none.</summary>
    public required string Subject { get; set; }

    /// <summary>The fact's name, or "turn" where something was said and nothing became true.</summary>
    public required string Kind { get; set; }

    /// <summary>The fact as JSON.</summary>
    public required string Payload { get; set; }

    /// <summary>SHA-256 over what was answered in this turn; "" for nothing.</summary>
    public required string SaidSha { get; set; }

    /// <summary>SHA-256 over the previous link's hash and all fields of this one, lower-case hex.</summary>
    public required string Hash { get; set; }
}

/// <summary>The last number handed out in a series and year.</summary>
public sealed class CounterRow
{
    public required string Series { get; set; }
    public int Year { get; set; }
    public long Last { get; set; }
}

public enum MediaState
{
    Waiting,
    Stored,

    /// <summary>Corrupt, too large or gone; the sender was told.</summary>
    Refused,
}

/// <summary>A file that somebody sent, by the channel's id of it.</summary>
public sealed class MediaRow
{
    public required string MediaId { get; set; }
    public required string UserId { get; set; }
    public MediaState State { get; set; }

    /// <summary>The stored bytes' SHA-256, which is also where they lie; "" until stored.</summary>
    public string Sha256 { get; set; } = "";
    public long Bytes { get; set; }
    public string ContentType { get; set; } = "";

    /// <summary>As the sender named it; shown, never used as a path.</summary>
    public string FileName { get; set; } = "";
    public Chat.MediaProblem Problem { get; set; }
    public DateTimeOffset ReceivedAt { get; set; }
    public int Attempts { get; set; }
    public DateTimeOffset NextAt { get; set; }
}

/// <summary>A person of the roster as JSON: it is always read whole, and never by a part.</summary>
public sealed class PersonRow
{
    public required string UserId { get; set; }
    public required string Json { get; set; }
}

/// <summary>A target of the register as JSON; records keep what they need of it by themselves.</summary>
public sealed class TargetRow
{
    public required string Id { get; set; }
    public required string Json { get; set; }
}
