using ChatAssist.Chat;
using ChatAssist.Ledger;

namespace ChatAssist.Complaints.Registers;

/// <summary>What people filled in for a complaint's line in the register; all the rest follows from the complaint.</summary>
public sealed class RegisterEntryRow : VersionedRow
{
    /// <summary>The complaint's number.</summary>
    public required string Number { get; set; }

    /// <summary>Values by column id, as <see cref="RegisterValues"/> keeps them.</summary>
    public required string Json { get; set; }
}

/// <summary>Somebody filled columns of a complaint's line; what was there before stands in the journal's earlier links.</summary>
/// <param name="Seen">Version of the entry that it was decided on; 0 where there was none.</param>
[FactName("complaint.register-filled.1")]
public sealed record RegisterFilled(string Number, long Seen, IReadOnlyDictionary<string, string> Values) : Fact
{
    public override string Subject => Number;

    public override void Apply(ILedgerRows rows, FactStamp stamp)
    {
        string json = System.Text.Json.JsonSerializer.Serialize(Values, ChatJson.Options);
        if (Seen > 0)
        {
            rows.Take<RegisterEntryRow>(Seen, Number).Json = json;
        }
        else if (rows.Find<RegisterEntryRow>(Number) is not null)
        {
            throw new ConflictException($"The register's line of {Number} was begun by another.");
        }
        else
        {
            rows.Add(new RegisterEntryRow { Number = Number, Json = json, Version = 1 });
        }
    }
}
