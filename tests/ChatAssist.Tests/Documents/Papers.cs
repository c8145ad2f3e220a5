using System.Diagnostics;
using ChatAssist.Documents;
using ChatAssist.Host.Storage;
using ChatAssist.Host.Transcripts;
using Microsoft.EntityFrameworkCore;

namespace ChatAssist.Tests.Documents;

/// <summary>Talks that end in papers, and the papers that were made.</summary>
internal static class Papers
{
    public static ChatSession Session(Store store, string publicUrl = "") =>
        new(store.Settings with { PublicUrl = publicUrl }, new ScriptClock(new DateTimeOffset(2026, 3, 2, 9, 0, 0, TimeSpan.FromHours(8))), Home.Content, keep: true);

    /// <summary>Says each line; a name before a colon says who, otherwise 张三.</summary>
    public static async Task<List<Said>> TalkAsync(ChatSession session, params IEnumerable<string> lines)
    {
        var heard = new List<Said>();
        foreach (string line in lines)
        {
            session.Clock.Now += TimeSpan.FromSeconds(1);
            int colon = line.IndexOf(": ", StringComparison.Ordinal);
            heard.AddRange(line[0] == '+'
                ? await session.PassAsync(TimeSpan.FromDays(int.Parse(line[1..])), down: false)
                : colon > 0 ? await session.SayAsync(line[..colon], line[(colon + 2)..]) : await session.SayAsync("张三", line));
        }

        return heard;
    }

    /// <summary>An inspection with two findings, handed in and signed.</summary>
    public static readonly string[] Inspection =
    [
        "检查 兴旺加油站 消防 和李四", "3", "[位置 36.3112,113.0541]", "12不合格 灭火器过期 6不合格 通道堵塞 其余合格", "[照片]", "[照片]", "普法 消防法", "合格",
        "提交", "马上换灭火器", "[照片]",
    ];

    public static async Task<List<DocumentRow>> RowsAsync(Store store)
    {
        await using LedgerContext ledger = Ledger(store);
        return await ledger.Documents.OrderBy(d => d.IssuedAt).ThenBy(d => d.Number).ToListAsync();
    }

    public static LedgerContext Ledger(Store store) => new(store.Settings.Database.Build());

    public static string PathOf(Store store, string sha) => Path.Combine(store.Settings.Media, sha[..2], sha);

    /// <summary>What a reader of the PDF reads, without blanks and line ends.</summary>
    public static async Task<string> PdfTextAsync(string path)
    {
        using Process process = Process.Start(new ProcessStartInfo("pdftotext", [path, "-"]) { RedirectStandardOutput = true })!;
        string text = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return string.Concat(text.Where(c => !char.IsWhiteSpace(c)));
    }
}
