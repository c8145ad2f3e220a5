using ChatAssist.Chat;
using ChatAssist.Content;
using ChatAssist.Host.Libraries;
using ChatAssist.Host.Storage;
using ChatAssist.Host.Transcripts;
using ChatAssist.Inspections;
using ChatAssist.Questionnaires;
using Microsoft.EntityFrameworkCore;

namespace ChatAssist.Host.Efforts;

/// <summary>
/// A person who walks a checklist through the real dialogs and the real store, and counts the messages that it takes. It
/// looks at what the program asks for, as it is stored, and answers that.
/// </summary>
public sealed class Walker(ChatSession session, Library library, string who)
{
    private const int MostMessages = 400;
    private static readonly TimeSpan Pace = TimeSpan.FromSeconds(40);

    /// <summary>Messages and taps of this person so far.</summary>
    public int Messages { get; private set; }

    public SampleAnswers Answers { get; } = new(library);

    /// <summary>Everything that this person was told since the last message.</summary>
    public IReadOnlyList<Said> Heard { get; private set; } = [];

    private string Last => Heard is [.., var last] ? last.Text : "";

    public async Task SayAsync(string text)
    {
        if (++Messages > MostMessages)
        {
            throw new InvalidOperationException($"{MostMessages} messages and no end; the last that was said: {Last}");
        }

        session.Clock.Now += Pace;
        Heard = await session.SayAsync(who, text);
    }

    /// <summary>Begins an inspection by taps: whom, what, with whom.</summary>
    public async Task BeginAsync(string target, Questionnaire list, string partner)
    {
        await SayAsync(Bracketed.Key($"start/target/{target}"));
        await SayAsync(Bracketed.Key($"start/list/{list.Id}"));
        await SayAsync(Bracketed.Key($"start/with/{partner}"));
        if (await WhereAsync() is null)
        {
            throw new InvalidOperationException($"No walk of {list.Id} began: {Last}");
        }
    }

    /// <summary>What the open walk asks for; null where none is open.</summary>
    public async Task<WalkState?> WhereAsync()
    {
        Position at = await ReadAsync(async ledger =>
        {
            string userId = library.Register.People.Values.FirstOrDefault(p => p.Name == who)?.UserId ?? who;
            return await ledger.Conversations.AsNoTracking().FirstOrDefaultAsync(c => c.UserId == userId) is { } row
                ? new Position(row.Dialog, row.State)
                : Position.Idle;
        });
        return at.Dialog == "walk" ? at.Read<WalkState>() : null;
    }

    /// <summary>Answers item by item what is asked, photos included, until there is nothing left to answer.</summary>
    /// <param name="answer">What to say to an item.</param>
    public async Task AnswerAllAsync(Questionnaire list, Func<Question, string> answer)
    {
        while (await WhereAsync() is { Asked: { } key } at)
        {
            await SayAsync(at.Ask == WalkAsk.Photo ? Bracketed.Photo : answer(list.Find(key.Item)!));
        }
    }

    /// <summary>Hands in, and gives whatever is still asked for on the way.</summary>
    public async Task HandInAsync(string inspection)
    {
        await SayAsync(library.Texts[WalkTexts.Submit]);
        while (await ReadAsync(l => l.Inspections.Where(i => i.Number == inspection).Select(i => i.State).SingleAsync()) == InspectionState.Underway)
        {
            await SayAsync(await WhereAsync() is { Asked: not null } or { Ask: WalkAsk.Signature } ? Bracketed.Photo : "1");
        }
    }

    public async Task<T> ReadAsync<T>(Func<LedgerContext, Task<T>> read)
    {
        T? result = default;
        await session.RunAsync(async services =>
        {
            await using LedgerContext ledger = await services.GetRequiredService<IDbContextFactory<LedgerContext>>().CreateDbContextAsync();
            result = await read(ledger);
        });
        return result!;
    }
}
