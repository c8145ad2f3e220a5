using ChatAssist.Chat;
using ChatAssist.Desk;
using ChatAssist.Inspections;
using ChatAssist.Ledger;
using Microsoft.EntityFrameworkCore;

namespace ChatAssist.Documents;

/// <summary>Papers in the chat (I-08): 文书 I-2026-0001 shows what there is and what fits; one tap issues, sends, voids.</summary>
public sealed partial class DocumentDialog : IDialog
{
    private const int MostRecent = 5;
    private const int MostWords = 800;

    public string Name => "document";

    public IReadOnlyList<string> Commands => ["documents", "void-document", "cancel"];

    /// <param name="Record">The record that words are asked for, or the number of the paper that is to be void.</param>
    /// <param name="Kind">The kind that words are asked for; "" where a reason is.</param>
    /// <param name="Before">Where the talk stood, such as in the middle of a walk: it goes on there.</param>
    public sealed record State(string Record, string Kind, Position? Before = null);

    public async Task<Turn?> TakeAsync(TurnContext context, CancellationToken cancellationToken)
    {
        bool open = context.Conversation.Position.Dialog == Name;
        switch (context.Command)
        {
            case { Id: "cancel" }:
                return open ? context.Stay(context.Say(DocumentTexts.LeftAlone)) with { Next = Before(context) } : null;
            case { Id: "documents" or "void-document" } command:
                bool toVoid = command.Id == "void-document";
                return RecordNumber.TryTake(command.Argument, out string number, out _)
                    ? await OfAsync(context, number, toVoid, cancellationToken)
                    : await WhichAsync(context, cancellationToken);
            case not null:
                return null;
        }

        if (context.Message.Kind == MessageKind.Button)
        {
            return await PressedAsync(context, context.Message.Text.Split('/'), cancellationToken);
        }

        return open && context.Message.Kind == MessageKind.Text
            ? await SaidAsync(context, context.Conversation.Position.Read<State>(), context.Message.Text.Trim(), cancellationToken)
            : null;
    }

    private static async Task<Turn?> PressedAsync(TurnContext c, string[] key, CancellationToken cancellationToken) => key switch
    {
        [_, var record] when RecordNumber.TryParse(record, out _) => await OfAsync(c, record, false, cancellationToken),
        [_, var record, "issue", var kinds] when RecordNumber.TryParse(record, out _) => await IssueAsync(c, record, kinds, "", cancellationToken),
        [_, var record, "issue", var kind, "as-noted"] when RecordNumber.TryParse(record, out _) =>
            DocumentKinds.Find(kind) is { AsksForWords: true } k ? await IssueAsync(c, record, kind, c.Say(DocumentTexts.DefaultWords(k)), cancellationToken) : null,
        [_, var number, "send"] => await SendAsync(c, number, cancellationToken),
        [_, var number, "void"] => await AskVoidAsync(c, number, cancellationToken),
        [_, _, "leave"] => c.Stay(c.Say(DocumentTexts.LeftAlone)) with { Next = Before(c) },
        _ => null,
    };

    private static async Task<Turn?> SaidAsync(TurnContext c, State state, string text, CancellationToken cancellationToken) =>
        text.Length > MostWords ? c.Stay(c.Say(DocumentTexts.WordsTooLong, MostWords))
        : state.Kind.Length > 0 ? await IssueAsync(c, state.Record, state.Kind, text, cancellationToken)
        : await VoidAsync(c, state.Record, text, cancellationToken);

    /// <summary>Without a number: the walk that is open, or the last ones of this person.</summary>
    private static async Task<Turn> WhichAsync(TurnContext c, CancellationToken cancellationToken)
    {
        if (c.Conversation.Position is { Dialog: "walk" } walk)
        {
            return await OfAsync(c, walk.Read<WalkState>().Inspection, false, cancellationToken);
        }

        var mine = await c.Ledger.Inspections
            .Where(i => i.State != InspectionState.Cancelled && c.Ledger.Members.Any(m => m.Inspection == i.Number && m.UserId == c.Sender.UserId))
            .OrderByDescending(i => i.StartedAt).Take(MostRecent).ToListAsync(cancellationToken);
        return mine.Count == 0
            ? c.Stay(c.Say(DocumentTexts.NoneLately))
            : new Turn(
                c.Conversation.Position,
                [
                    c.Ask(c.Say(DocumentTexts.AskWhich), "", [.. mine.Select(i => new Choice(
                        $"document/{i.Number}", c.Say(DocumentTexts.WhichChoice, i.Number, i.TargetName, c.Say(c.Library.Rules.DayOf(i.StartedAt)))))]),
                ],
                []);
    }

    /// <summary>What was issued for a record, and what could be.</summary>
    private static async Task<Turn> OfAsync(TurnContext c, string record, bool toVoid, CancellationToken cancellationToken)
    {
        if (await RecordAccess.RefusalAsync(c, record, cancellationToken) is { } refusal)
        {
            return c.Stay(refusal);
        }

        var issued = await c.PapersOfAsync(record, cancellationToken);
        var choices = new List<Choice>();
        foreach (DocumentKind kind in toVoid ? [] : DocumentKinds.All)
        {
            if (await kind.DraftAsync(c, record, "", cancellationToken) is { May: true } draft && Standing(await EditionsAsync(c, kind, draft, cancellationToken)) is null)
            {
                choices.Add(new Choice(Offers.Key(record, kind.Id), c.Say(DocumentTexts.Make, Shortly(c, kind.Id))));
            }
        }

        foreach (DocumentRow d in issued.Where(d => d.State == DocumentState.Ready && (!toVoid || MayVoid(c, d))))
        {
            choices.Add(toVoid
                ? new Choice($"document/{d.Number}/void", c.Say(DocumentTexts.Void, Shortly(c, d.Kind)))
                : new Choice($"document/{d.Number}/send", c.Say(DocumentTexts.Send, Shortly(c, d.Kind))));
        }

        if (toVoid && choices.Count == 0)
        {
            return c.Stay(c.Say(DocumentTexts.NoneToVoid, record));
        }

        var lines = issued.ConvertAll(d => Line(c, d));
        lines = lines.Count == 0 ? [c.Say(DocumentTexts.NoneIssued)] : lines;
        if (choices.Count == 0)
        {
            lines.Add(c.Say(DocumentTexts.NothingFits));
        }
        else if (!toVoid && issued.Any(d => d.State == DocumentState.Ready && MayVoid(c, d)))
        {
            lines.Add(c.Say(DocumentTexts.VoidHint, record));
        }

        string title = c.Say(DocumentTexts.OfferTitle, record), text = string.Join('\n', lines);
        return new Turn(c.Conversation.Position, [choices.Count == 0 ? c.Reply($"{title}\n{text}") : c.Ask(title, text, choices)], []);
    }

    /// <param name="kinds">One, or several joined by a plus.</param>
    private static async Task<Turn> IssueAsync(TurnContext c, string record, string kinds, string words, CancellationToken cancellationToken)
    {
        if (await RecordAccess.RefusalAsync(c, record, cancellationToken) is { } refusal)
        {
            return c.Stay(refusal);
        }

        var facts = new List<Fact>();
        var numbers = new List<NewNumber>();
        var names = new List<string>();
        var not = new List<string>();
        foreach (DocumentKind kind in kinds.Split('+').Select(DocumentKinds.Find).OfType<DocumentKind>().Distinct())
        {
            Draft? draft = await kind.DraftAsync(c, record, words, cancellationToken);
            var editions = draft is null ? [] : await EditionsAsync(c, kind, draft, cancellationToken);
            if (draft is not { May: true })
            {
                not.Add(draft is null ? c.Say(DocumentTexts.DoesNotFit, Called(c, kind.Id), record) : c.Say(DocumentTexts.MayNot, Called(c, kind.Id)));
            }
            else if (Standing(editions) is { } standing)
            {
                not.Add(c.Say(DocumentTexts.HaveAlready, Called(c, kind.Id), standing.Reference));
            }
            else if (draft.Asks is not null || (kind.AsksForWords && words.Length == 0))
            {
                return AskWords(c, kind, draft);
            }
            else
            {
                NewNumber number = c.NewNumber(kind.Id, numbers.Count + 1);
                numbers.Add(number);
                names.Add(Called(c, kind.Id));
                facts.Add(Issued(c, kind, draft, number.Token, editions));
            }
        }

        if (names.Count > 0)
        {
            not.Insert(0, c.Say(DocumentTexts.Making, string.Join('、', names)));
        }

        return new Turn(Before(c), [c.Reply(string.Join('\n', not))], facts) { NewNumbers = numbers };
    }

    private static Turn AskWords(TurnContext c, DocumentKind kind, Draft draft) => new(
        Position.At("document", new State(draft.Record, kind.Id, Before(c))),
        [
            draft.Asks is { } question
                ? c.Reply(question)
                : c.Ask(c.Say(DocumentTexts.AskWords(kind)), "", new Choice($"document/{draft.Record}/issue/{kind.Id}/as-noted", c.Say(DocumentTexts.WordsDefault))),
        ],
        []);

    /// <summary>Where the talk goes on when this dialog has what it asked for.</summary>
    private static Position Before(TurnContext c) => c.Conversation.Position.Dialog == "document"
        ? c.Conversation.Position.Read<State>().Before ?? Position.Idle
        : c.Conversation.Position;

    private static DocumentIssued Issued(TurnContext c, DocumentKind kind, Draft draft, string number, List<DocumentRow> editions)
    {
        DocumentRow? before = editions.MaxBy(d => d.Edition);
        Content.Rules rules = c.Library.Rules;
        string form = c.Say(DocumentTexts.Reference, rules.TeamShort, c.Say(DocumentTexts.Code(kind)), c.Today.Year, "#");
        var all = new Dictionary<string, string>(draft.Data.Fields)
        {
            // The number is not known before the commit; it is put in its place when the file is made.
            ["number"] = "",
            ["date"] = PaperWords.Day(c, c.Today),
            ["team.name"] = rules.TeamName,
            ["team.address"] = PaperWords.Or(c, rules.TeamAddress),
            ["team.phone"] = PaperWords.Or(c, rules.TeamPhone),
            ["team.review"] = PaperWords.Or(c, rules.ReviewAuthority),
            ["team.court"] = PaperWords.Or(c, rules.Court),
            ["issuer"] = c.Sender.Name,
            ["replaces"] = before is null ? "" : c.Say(DocumentTexts.Replaces, before.Reference),
        };
        DocumentData data = (draft.Data with { Fields = all }).With("qr", "");
        kind.Shape.Check(data);
        return new DocumentIssued(
            number, kind.Id, draft.Record, draft.Occasion, (before?.Edition ?? 0) + 1, before?.Number ?? "", form, draft.About, c.Today, data);
    }

    private static async Task<Turn> SendAsync(TurnContext c, string number, CancellationToken cancellationToken)
    {
        if (await FindAsync(c, number, cancellationToken) is not { } d)
        {
            return c.Stay(c.Say(DocumentTexts.NoRecord, number));
        }

        return d.State switch
        {
            DocumentState.Issued => c.Stay(c.Say(DocumentTexts.StillMaking, d.Reference)),
            DocumentState.Voided => c.Stay(c.Say(DocumentTexts.IsVoid, d.Reference, d.VoidReason)),
            _ => new Turn(c.Conversation.Position, [.. Files(c.Library, d, c.Sender.UserId)], []),
        };
    }

    /// <summary>A paper's files with a line that says what they are.</summary>
    public static IEnumerable<Reply> Files(Content.Library library, DocumentRow d, string to)
    {
        string name = library.Texts[new Texts.TextKey($"document.name-{d.Kind}")];
        string file = library.Texts[DocumentTexts.FileName, name, d.Reference, Text.Shorten(d.About, 20)];
        yield return new Reply(to, new TextBody(
            library.Texts[d.Pdf.Length > 0 ? DocumentTexts.Sending : DocumentTexts.SendingWithoutPdf, d.Reference, name]));
        if (d.Pdf.Length > 0)
        {
            yield return new Reply(to, new FileBody(d.Pdf, file + ".pdf", FileKind.File));
        }

        yield return new Reply(to, new FileBody(d.Docx, file + ".docx", FileKind.File));
    }

    private static async Task<DocumentRow?> FindAsync(TurnContext c, string number, CancellationToken cancellationToken)
    {
        DocumentRow? d = await c.Ledger.OneAsync<DocumentRow>(nameof(DocumentRow.Number), number, cancellationToken);
        return d is null || await RecordAccess.RefusalAsync(c, d.Record, cancellationToken) is not null ? null : d;
    }

    private static Task<List<DocumentRow>> EditionsAsync(TurnContext c, DocumentKind kind, Draft draft, CancellationToken cancellationToken) =>
        c.Ledger.Documents.Where(d => d.Record == draft.Record && d.Kind == kind.Id && d.Occasion == draft.Occasion).ToListAsync(cancellationToken);

    private static DocumentRow? Standing(List<DocumentRow> editions) => editions.FirstOrDefault(d => d.State != DocumentState.Voided);

    private static string Called(TurnContext c, string kind) => c.Say(new Texts.TextKey($"document.name-{kind}"));

    private static string Shortly(TurnContext c, string kind) => c.Say(new Texts.TextKey($"document.short-{kind}"));

    private static string Line(TurnContext c, DocumentRow d) => d.State switch
    {
        DocumentState.Issued => c.Say(DocumentTexts.ListedMaking, d.Reference, Called(c, d.Kind), c.Say(d.IssuedOn)),
        DocumentState.Ready => c.Say(DocumentTexts.Listed, d.Reference, Called(c, d.Kind), c.Say(d.IssuedOn)),
        _ => c.Say(DocumentTexts.ListedVoid, d.Reference, Called(c, d.Kind), c.Say(d.IssuedOn), d.VoidReason),
    };
}
