using System.IO.Compression;
using ChatAssist.Chat;
using ChatAssist.Host.Media;
using ChatAssist.Host.Sheets;
using ChatAssist.Sheets;
using FileKind = ChatAssist.Chat.FileKind;

namespace ChatAssist.Host.Answers;

/// <summary>
/// Makes files of the tables and charts in a turn's replies before they are queued: stored under their hash like every
/// file, so that the outbox holds a reference and a repeated sending finds the same bytes. Where no picture can be made the
/// chart goes out in bars of text.
/// </summary>
public sealed class ReplyFiles(MediaDirectory media, ChartPainter painter)
{
    /// <summary>What every entry of an archive says, so that the same table is the same file.</summary>
    private static readonly DateTimeOffset Fixed = new(2000, 1, 1, 0, 0, 0, TimeSpan.Zero);

    public async Task<Turn> MakeAsync(Turn turn, CancellationToken cancellationToken)
    {
        if (!turn.Replies.Any(r => r.Body is TableBody or ChartBody))
        {
            return turn;
        }

        var replies = new List<Reply>(turn.Replies.Count);
        foreach (Reply reply in turn.Replies)
        {
            replies.Add(reply with { Body = await MakeAsync(reply.Body, cancellationToken) });
        }

        return turn with { Replies = replies };
    }

    public static byte[] Xlsx(TableBody table)
    {
        using var made = new MemoryStream();
        SheetFile.WriteXlsx(made, new SheetToWrite(table.Name, table.Header, table.Rows));
        using (var archive = new ZipArchive(made, ZipArchiveMode.Update, leaveOpen: true))
        {
            foreach (ZipArchiveEntry entry in archive.Entries)
            {
                entry.LastWriteTime = Fixed;
            }
        }

        return made.ToArray();
    }

    private async Task<ReplyBody> MakeAsync(ReplyBody body, CancellationToken cancellationToken) => body switch
    {
        TableBody table => await KeepAsync(Xlsx(table), table.FileName, FileKind.File, cancellationToken),
        ChartBody chart => await painter.PaintAsync(chart, cancellationToken) is { } png
            ? await KeepAsync(png, "chart.png", FileKind.Image, cancellationToken)
            : new TextBody(chart.Title + "\n" + chart.Plain),
        _ => body,
    };

    private async Task<FileBody> KeepAsync(byte[] bytes, string name, FileKind kind, CancellationToken cancellationToken)
    {
        MediaRef kept = await media.TakeAsync(new MediaRef(name), new MemoryStream(bytes), cancellationToken);
        return kept.Sha256 is { } sha
            ? new FileBody(sha, name, kind)
            : throw new InvalidOperationException($"{name} could not be kept: {kept.Problem}.");
    }
}
