using System.Security.Cryptography;
using System.Text;

namespace ChatAssist.Documents;

/// <summary>Tells several occasions within one record apart, in the few characters of a key.</summary>
internal static class Occasions
{
    public static string Short(string what) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(what)))[..12];
}
