using System.IO.Compression;
using System.Text;
using System.Text.RegularExpressions;

namespace ChatAssist.Tests.Hostile;

/// <summary>Spoils real inputs. The same seed makes the same input on every machine.</summary>
internal static partial class Spoil
{
    /// <summary>What programs stumble over, each for a reason of its own.</summary>
    private static readonly string[] Oddities =
    [
        "\0", "\u0001", "\u001b[2J", "\r\n", "\r", "\n", "\t", "\u0085", "\u2028", "\u200b", "\u200d", "\u202e", "\u2066", "\ufeff", "\ufffe", "\uffff", "\ufffd",
        "\ud83d", "\udc4d", "👨‍👩‍👧‍👦", "𠮷", "e\u0301\u0301\u0301", "ﷺ", "İ", "ß", "０", "٣", "½", "ⅷ", "　", "\u00a0",
        "<", ">", "&", "\"", "'", "]]>", "<![CDATA[", "<!--", "<!DOCTYPE x [<!ENTITY a \"b\">]>", "&#0;", "&a;", "</xml>", "<a>",
        "{", "}", "{{", "}}", "[", "]", ": ", "- ", "? ", "| ", "> ", "&a ", "*a ", "!!x ", "%", "#", "---\n", "...\n", "~", "null",
        "=1+1", "+1", "-1", "@a", "../", "..\\", "/", "\\", "%2e%2e%2f", "%00", "\u27e6link:", "\u27e7", "_x0000_", "\u27e6link:reporter/C-2026-0001\u27e7",
        "0", "-0", "1e999", "NaN", "99999999999999999999", "2147483648", "-9223372036854775808", "0.0000000000000000001", "亿亿", "廿", "半",
        "不", "没", "全部", "其余", "除了", "第", "项", "到", "I-2026-0001", "C-2026-999999", "2026-02-30", "25:61", "下下下周",
    ];

    private static readonly byte[] Bytes = [0, 1, 0x7F, 0x80, 0xFE, 0xFF, (byte)'<', (byte)'"', (byte)'\n', (byte)' ', (byte)'9'];

    public static byte[] Of(Target target, int seed)
    {
        var random = new Random(seed);
        byte[] sample = target.Samples[random.Next(target.Samples.Count)];
        return target.Shape switch
        {
            Shape.Text => Encode(Text(Decode(sample), random)),
            Shape.Archive when random.Next(3) > 0 => Archive(sample, random),
            _ => Edited(sample, random),
        };
    }

    /// <summary>Words as UTF-8; half a pair, which UTF-8 does not know, as \uD83D.</summary>
    public static byte[] Encode(string text) => Encoding.UTF8.GetBytes(string.Concat(
        text.Select((c, i) => IsHalf(text, i) ? $"\\u{(int)c:X4}" : c.ToString())));

    public static string Decode(byte[] bytes) => Half().Replace(
        Encoding.UTF8.GetString(bytes), m => ((char)Convert.ToUInt16(m.Value[2..], 16)).ToString());

    private static bool IsHalf(string text, int i) => char.IsSurrogate(text[i])
        && !(char.IsHighSurrogate(text[i]) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]))
        && !(char.IsLowSurrogate(text[i]) && i > 0 && char.IsHighSurrogate(text[i - 1]));

    private static string Text(string text, Random random)
    {
        for (int edits = random.Next(1, 5); edits > 0; edits--)
        {
            int at = random.Next(text.Length + 1), end = random.Next(at, Math.Min(text.Length, at + 40) + 1);
            string odd = Oddities[random.Next(Oddities.Length)], slice = text[at..end];
            text = random.Next(9) switch
            {
                0 => text[..at],
                1 => text.Remove(at, end - at),
                2 => text.Insert(at, string.Concat(Enumerable.Repeat(slice, Run(random)))),
                3 => text.Remove(at, end - at).Insert(random.Next(text.Length - (end - at) + 1), slice),
                4 => text.Insert(at, string.Concat(Enumerable.Repeat(odd, Run(random)))),
                5 => text.Insert(at, ((char)random.Next(0x10000)).ToString()),
                6 => text + text,
                _ => text.Insert(at, odd),
            };
        }

        return text.Length > 30_000 ? text[..30_000] : text;
    }

    /// <summary>Mostly a few; now and then so many that recursion or a square shows.</summary>
    private static int Run(Random random) => random.Next(4) > 0 ? random.Next(1, 5) : random.Next(5, 3000);

    private static byte[] Edited(byte[] sample, Random random)
    {
        List<byte> bytes = [.. sample];
        for (int edits = random.Next(1, 6); edits > 0; edits--)
        {
            int at = random.Next(bytes.Count + 1), length = Math.Min(bytes.Count - at, random.Next(1, 64));
            byte[] slice = [.. bytes.Skip(at).Take(length)];
            switch (random.Next(10))
            {
                case 0:
                    bytes.RemoveRange(at, bytes.Count - at);
                    break;
                case 1:
                    bytes.RemoveRange(at, length);
                    break;
                case 2:
                    bytes.InsertRange(at, Enumerable.Repeat(slice, Run(random)).SelectMany(b => b));
                    break;
                case 3:
                    bytes.RemoveRange(at, length);
                    bytes.InsertRange(random.Next(bytes.Count + 1), slice);
                    break;
                case 4:
                    bytes.InsertRange(at, Enumerable.Repeat(Encoding.UTF8.GetBytes(Oddities[random.Next(Oddities.Length)]), Run(random)).SelectMany(b => b));
                    break;
                case 5 when length >= 4:
                    bytes.RemoveRange(at, 4);
                    bytes.InsertRange(at, (byte[])(random.Next(2) == 0 ? [0xFF, 0xFF, 0xFF, 0xFF] : [0, 0, 0, 0]));
                    break;
                case 6 when length > 0:
                    bytes[at] = Bytes[random.Next(Bytes.Length)];
                    break;
                case 7:
                    bytes.InsertRange(at, Encoding.UTF8.GetBytes(Oddities[random.Next(Oddities.Length)]));
                    break;
                default:
                    if (length > 0)
                    {
                        bytes[at] ^= (byte)(1 << random.Next(8));
                    }

                    break;
            }
        }

        return [.. bytes];
    }

    /// <summary>One entry spoiled and all of them packed again; or one left out, doubled, or under a name that leads elsewhere.</summary>
    private static byte[] Archive(byte[] sample, Random random)
    {
        using var from = new ZipArchive(new MemoryStream(sample), ZipArchiveMode.Read);
        using var made = new MemoryStream();
        using (var to = new ZipArchive(made, ZipArchiveMode.Create, leaveOpen: true))
        {
            int chosen = random.Next(from.Entries.Count), how = random.Next(10);
            for (int i = 0; i < from.Entries.Count; i++)
            {
                using var content = new MemoryStream();
                using (Stream entry = from.Entries[i].Open())
                {
                    entry.CopyTo(content);
                }

                byte[] bytes = content.ToArray();
                string name = from.Entries[i].FullName;
                if (i != chosen)
                {
                    Put(to, name, bytes);
                }
                else if (how > 2)
                {
                    Put(to, name, Edited(bytes, random));
                }
                else if (how > 0)
                {
                    Put(to, how == 1 ? "../" + name : name, bytes);
                    Put(to, name, bytes);
                }
            }
        }

        return made.ToArray();
    }

    private static void Put(ZipArchive to, string name, byte[] bytes)
    {
        using Stream entry = to.CreateEntry(name, CompressionLevel.Fastest).Open();
        entry.Write(bytes);
    }

    [GeneratedRegex(@"\\u[dD][89A-Fa-f][0-9A-Fa-f]{2}")]
    private static partial Regex Half();
}
