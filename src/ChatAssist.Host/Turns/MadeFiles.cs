using ChatAssist.Chat;
using ChatAssist.Host.Media;
using ChatAssist.Host.Sheets;

namespace ChatAssist.Host.Turns;

/// <summary>
/// Makes the files that a turn sends, before its transaction: they lie under their hash, the journal binds the hash with
/// what was said, and a turn that is decided again leaves at most a file that nobody names.
/// </summary>
public sealed class MadeFiles(MediaDirectory media)
{
    public async Task<Turn> KeepAsync(Turn turn)
    {
        if (!turn.Replies.Any(r => r.Body is TableBody))
        {
            return turn;
        }

        var replies = new List<Reply>(turn.Replies.Count);
        foreach (Reply reply in turn.Replies)
        {
            replies.Add(reply.Body is TableBody table ? reply with { Body = await KeepAsync(table) } : reply);
        }

        return turn with { Replies = replies };
    }

    private async Task<FileBody> KeepAsync(TableBody table)
    {
        using var file = new MemoryStream();
        SheetFile.WriteXlsx(file, table.Table);
        file.Position = 0;
        MediaRef kept = await media.TakeAsync(new MediaRef(table.FileName), file, CancellationToken.None);
        return kept.Sha256 is { } sha
            ? new FileBody(sha, table.FileName, Chat.FileKind.File)
            : throw new InvalidOperationException($"The table {table.FileName} cannot be kept: {kept.Problem}.");
    }
}
