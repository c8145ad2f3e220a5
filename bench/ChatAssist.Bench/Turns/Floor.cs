using System.Threading.Channels;
using ChatAssist.Chat;
using ChatAssist.Host.Storage;
using ChatAssist.Host.Writing;
using Microsoft.EntityFrameworkCore;

namespace ChatAssist.Bench.Turns;

/// <summary>
/// What the machine allows: the same HTTP, crypto and rows, written by prepared statements with group commit, by a program
/// that decides nothing, reads nothing and can do nothing else.
/// </summary>
internal sealed class Floor(string name, DatabaseOptions database) : Contender
{
    private readonly Channel<Work> _queue = Channel.CreateBounded<Work>(new BoundedChannelOptions(4096) { SingleReader = true });
    private WebApplication? _app;
    private Task? _writer;

    public override string Name => name;

    public override async Task StartAsync()
    {
        _writer = Task.Factory.StartNew(Write, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
        _app = await OwnDoor.StartAsync(_ => { }, async (_, message, raw) =>
        {
            var work = new Work(message, raw);
            await _queue.Writer.WriteAsync(work);
            await work.Done.Task;
        });
        Callback = new Uri(new Uri(_app.Urls.First()), Host.Channels.WeCom.CallbackEndpoint.Path);
    }

    public override async ValueTask DisposeAsync()
    {
        if (_app is not null)
        {
            await _app.StopAsync();
            await _app.DisposeAsync();
        }

        _queue.Writer.TryComplete();
        await (_writer ?? Task.CompletedTask);
    }

    private void Write()
    {
        using var session = new WriteSession(new LedgerContext(database.Build()), TurnRows.Node, "bench");
        var batch = new List<Work>();
        while (_queue.Reader.WaitToReadAsync().AsTask().GetAwaiter().GetResult())
        {
            batch.Clear();
            while (batch.Count < LedgerWriter.LargestBatch && _queue.Reader.TryRead(out Work? work))
            {
                batch.Add(work);
            }

            session.Begin([]);
            foreach (Work work in batch)
            {
                Write(session, work);
            }

            session.Commit();
            foreach (Work work in batch)
            {
                work.Done.SetResult();
            }
        }
    }

    private static void Write(WriteSession s, Work work)
    {
        InboundMessage m = work.Message;
        DateTimeOffset now = DateTimeOffset.UtcNow;
        long ms = now.ToUnixTimeMilliseconds();
        object? id = s.Value(
            "INSERT INTO inbox (key, user_id, received_at, message, raw, state, attempts) "
            + "VALUES (@p0, @p1, @p2, @p3, @p4, 0, 0) ON CONFLICT (key) DO NOTHING RETURNING id",
            m.Key, m.From, ms, TurnRows.Json(m), work.Raw);
        if (id is null or DBNull)
        {
            return;
        }

        long seen = Convert.ToInt64(s.Value(
            "INSERT INTO answers (inspection, checklist, item, kind, value, words, \"by\", at, version, unit_id) "
            + "VALUES (@p0, @p1, @p2, @p3, NULL, '', @p4, @p5, 1, 'bench') ON CONFLICT (inspection, checklist, item) DO UPDATE "
            + "SET kind = excluded.kind, \"by\" = excluded.\"by\", at = excluded.at, version = answers.version + 1 RETURNING version",
            TurnRows.Inspection(m.From), TurnRows.Checklist, TurnRows.Item, (int)TurnRows.Kind(m), m.From, ms)) - 1;
        s.Run(
            "INSERT INTO conversations (user_id, dialog, state, offered, version, updated_at) VALUES (@p0, 'walk', @p1, @p2, 1, @p3) "
            + "ON CONFLICT (user_id) DO UPDATE SET state = excluded.state, offered = excluded.offered, version = conversations.version + 1, "
            + "updated_at = excluded.updated_at",
            m.From, TurnRows.State, TurnRows.Offered, ms);
        foreach (string body in TurnRows.Replies)
        {
            s.QueueReply(m.From, body, now);
        }

        s.Journal(
            now, m.From, $"m{id}", Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(work.Raw)), TurnRows.Inspection(m.From),
            "inspection.answered.1", TurnRows.Fact(m, seen), JournalChain.Sha(string.Join('\n', TurnRows.Replies)));
        s.Run("UPDATE inbox SET state = 1 WHERE id = @p0", Convert.ToInt64(id));
    }

    private sealed record Work(InboundMessage Message, byte[] Raw)
    {
        public TaskCompletionSource Done { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}
