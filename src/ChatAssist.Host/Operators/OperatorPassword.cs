using System.Security.Cryptography;
using System.Text.RegularExpressions;

namespace ChatAssist.Host.Operators;

/// <summary>
/// A password as it may be kept: PBKDF2 with SHA-256, written as <c>pbkdf2-sha256$iterations$salt$hash</c> in Base64. The
/// password itself is nowhere.
/// </summary>
public sealed partial class OperatorPassword
{
    /// <summary>Characters; a shorter one is not taken.</summary>
    public const int Shortest = 12;

    /// <summary>Characters; a longer one is no password, and no work is done for it.</summary>
    public const int Longest = 200;

    /// <summary>About a fifth of a second; the number that OWASP names for PBKDF2 with SHA-256.</summary>
    private const int Iterations = 600_000;

    private const int SaltBytes = 16;
    private const int HashBytes = 32;

    private readonly int _iterations;
    private readonly byte[] _salt;
    private readonly byte[] _hash;

    /// <exception cref="FormatException">Not what <see cref="Make"/> writes.</exception>
    public OperatorPassword(string kept)
    {
        Match m = Kept().Match(kept);
        if (!m.Success
            || !int.TryParse(m.Groups[1].Value, out _iterations) || _iterations is < 100_000 or > 10_000_000
            || (_salt = Bytes(m.Groups[2].Value)).Length != SaltBytes
            || (_hash = Bytes(m.Groups[3].Value)).Length != HashBytes)
        {
            throw new FormatException("ChatAssist__OperatorPassword is not what `chatassist operator-password` prints.");
        }
    }

    public static string Make(string password)
    {
        byte[] salt = RandomNumberGenerator.GetBytes(SaltBytes);
        byte[] hash = Derive(password, salt, Iterations);
        return $"pbkdf2-sha256${Iterations}${Convert.ToBase64String(salt)}${Convert.ToBase64String(hash)}";
    }

    public bool Is(string password) =>
        password.Length <= Longest && CryptographicOperations.FixedTimeEquals(_hash, Derive(password, _salt, _iterations));

    private static byte[] Derive(string password, byte[] salt, int iterations) =>
        Rfc2898DeriveBytes.Pbkdf2(password, salt, iterations, HashAlgorithmName.SHA256, HashBytes);

    private static byte[] Bytes(string base64)
    {
        byte[] bytes = new byte[base64.Length];
        return Convert.TryFromBase64String(base64, bytes, out int length) ? bytes[..length] : [];
    }

    [GeneratedRegex(@"\Apbkdf2-sha256\$([0-9]{1,9})\$([A-Za-z0-9+/=]{1,100})\$([A-Za-z0-9+/=]{1,100})\z")]
    private static partial Regex Kept();
}
