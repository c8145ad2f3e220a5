using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using ChatAssist.Chat;
using ChatAssist.Host.Nodes;
using ChatAssist.Host.Storage;
using ChatAssist.Host.Writing;
using ChatAssist.Ledger;

namespace ChatAssist.Host.Turns;

/// <param name="Here">False where the message had been answered already; then nothing was written.</param>
/// <param name="Next">The inbox row of what the same person sent next and waits for this run, null where there is none.</param>
public readonly record struct Settled(bool Here, long? Next);

/// <summary>
/// Writes a decided turn: facts into rows, links into the journal, replies into the outbox, the new position, the inbox
/// row done. All of it or nothing.
/// </summary>
public sealed class TurnWriter(LedgerWriter writer, ReporterVault vault, NodeLease lease)
{
    /// <param name="conversation">What the turn was decided on; null where the sender has no conversation (a stranger).</param>
    /// <exception cref="ConflictException">Something that the turn was decided on has changed.</exception>
    public Task<Settled> WriteAsync(ReceivedMessage received, Turn turn, Conversation? conversation, DateTimeOffset now) =>
        writer.WriteAsync(
            s =>
            {
                Settled settled = Settle(s, received, InboxState.Done);
                if (settled.Here)
                {
                    Write(s, received, turn, conversation, now);
                }

                return settled;
            },
            locks: [Locks.Lane(received.Message.From), .. Series(turn)]);

    /// <summary>Writes what the program decided by itself (a deadline that came due, a table taken over), not in answer to a message.</summary>
    /// <param name="origin">What made it happen; unique, and part of the ids of the cards that are sent.</param>
    public Task WriteAsync(string origin, Turn turn, Action<WriteSession> also, DateTimeOffset now) =>
        writer.WriteAsync(
            s =>
            {
                also(s);
                Turn numbered = HandOutNumbers(s, turn);
                s.Apply(numbered.Facts, now, "");
                KeepReporters(s, numbered.Reporters, origin);
                var said = QueueReplies(s, numbered.Replies, origin, now);
                Offer(s, numbered.Replies, now);
                Journal(s, numbered.Facts, "", null, said, now);
            },
            locks: [.. Series(turn)]);

    public Task<Settled> SetAsideAsync(ReceivedMessage received, IReadOnlyList<Reply> apology, DateTimeOffset now) =>
        writer.WriteAsync(
            s =>
            {
                Settled settled = Settle(s, received, InboxState.Failed);
                if (settled.Here)
                {
                    var said = QueueReplies(s, apology, OriginOf(received), now);
                    Journal(s, [], received.Message.From, received, said, now);
                }

                return settled;
            },
            locks: Locks.Lane(received.Message.From));

    private void Write(WriteSession s, ReceivedMessage received, Turn turn, Conversation? conversation, DateTimeOffset now)
    {
        Turn numbered = HandOutNumbers(s, turn);
        s.Apply(numbered.Facts, now, received.Message.From);
        KeepReporters(s, numbered.Reporters, $"m{received.InboxId}");
        if (conversation is not null)
        {
            SaveConversation(s, numbered, conversation, now);
        }

        var said = QueueReplies(s, numbered.Replies, OriginOf(received), now);
        Offer(s, numbered.Replies.Where(r => r.To != received.Message.From), now);
        Journal(s, numbered.Facts, numbered.HidesSender ? FactStamp.Hidden : received.Message.From, received, said, now);
    }

    private static IEnumerable<string> Series(Turn turn) => turn.NewNumbers.Select(n => Locks.Series(n.Series, n.Year));

    /// <summary>
    /// Whoever moves the row on from waiting answers the message; everybody else (a lane that was given it twice, a process
    /// that took it up while another was at it) finds it done. What the person sent next, whichever node let it in, becomes
    /// this run's in the same transaction.
    /// </summary>
    private Settled Settle(WriteSession s, ReceivedMessage received, InboxState state)
    {
        object? next = s.Value(
            "UPDATE inbox SET state = @p1 WHERE id = @p0 AND state = 0 RETURNING "
            + "(SELECT min(n.id) FROM inbox n WHERE n.user_id = @p2 AND n.state = 0 AND n.id > @p0)",
            received.InboxId, (int)state, received.Message.From);
        if (next is null or DBNull)
        {
            return new Settled(next is not null, null);
        }

        long id = Convert.ToInt64(next);
        s.Run("UPDATE inbox SET run = @p1 WHERE id = @p0", id, lease.Run);
        return new Settled(true, id);
    }

    /// <summary>
    /// Part of the ids of cards, which the channel takes once: with the second of receipt, so that a store that was restored
    /// or begun anew, and counts from one again, does not repeat them.
    /// </summary>
    private static string OriginOf(ReceivedMessage received) => $"m{received.InboxId}-{received.ReceivedAt.ToUnixTimeSeconds()}";

    /// <summary>Puts the real numbers where their tokens stand: in facts, replies and position alike.</summary>
    private static Turn HandOutNumbers(WriteSession s, Turn turn)
    {
        if (turn.NewNumbers.Count == 0)
        {
            return turn;
        }

        var numbers = turn.NewNumbers.ToDictionary(n => n.Token, n => s.NextNumber(n.Series, n.Year));
        string Put(string text) => numbers.Aggregate(text, (t, n) => t.Replace(n.Key, n.Value, StringComparison.Ordinal));
        return turn with
        {
            Next = turn.Next with { State = Put(turn.Next.State) },
            Reporters = [.. turn.Reporters.Select(r => r with { Complaint = Put(r.Complaint) })],
            Facts = [.. turn.Facts.Select(f => FactNames.Read(FactNames.Of(f), Put(FactNames.Write(f))))],
            Replies = [.. turn.Replies.Select(r => new Reply(Put(r.To), r.Body) with
            {
                Body = JsonSerializer.Deserialize<ReplyBody>(Put(JsonSerializer.Serialize(r.Body, ChatJson.Options)), ChatJson.Options)!,
            })],
        };
    }

    private void KeepReporters(WriteSession s, IReadOnlyList<NewReporter> reporters, string origin)
    {
        for (int i = 0; i < reporters.Count; i++)
        {
            s.Add(vault.Seal($"{origin}-{i}", reporters[i].Complaint, reporters[i].Reporter));
        }

        if (reporters.Count > 0)
        {
            s.Save();
        }
    }

    private static void SaveConversation(WriteSession s, Turn turn, Conversation conversation, DateTimeOffset now)
    {
        // What was offered stays offered while the talk stands where it stood: an aside takes no choice away.
        var offered = turn.Replies.LastOrDefault(r => r.To == conversation.UserId)?.Body is CardBody card ? card.Choices
            : turn.Next == conversation.Position ? conversation.Offered
            : [];
        string json = JsonSerializer.Serialize(offered, ChatJson.Options);
        int changed = conversation.Version == 0
            ? s.Run(
                "INSERT INTO conversations (user_id, dialog, state, offered, version, updated_at) VALUES (@p0, @p1, @p2, @p3, 1, @p4) "
                + "ON CONFLICT (user_id) DO NOTHING",
                conversation.UserId, turn.Next.Dialog, turn.Next.State, json, now.ToUnixTimeMilliseconds())
            : s.Run(
                "UPDATE conversations SET dialog = @p1, state = @p2, offered = @p3, version = version + 1, updated_at = @p4 "
                + "WHERE user_id = @p0 AND version = @p5",
                conversation.UserId, turn.Next.Dialog, turn.Next.State, json, now.ToUnixTimeMilliseconds(), conversation.Version);
        if (changed == 0)
        {
            throw new ConflictException($"The conversation moved on from {conversation.Version}.");
        }
    }

    /// <summary>
    /// A card that somebody is sent unasked can be answered by number or word as any other, and takes the place of an older
    /// one; but nobody's talk is broken off: whoever is in the middle of something keeps the choices of that.
    /// </summary>
    private static void Offer(WriteSession s, IEnumerable<Reply> replies, DateTimeOffset now)
    {
        foreach (var (to, body) in replies)
        {
            if (body is CardBody card && Address.ComplaintOf(to) is null)
            {
                s.Run(
                    "INSERT INTO conversations (user_id, dialog, state, offered, version, updated_at) VALUES (@p0, @p1, @p2, @p3, 1, @p4) "
                    + "ON CONFLICT (user_id) DO UPDATE SET offered = excluded.offered, version = conversations.version + 1 WHERE conversations.dialog = @p1",
                    to, Position.Idle.Dialog, Position.Idle.State, JsonSerializer.Serialize(card.Choices, ChatJson.Options), now.ToUnixTimeMilliseconds());
            }
        }
    }

    private List<string> QueueReplies(WriteSession s, IReadOnlyList<Reply> replies, string origin, DateTimeOffset now)
    {
        var said = new List<string>(replies.Count);
        for (int i = 0; i < replies.Count; i++)
        {
            ReplyBody body = replies[i].Body is CardBody card ? card with { TaskId = $"{origin}-{i}" } : replies[i].Body;
            string json = JsonSerializer.Serialize(body, ChatJson.Options);
            foreach (string to in vault.Addresses(s, replies[i].To))
            {
                s.QueueReply(to, json, now);
            }

            // The chain binds what was said to whom as it was decided: a reporter's address stays out of it.
            said.Add(replies[i].To + "\n" + json);
        }

        return said;
    }

    private static void Journal(
        WriteSession s, IReadOnlyList<Fact> facts, string by, ReceivedMessage? received, List<string> said, DateTimeOffset now)
    {
        // By the inbox row and not by the channel's key, which would name the sender.
        string message = received is null ? "" : $"m{received.InboxId}";
        string messageSha = received is null ? "" : Convert.ToHexStringLower(SHA256.HashData(received.Raw));
        string saidSha = said.Count == 0 ? "" : JournalChain.Sha(string.Join('\n', said));
        if (facts.Count == 0)
        {
            s.Journal(now, by, message, messageSha, "", "turn", "{}", saidSha);
        }

        for (int i = 0; i < facts.Count; i++)
        {
            // What was said belongs to the turn: it is bound into the turn's first link.
            s.Journal(now, facts.Any(f => f.HidesSender) ? FactStamp.Hidden : by, message, messageSha, facts[i].Subject, FactNames.Of(facts[i]), FactNames.Write(facts[i]), i == 0 ? saidSha : "");
        }
    }
}
