using ChatAssist.Chat;
using ChatAssist.Content;
using ChatAssist.Documents;
using ChatAssist.Host.Measuring;
using ChatAssist.Host.Storage;
using ChatAssist.People;
using ChatAssist.Questions;
using Microsoft.EntityFrameworkCore;

namespace ChatAssist.Tests.Questions;

/// <summary>A store with made-up records of every village, to ask questions of.</summary>
internal sealed class MadeUpStore : IDisposable
{
    public static readonly DateTimeOffset Now = QuestionCases.At;

    private readonly Store _store;

    private MadeUpStore(Store store) => _store = store;

    public static async Task<MadeUpStore> MakeAsync(int findings, int complaints, int seed = 1)
    {
        Store store = await Store.WithDemoRegisterAsync();
        new Generator(QuestionLibrary.Demo, store.Settings.Database.SqlitePath, seed).Run(findings, complaints, Now);
        return new MadeUpStore(store);
    }

    /// <summary>Issues a paper of each of the latest visits, findings and complaints; every tenth is void.</summary>
    public async Task IssueAsync(LedgerContext ledger)
    {
        var records = (await ledger.Findings.OrderByDescending(f => f.FoundAt).Take(50).ToListAsync()).Select(f => (f.Number, Kind: "order", f.TargetName, By: f.Inspector))
            .Concat((await ledger.Inspections.OrderByDescending(i => i.StartedAt).Take(30).ToListAsync()).Select(i => (i.Number, Kind: "record", i.TargetName, By: i.Lead)))
            .Concat((await ledger.Complaints.OrderByDescending(x => x.ReceivedAt).Take(30).ToListAsync()).Select(x => (x.Number, Kind: "answer", TargetName: x.Village, By: "insp01")));
        int n = 0;
        foreach (var (number, kind, about, by) in records)
        {
            n++;
            ledger.Add(new DocumentRow
            {
                Record = number,
                Kind = kind,
                Occasion = "",
                Edition = 1,
                Number = $"{kind}-2026-{n:0000}",
                Reference = $"示范〔2026〕{n}号",
                About = about,
                IssuedOn = new DateOnly(2026, 11, 18).AddDays(-n % 40),
                IssuedBy = by,
                IssuedAt = Now.AddDays(-n % 40),
                Data = "{}",
                State = n % 10 == 0 ? DocumentState.Voided : DocumentState.Ready,
            });
        }

        await ledger.SaveChangesAsync();
        ledger.ChangeTracker.Clear();
    }

    public LedgerContext Ledger() => new(_store.Settings.Database.Build());

    /// <summary>The answer to a text, or to a question that came about in another way.</summary>
    public async Task<IReadOnlyList<ReplyBody>> AskAsync(string userId, Understanding meaning, LedgerContext ledger)
    {
        Library library = QuestionLibrary.Demo;
        Person asker = library.Register.People[userId];
        var message = new InboundMessage { Key = "test", From = userId, Kind = MessageKind.Text, Text = "", SentAt = Now };
        var context = new TurnContext(Conversation.New(userId), message, asker, Now, ledger, library);
        return [.. (await new QuestionDialog().AnswerAsync(context, meaning, CancellationToken.None)).Replies.Select(r => r.Body)];
    }

    public void Dispose() => _store.Dispose();
}
