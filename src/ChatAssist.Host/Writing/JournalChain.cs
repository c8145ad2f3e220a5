using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using ChatAssist.Host.Storage;

namespace ChatAssist.Host.Writing;

/// <summary>
/// How the journal's links hold together. Each field goes into the hash with its length before it, so that no two
/// different rows can give the same bytes.
/// </summary>
public static class JournalChain
{
    /// <summary>What stands where the first link would have a predecessor.</summary>
    public const string Root = "";

    public static string HashOf(string previous, JournalRow row)
    {
        using var sha = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Span<byte> number = stackalloc byte[8];
        foreach (string field in (ReadOnlySpan<string>)
            [previous, row.Node, row.By, row.Message, row.MessageSha, row.Subject, row.Kind, row.Payload, row.SaidSha])
        {
            byte[] bytes = Encoding.UTF8.GetBytes(field);
            BinaryPrimitives.WriteInt64BigEndian(number, bytes.Length);
            sha.AppendData(number);
            sha.AppendData(bytes);
        }

        BinaryPrimitives.WriteInt64BigEndian(number, row.Seq);
        sha.AppendData(number);
        BinaryPrimitives.WriteInt64BigEndian(number, row.At.ToUnixTimeMilliseconds());
        sha.AppendData(number);
        return Convert.ToHexStringLower(sha.GetHashAndReset());
    }

    public static string Sha(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
}
