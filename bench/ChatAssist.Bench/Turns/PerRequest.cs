using System.Data;
using ChatAssist.Chat;
using ChatAssist.Host.Storage;
using ChatAssist.Inspections;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace ChatAssist.Bench.Turns;

/// <summary>
/// What a team would write instead: EF Core, a DbContext and a transaction for each request, the same rows in the same tables.
/// The chain's head is read under the transaction's lock (SQLite's own, or an advisory one of PostgreSQL's).
/// </summary>
internal sealed class PerRequest(string name, DatabaseOptions database) : Contender
{
    private WebApplication? _app;

    public override string Name => name;

    public override async Task StartAsync()
    {
        _app = await OwnDoor.StartAsync(
            s => s.AddDbContext<LedgerContext>(database.Configure),
            (services, message, raw) => TurnAsync(services.GetRequiredService<LedgerContext>(), message, raw));
        Callback = new Uri(new Uri(_app.Urls.First()), Host.Channels.WeCom.CallbackEndpoint.Path);
    }

    public override async ValueTask DisposeAsync()
    {
        if (_app is not null)
        {
            await _app.StopAsync();
            await _app.DisposeAsync();
        }
    }

    private async Task TurnAsync(LedgerContext context, InboundMessage m, byte[] raw)
    {
        DateTimeOffset now = DateTimeOffset.UtcNow;
        await using IDbContextTransaction transaction = await context.Database.BeginTransactionAsync(IsolationLevel.ReadCommitted);
        if (!database.IsSqlite)
        {
            await context.Database.ExecuteSqlAsync($"SELECT pg_advisory_xact_lock(1)");
        }

        if (await context.Inbox.AnyAsync(i => i.Key == m.Key))
        {
            return;
        }

        var inbox = new InboxRow { Key = m.Key, UserId = m.From, ReceivedAt = now, Message = TurnRows.Json(m), Raw = raw, State = InboxState.Done };
        context.Inbox.Add(inbox);
        await context.SaveChangesAsync();
        AnswerRow? answer = await context.Set<AnswerRow>().FindAsync(TurnRows.Inspection(m.From), TurnRows.Checklist, TurnRows.Item);
        long seen = answer?.Version ?? 0;
        if (answer is null)
        {
            answer = new AnswerRow { Inspection = TurnRows.Inspection(m.From), Checklist = TurnRows.Checklist, Item = TurnRows.Item, By = m.From, UnitId = "bench" };
            context.Add(answer);
        }

        (answer.Kind, answer.By, answer.At, answer.Version) = (TurnRows.Kind(m), m.From, now, seen + 1);
        ConversationRow? conversation = await context.Conversations.FindAsync(m.From);
        if (conversation is null)
        {
            conversation = new ConversationRow { UserId = m.From, Dialog = "walk", State = "", Offered = "" };
            context.Add(conversation);
        }

        (conversation.State, conversation.Offered, conversation.UpdatedAt) = (TurnRows.State, TurnRows.Offered, now);
        conversation.Version++;
        foreach (string body in TurnRows.Replies)
        {
            context.Outbox.Add(new OutboxRow { UserId = m.From, CreatedAt = now, Body = body, NextAt = now });
        }

        var head = await context.Journal.AsNoTracking().Where(j => j.Node == TurnRows.Node).OrderByDescending(j => j.Seq)
            .Select(j => new { j.Seq, j.Hash }).FirstOrDefaultAsync();
        context.Journal.Add(TurnRows.Link(head?.Hash ?? "", (head?.Seq ?? 0) + 1, m, inbox.Id, raw, TurnRows.Fact(m, seen), now));
        await context.SaveChangesAsync();
        await transaction.CommitAsync();
    }
}
