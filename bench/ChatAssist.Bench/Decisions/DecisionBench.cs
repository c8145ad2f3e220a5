using System.Security.Cryptography;
using System.Text;
using ChatAssist.Bench.Turns;
using ChatAssist.Chat;
using ChatAssist.Content;
using ChatAssist.Desk;
using ChatAssist.Host;
using ChatAssist.Host.Channels.WeCom;
using ChatAssist.Host.Libraries;
using ChatAssist.Host.Storage;
using ChatAssist.People;
using ChatAssist.Questionnaires;
using ChatAssist.Questions;

namespace ChatAssist.Bench.Decisions;

/// <summary>What is done in memory for one message: opening its envelope, reading its words, deciding what to say.</summary>
internal static class DecisionBench
{
    public static async Task RunAsync(BenchOptions options, Table table)
    {
        using Scratch scratch = await Scratch.NewAsync(options);
        await Team.ImportAsync(scratch.Settings, 1);
        await using ServiceProvider program = scratch.Program();
        await program.GetRequiredService<Startup>().PrepareAsync(CancellationToken.None);
        Library library = program.GetRequiredService<LibraryShelf>().Current;
        Person person = library.Register.People[Team.UserId(0)];
        var now = new DateTimeOffset(2026, 3, 2, 9, 0, 0, TimeSpan.FromHours(8));
        await using LedgerReaders.Reader reader = await program.GetRequiredService<LedgerReaders>().TakeAsync();

        Codec(options, table);
        Answers(options, table, library, DateOnly.FromDateTime(now.Date));
        Turn Decide(string text) => Dialogs.Desk.TakeAsync(
            new TurnContext(
                Conversation.New(person.UserId),
                new InboundMessage { Key = "k", From = person.UserId, Kind = MessageKind.Text, Text = text, SentAt = now },
                person, now, reader.Ledger, library),
            CancellationToken.None).GetAwaiter().GetResult();
        Add(table, "decisions", Interleaved.Run(
            options,
            ("帮助: nothing is read", () => Decide("帮助")),
            ("检查 …: an inspection begins", () => Decide("检查 对象0000 消防 和陪0000")),
            ("待办: a person's open work", () => Decide("待办")),
            ("a question understood (no answer)", () => QuestionGrammar.Understand("上周东沟村消防逾期没整改的有几个", person, now, library))));
    }

    private static void Codec(BenchOptions options, Table table)
    {
        var protocol = new Protocol();
        var crypto = new WeComCrypto(Protocol.Token, Protocol.Key, Protocol.CorpId);
        (string query, byte[] body) = protocol.Seal("u0000", "2-6合格 11不合格 灭火器过期 其余合格");
        string envelope = Encoding.UTF8.GetString(body);
        string cipher = envelope[(envelope.IndexOf("<Encrypt><![CDATA[", StringComparison.Ordinal) + 18)..envelope.IndexOf("]]></Encrypt>", StringComparison.Ordinal)];
        string[] parts = [.. query[1..].Split('&').Select(p => p[(p.IndexOf('=', StringComparison.Ordinal) + 1)..])];
        byte[] key = Convert.FromBase64String(Protocol.Key + "="), sealedBytes = Convert.FromBase64String(cipher);
        using Aes aes = Aes.Create();
        aes.Key = key;
        Add(table, "codec", Interleaved.Run(
            options,
            ("AES-256-CBC alone", () => aes.DecryptCbc(sealedBytes, key.AsSpan(0, 16), PaddingMode.None)),
            ("signature, decryption, checks", () => _ = crypto.IsSigned(parts[0], parts[1], parts[2], cipher) && crypto.TryDecrypt(cipher, out _)),
            ("encryption", () => crypto.Encrypt("<xml><MsgType>text</MsgType></xml>"u8))));
    }

    private static void Answers(BenchOptions options, Table table, Library library, DateOnly today)
    {
        Questionnaire list = library.Checklists.MaxBy(q => q.Items.Count)!;
        var walk = new Walk([list], new Dictionary<ItemKey, Answer>(), new Dictionary<ItemKey, int>());
        var answers = new AnswerReader(library.Answers, today);
        WalkItem asked = walk.Items[0];
        Add(table, $"answers to a list of {list.Items.Count} items", Interleaved.Run(
            options,
            ("合格", () => answers.Read("合格", walk, asked)),
            ("1-5合格 6不合格 没有警示标志 其余合格", () => answers.Read("1-5合格 6不合格 没有警示标志 其余合格", walk, asked)),
            ("200 characters of talk", () => answers.Read(new string('说', 200), walk, asked))));
    }

    private static void Add(Table table, string subject, IReadOnlyList<(string Name, double Micros, double Bytes)> rows)
    {
        foreach (var (name, micros, bytes) in rows)
        {
            table.Add(subject, name, [("µs", micros), ("of the first", micros / rows[0].Micros), ("bytes", bytes)]);
        }
    }
}
