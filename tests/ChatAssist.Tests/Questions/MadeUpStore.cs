using ChatAssist.Chat;
using ChatAssist.Content;
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
