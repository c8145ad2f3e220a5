using System.Text;

namespace ChatAssist.Demo.Simulator.Api;

/// <summary>WeCom counts bytes and cuts what is over: a phone shows the start and nobody is told.</summary>
internal static class Utf8Cut
{
    public static string To(string text, int bytes)
    {
        if (Encoding.UTF8.GetByteCount(text) <= bytes)
        {
            return text;
        }

        int used = 0;
        var s = new StringBuilder();
        foreach (Rune rune in text.EnumerateRunes())
        {
            used += rune.Utf8SequenceLength;
            if (used > bytes)
            {
                break;
            }

            s.Append(rune);
        }

        return s.ToString();
    }
}
