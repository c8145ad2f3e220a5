using System.Security.Cryptography;
using ChatAssist.Host.Turns;
using Microsoft.AspNetCore.DataProtection;

namespace ChatAssist.Host.Operators;

/// <summary>
/// Seals cookies and forms with the installation's key, in place of a key ring with files of its own: a session outlives a
/// restart and holds on every node. Each purpose has its own key.
/// </summary>
internal sealed class InstallationProtection(InstallationKey key, string purpose) : IDataProtector
{
    private const int TagBytes = 16;
    private const int NonceBytes = 12;

    private readonly byte[] _key = key.Of("protect:" + purpose);

    /// <summary>The length keeps two purposes apart that read the same when joined.</summary>
    public IDataProtector CreateProtector(string purpose1) => new InstallationProtection(key, $"{purpose}/{purpose1.Length}:{purpose1}");

    public byte[] Protect(byte[] plaintext)
    {
        byte[] sealedBytes = new byte[NonceBytes + TagBytes + plaintext.Length];
        Span<byte> nonce = sealedBytes.AsSpan(0, NonceBytes);
        RandomNumberGenerator.Fill(nonce);
        using var aes = new AesGcm(_key, TagBytes);
        aes.Encrypt(nonce, plaintext, sealedBytes.AsSpan(NonceBytes + TagBytes), sealedBytes.AsSpan(NonceBytes, TagBytes));
        return sealedBytes;
    }

    /// <exception cref="CryptographicException">Not sealed here, or changed since.</exception>
    public byte[] Unprotect(byte[] protectedData)
    {
        if (protectedData.Length < NonceBytes + TagBytes)
        {
            throw new CryptographicException("Too short to be sealed here.");
        }

        byte[] plain = new byte[protectedData.Length - NonceBytes - TagBytes];
        using var aes = new AesGcm(_key, TagBytes);
        aes.Decrypt(
            protectedData.AsSpan(0, NonceBytes), protectedData.AsSpan(NonceBytes + TagBytes),
            protectedData.AsSpan(NonceBytes, TagBytes), plain);
        return plain;
    }
}
