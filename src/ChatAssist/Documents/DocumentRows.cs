using ChatAssist.Ledger;

namespace ChatAssist.Documents;

/// <summary>
/// A paper that was issued (I-08). Its key says what it is about, so that two people who press the same button at once do
/// not issue it twice.
/// </summary>
public sealed class DocumentRow : VersionedRow
{
    /// <summary>The record: I-2026-0001, F-…, C-….</summary>
    public required string Record { get; set; }

    /// <summary>Id of the <see cref="DocumentKind"/>.</summary>
    public required string Kind { get; set; }

    /// <summary>Which of several occasions within the record, such as the rounds of re-inspection; "" where there is one.</summary>
    public required string Occasion { get; set; }

    /// <summary>1 for the first; one more for each that was issued in place of a void one.</summary>
    public int Edition { get; set; }

    /// <summary>Unique: kind, year and a gapless number (order-2026-0003).</summary>
    public required string Number { get; set; }

    /// <summary>The number as it stands on the paper: 示范镇综执责改〔2026〕3号.</summary>
    public required string Reference { get; set; }

    /// <summary>Whom or what it is about, for its file's name.</summary>
    public required string About { get; set; }

    /// <summary>The day on the paper.</summary>
    public DateOnly IssuedOn { get; set; }
    public required string IssuedBy { get; set; }
    public DateTimeOffset IssuedAt { get; set; }
    public DocumentState State { get; set; }

    /// <summary>The frozen <see cref="DocumentData"/> as JSON.</summary>
    public required string Data { get; set; }

    /// <summary>SHA-256 of the .docx, lower-case hex, under which it is stored; "" until it is made.</summary>
    public string Docx { get; set; } = "";

    /// <summary>The same of the .pdf; "" where none could be made.</summary>
    public string Pdf { get; set; } = "";
    public string VoidReason { get; set; } = "";
    public string VoidedBy { get; set; } = "";
    public DateTimeOffset? VoidedAt { get; set; }

    /// <summary>How often making the file failed by a fault of ours.</summary>
    public int Attempts { get; set; }

    /// <summary>Not to be tried before.</summary>
    public DateTimeOffset NextAt { get; set; }
}
