using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json;
using ChatAssist.Chat;
using ChatAssist.Host.Channels.WeCom;
using Xunit;

namespace ChatAssist.Tests.Channels.WeCom;

/// <summary>W-01. Our envelope against the official one, both ways: wecom-crypto-vectors.json says how it was made.</summary>
public sealed class WeComCryptoVectorTests
{
    public sealed record Vector(
        string Note, string Token, string EncodingAesKey, string ReceiveId, string Message, string Random,
        string Encrypted, string Timestamp, string Nonce, string Signature);

    private sealed record VectorFile(string Note, IReadOnlyList<Vector> Vectors);

    private static readonly IReadOnlyList<Vector> Vectors = Read();

    public static TheoryData<int, string> All()
    {
        var data = new TheoryData<int, string>();
        for (int i = 0; i < Vectors.Count; i++)
        {
            data.Add(i, Vectors[i].Note);
        }

        return data;
    }

    [Theory]
    [MemberData(nameof(All))]
    public void We_read_theirs_and_write_the_same(int index, string note)
    {
        var v = Vectors[index];
        Assert.Equal(note, v.Note);
        var crypto = new WeComCrypto(v.Token, v.EncodingAesKey, v.ReceiveId);

        Assert.True(crypto.TryDecrypt(v.Encrypted, out byte[] message));
        Assert.Equal(v.Message, Encoding.UTF8.GetString(message));
        Assert.Equal(v.Encrypted, crypto.Encrypt(Encoding.UTF8.GetBytes(v.Message), Convert.FromHexString(v.Random)));
        Assert.Equal(v.Signature, crypto.Sign(v.Timestamp, v.Nonce, v.Encrypted));
        Assert.True(crypto.IsSigned(v.Signature, v.Timestamp, v.Nonce, v.Encrypted));
        Assert.False(crypto.IsSigned(v.Signature, v.Timestamp + "0", v.Nonce, v.Encrypted));
    }

    [Fact]
    public void Every_padding_from_1_to_32_occurs() =>
        Assert.Equal(32, Vectors.Select(v => (20 + Encoding.UTF8.GetByteCount(v.Message) + v.ReceiveId.Length) % 32).Distinct().Count());

    [Fact]
    public void A_key_with_discarded_bits_occurs() =>
        Assert.Contains(Vectors, v => Convert.ToBase64String(Convert.FromBase64String(v.EncodingAesKey + "=")) != v.EncodingAesKey + "=");

    /// <summary>The sample that WeCom's documents and its libraries carry.</summary>
    [Fact]
    public void The_documents_own_sample_opens()
    {
        var crypto = new WeComCrypto("QDG6eK", "jWmYm7qr5nMoAUwZRjGtBxmz3KA1tkAj3ykkR6q2B2C", "wx5823bf96d3bd56c7");
        const string Echo = "P9nAzCzyDtyTWESHep1vC5X9xho/qYX3Zpb4yKa9SKld1DsH3Iyt3tP3zNdtp+4RPcs8TgAE7OaBO+FZXvnaqQ==";
        Assert.True(crypto.IsSigned("5c45ff5e21c57e6ad56bac8758b79b1d9ac89fd3", "1409659589", "263014780", Echo));
        Assert.True(crypto.TryDecrypt(Echo, out byte[] message));
        Assert.Equal("1616140317555161061", Encoding.UTF8.GetString(message));
    }

    private static IReadOnlyList<Vector> Read([CallerFilePath] string here = "") =>
        JsonSerializer.Deserialize<VectorFile>(
            File.ReadAllText(Path.Combine(Path.GetDirectoryName(here)!, "wecom-crypto-vectors.json")),
            ChatJson.Options)!.Vectors;
}
