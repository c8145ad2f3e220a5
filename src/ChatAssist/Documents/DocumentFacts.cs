using System.Text.Json;
using ChatAssist.Chat;
using ChatAssist.Ledger;

namespace ChatAssist.Documents;

/// <summary>A paper has its number and its words. Its file is made from exactly these, afterwards.</summary>
/// <param name="Form">The number on the paper with # where the count goes: 示范镇综执责改〔2026〕#号.</param>
/// <param name="Replaces">Number of the void one that it stands in for; "" for none.</param>
[FactName("document.issued.1")]
public sealed record DocumentIssued(
    string Number,
    string Kind,
    string Record,
    string Occasion,
    int Edition,
    string Replaces,
    string Form,
    string About,
    DateOnly On,
    DocumentData Data) : Fact
{
    public override string Subject => Record;

    public override void Apply(ILedgerRows rows, FactStamp stamp)
    {
        if (rows.Find<DocumentRow>(Record, Kind, Occasion, Edition) is not null)
        {
            throw new ConflictException($"{Kind} of {Record} was issued by somebody else just now.");
        }

        rows.Add(new DocumentRow
        {
            Record = Record,
            Kind = Kind,
            Occasion = Occasion,
            Edition = Edition,
            Number = Number,
            Reference = Form.Replace("#", Number[(Number.LastIndexOf('-') + 1)..].TrimStart('0'), StringComparison.Ordinal),
            About = About,
            IssuedOn = On,
            IssuedBy = stamp.By,
            IssuedAt = stamp.At,
            NextAt = stamp.At,
            Data = JsonSerializer.Serialize(Data, ChatJson.Options),
            Version = 1,
        });
    }
}

/// <summary>Which paper a fact is about: its key.</summary>
public sealed record DocumentKey(string Record, string Kind, string Occasion, int Edition)
{
    public static DocumentKey Of(DocumentRow row) => new(row.Record, row.Kind, row.Occasion, row.Edition);
}

/// <summary>The file was made, once for all: whoever made it a second time finds that it is there.</summary>
/// <param name="Docx">SHA-256.</param>
/// <param name="Pdf">SHA-256, or "" where none could be made.</param>
/// <param name="Template">SHA-256 of the template.</param>
[FactName("document.rendered.1")]
public sealed record DocumentRendered(string Number, DocumentKey Key, string Docx, string Pdf, string Template) : Fact
{
    public override string Subject => Key.Record;

    public override void Apply(ILedgerRows rows, FactStamp stamp)
    {
        DocumentRow? row = rows.Find<DocumentRow>(Key.Record, Key.Kind, Key.Occasion, Key.Edition);
        if (row is not { State: DocumentState.Issued })
        {
            throw new ConflictException($"{Number} waits for no file.");
        }

        row.State = DocumentLifecycle.Table.Fire(row.State, DocumentTrigger.Render);
        (row.Docx, row.Pdf) = (Docx, Pdf);
        row.Version++;
    }
}

[FactName("document.voided.1")]
public sealed record DocumentVoided(string Number, DocumentKey Key, long Seen, string Reason) : Fact
{
    public override string Subject => Key.Record;

    public override void Apply(ILedgerRows rows, FactStamp stamp)
    {
        DocumentRow row = rows.Take<DocumentRow>(Seen, Key.Record, Key.Kind, Key.Occasion, Key.Edition);
        row.State = DocumentLifecycle.Table.Fire(row.State, DocumentTrigger.Void);
        (row.VoidReason, row.VoidedBy, row.VoidedAt) = (Reason, stamp.By, stamp.At);
    }
}
