using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace ChatAssist.Host.Writing;

/// <summary>
/// Names of what a work must have to itself until its commit, where several nodes write. The writer takes those of a whole
/// batch before its first work, in one order for all nodes: so two of them never wait for each other crosswise.
/// </summary>
public static class Locks
{
    /// <summary>Which message of this person is the next: changed by who lets one in and by who has answered one.</summary>
    public static string Lane(string userId) => "lane/" + userId;

    /// <summary>The next number of a gapless series.</summary>
    public static string Series(string series, int year) => $"series/{series}/{year}";

    /// <summary>The names as PostgreSQL locks them, in the order of taking. Two names of one key only wait for each other.</summary>
    internal static long[] KeysOf(IEnumerable<string> names) =>
        [.. names.Distinct().Select(n => BinaryPrimitives.ReadInt64BigEndian(SHA256.HashData(Encoding.UTF8.GetBytes(n)))).Distinct().Order()];
}
