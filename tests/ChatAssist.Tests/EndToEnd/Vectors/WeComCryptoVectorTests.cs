using System.Text;
using System.Text.Json;
using ChatAssist.Host.Channels.WeCom;
using Xunit;

namespace ChatAssist.Tests.EndToEnd.Vectors;

/// <summary>W-01: the codec against WeCom's own package, both ways: what it sealed is opened, and sealed again it is the same.</summary>
public sealed class WeComCryptoVectorTests
{
    private sealed record Vector(
        string Key, string Id, string Token, string Timestamp, string Nonce, string Random, string Message, string Encrypted, string Signature);

    private sealed record VectorFile(string Note, Vector[] Vectors);

    private static readonly Vector[] All = Read();

    public static TheoryData<int> Numbers() => [.. Enumerable.Range(0, All.Length)];

    [Theory]
    [MemberData(nameof(Numbers))]
    public void Sealed_elsewhere_is_opened_here_and_sealed_here_is_the_same(int number)
    {
        Vector v = All[number];
        var crypto = new WeComCrypto(v.Token, v.Key, v.Id);
        Assert.True(crypto.IsSigned(v.Signature, v.Timestamp, v.Nonce, v.Encrypted));
        Assert.True(crypto.TryDecrypt(v.Encrypted, out byte[] opened));
        Assert.Equal(v.Message, Encoding.UTF8.GetString(opened));
        Assert.Equal(v.Encrypted, crypto.Encrypt(Encoding.UTF8.GetBytes(v.Message), Convert.FromHexString(v.Random)));
    }

    [Fact]
    public void Every_padding_is_there() => Assert.Equal(
        32, All.Select(v => (20 + Encoding.UTF8.GetByteCount(v.Message + v.Id)) % 32).Distinct().Count());

    private static Vector[] Read()
    {
        const string Name = "tests/ChatAssist.Tests/EndToEnd/Vectors/wecom-crypto.json";
        DirectoryInfo? folder = new(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, Name)))
        {
            folder = folder.Parent;
        }

        string json = File.ReadAllText(Path.Combine(folder?.FullName ?? throw new FileNotFoundException(Name), Name));
        return JsonSerializer.Deserialize<VectorFile>(json, JsonSerializerOptions.Web)!.Vectors;
    }
}
