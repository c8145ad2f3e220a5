using System.Text;

namespace ChatAssist.Tests.Hostile;

/// <summary>Every reader of something from outside.</summary>
internal static class Targets
{
    public static readonly IReadOnlyDictionary<string, Target> All =
        new[] { WireTargets.All, WordTargets.All, ContentTargets.All, FileTargets.All }.SelectMany(t => t).ToDictionary(t => t.Name);

    public static byte[] Utf8(string text) => Encoding.UTF8.GetBytes(text);

    /// <summary>Throws where something that must hold does not.</summary>
    public static void Must(bool holds, string what)
    {
        if (!holds)
        {
            throw new InvalidOperationException(what);
        }
    }
}
