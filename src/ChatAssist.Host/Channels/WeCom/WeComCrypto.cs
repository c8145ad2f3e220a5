using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace ChatAssist.Host.Channels.WeCom;

/// <summary>
/// WeCom's callback envelope: SHA-1 signature over the sorted parts, AES-256-CBC with the key's first half as IV,
/// 16 random bytes + 4-byte big-endian length + message + receive id, padded to a multiple of 32.
/// Immutable and safe to share.
/// </summary>
public sealed class WeComCrypto
{
    private const int Block = 32;
    private readonly byte[] _key;
    private readonly string _token;
    private readonly byte[] _receiveId;

    /// <param name="receiveId">The corp id for an app; "" for an in-house bot.</param>
    /// <exception cref="FormatException">The key is not 43 characters of Base64.</exception>
    public WeComCrypto(string token, string encodingAesKey, string receiveId)
    {
        if (encodingAesKey.Length != 43)
        {
            throw new FormatException("EncodingAesKey must have 43 characters.");
        }

        // Real keys may carry non-zero discarded bits; this decoder accepts them, as WeCom does.
        _key = Convert.FromBase64String(encodingAesKey + "=");
        _token = token;
        _receiveId = Encoding.UTF8.GetBytes(receiveId);
    }

    /// <summary>Lower-case hex SHA-1 of token, timestamp, nonce and ciphertext, sorted by ordinal and joined.</summary>
    public string Sign(string timestamp, string nonce, string encrypted)
    {
        string[] parts = [_token, timestamp, nonce, encrypted];
        Array.Sort(parts, StringComparer.Ordinal);
        return Convert.ToHexStringLower(SHA1.HashData(Encoding.UTF8.GetBytes(string.Concat(parts))));
    }

    /// <summary>Compares in constant time, so that the answer's delay tells a forger nothing.</summary>
    public bool IsSigned(string? signature, string timestamp, string nonce, string encrypted) =>
        signature is { Length: 40 }
        && CryptographicOperations.FixedTimeEquals(
            Encoding.UTF8.GetBytes(signature),
            Encoding.UTF8.GetBytes(Sign(timestamp, nonce, encrypted)));

    /// <summary>Opens an envelope. False for anything that is not one of ours: wrong padding, length or receive id.</summary>
    public bool TryDecrypt(string encrypted, out byte[] message)
    {
        message = [];
        byte[] cipher = new byte[encrypted.Length / 4 * 3 + 3];
        if (!Convert.TryFromBase64String(encrypted, cipher, out int length) || length == 0 || length % 16 != 0)
        {
            return false;
        }

        using var aes = Aes.Create();
        aes.Key = _key;
        byte[] plain = aes.DecryptCbc(cipher.AsSpan(0, length), _key.AsSpan(0, 16), PaddingMode.None);
        int pad = plain[^1];
        if (pad is < 1 or > Block || plain.Length - pad < 20 + _receiveId.Length
            || plain.AsSpan(plain.Length - pad).ContainsAnyExcept((byte)pad))
        {
            return false;
        }

        Span<byte> body = plain.AsSpan(0, plain.Length - pad);
        uint size = BinaryPrimitives.ReadUInt32BigEndian(body[16..]);
        if (size > body.Length - 20)
        {
            return false;
        }

        if (!CryptographicOperations.FixedTimeEquals(body[(20 + (int)size)..], _receiveId))
        {
            return false;
        }

        message = body.Slice(20, (int)size).ToArray();
        return true;
    }

    /// <summary>Seals a message. <paramref name="random"/> is for tests with known vectors; 16 bytes.</summary>
    public string Encrypt(ReadOnlySpan<byte> message, ReadOnlySpan<byte> random = default)
    {
        int size = 20 + message.Length + _receiveId.Length;
        int pad = Block - size % Block;
        byte[] plain = new byte[size + pad];
        if (random.IsEmpty)
        {
            RandomNumberGenerator.Fill(plain.AsSpan(0, 16));
        }
        else
        {
            random.CopyTo(plain);
        }

        BinaryPrimitives.WriteInt32BigEndian(plain.AsSpan(16), message.Length);
        message.CopyTo(plain.AsSpan(20));
        _receiveId.CopyTo(plain, 20 + message.Length);
        plain.AsSpan(size).Fill((byte)pad);
        using var aes = Aes.Create();
        aes.Key = _key;
        return Convert.ToBase64String(aes.EncryptCbc(plain, _key.AsSpan(0, 16), PaddingMode.None));
    }
}
