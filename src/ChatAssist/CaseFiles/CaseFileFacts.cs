using ChatAssist.Chat;
using ChatAssist.Ledger;

namespace ChatAssist.CaseFiles;

public enum CaseFileState
{
    Waiting,
    Made,
}

/// <summary>Somebody asked for all of a record. It waits here until the archive is made and on its way.</summary>
public sealed class CaseFileRow
{
    /// <summary>case-file-2026-0001.</summary>
    public required string Number { get; set; }
    public required string Record { get; set; }
    public required string AskedBy { get; set; }
    public DateTimeOffset AskedAt { get; set; }
    public CaseFileState State { get; set; }

    /// <summary>SHA-256 of the archive; "" until it is made, and where it is too large for the chat.</summary>
    public string Sha256 { get; set; } = "";
    public int Attempts { get; set; }

    /// <summary>Not to be tried before.</summary>
    public DateTimeOffset NextAt { get; set; }
}

[FactName("case-file.requested.1")]
public sealed record CaseFileRequested(string Number, string Record) : Fact
{
    public override string Subject => Record;

    public override void Apply(ILedgerRows rows, FactStamp stamp) => rows.Add(new CaseFileRow
    {
        Number = Number,
        Record = Record,
        AskedBy = stamp.By,
        AskedAt = stamp.At,
        NextAt = stamp.At,
    });
}

/// <param name="Sha256">Of the archive; "" where it is too large for the chat and was not kept.</param>
[FactName("case-file.made.1")]
public sealed record CaseFileMade(string Number, string Record, string Sha256, long Bytes) : Fact
{
    public override string Subject => Record;

    public override void Apply(ILedgerRows rows, FactStamp stamp)
    {
        if (rows.Find<CaseFileRow>(Number) is not { State: CaseFileState.Waiting } row)
        {
            throw new ConflictException($"{Number} is made already.");
        }

        (row.State, row.Sha256) = (CaseFileState.Made, Sha256);
    }
}
