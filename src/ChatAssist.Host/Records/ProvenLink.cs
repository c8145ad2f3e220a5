using ChatAssist.Host.Storage;

namespace ChatAssist.Host.Records;

/// <summary>A link of the journal with the hash before it: enough to compute its own again.</summary>
/// <param name="At">Milliseconds since 1970, UTC.</param>
/// <param name="Payload">Null where it is sealed (K-09): then its hash stands alone.</param>
internal sealed record ProvenLink(
    string Node, long Seq, long At, string By, string Message, string MessageSha, string Subject, string Kind, string? Payload, string SaidSha, string Previous, string Hash)
{
    public static ProvenLink Of(JournalRow row, string previous) => new(
        row.Node, row.Seq, row.At.ToUnixTimeMilliseconds(), row.By, row.Message, row.MessageSha, row.Subject, row.Kind,
        CaseTalk.IsSealed(row) ? null : row.Payload, row.SaidSha, previous, row.Hash);
}
