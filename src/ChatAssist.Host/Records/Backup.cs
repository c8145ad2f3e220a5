using System.IO.Compression;
using ChatAssist.Host.Media;
using Microsoft.Data.Sqlite;

namespace ChatAssist.Host.Records;

/// <summary>
/// Database and media in one zip. The database is copied first, through SQLite's own snapshot; files are only ever added
/// under their hash, so those that it names are all there. PostgreSQL brings its own tools for its own part.
/// </summary>
public static class Backup
{
    private const string Database = "ledger.db";
    private const string MediaFolder = "media/";

    /// <returns>How many media files the archive holds.</returns>
    /// <exception cref="FileNotFoundException">There is no database here.</exception>
    public static async Task<int> TakeAsync(HostSettings settings, string archive, CancellationToken cancellationToken)
    {
        if (!settings.Database.IsSqlite)
        {
            throw new InvalidDataException("On PostgreSQL use pg_dump for the database, and copy the media folder.");
        }

        if (!File.Exists(settings.Database.SqlitePath))
        {
            throw new FileNotFoundException($"There is no database in {settings.Data}.");
        }

        string snapshot = Path.Combine(settings.Data, $"snapshot-{Guid.NewGuid():N}.db");
        string unfinished = archive + ".part";
        try
        {
            await using (var connection = new SqliteConnection($"Data Source={settings.Database.SqlitePath};Pooling=False"))
            {
                await connection.OpenAsync(cancellationToken);
                await using SqliteCommand command = connection.CreateCommand();
                command.CommandText = "VACUUM INTO $to";
                command.Parameters.AddWithValue("$to", snapshot);
                await command.ExecuteNonQueryAsync(cancellationToken);
            }

            int files = 0;
            await using (FileStream stream = File.Create(unfinished))
            await using (var zip = new ZipArchive(stream, ZipArchiveMode.Create))
            {
                await zip.CreateEntryFromFileAsync(snapshot, Database, CompressionLevel.Fastest, cancellationToken);
                var media = new MediaDirectory(settings.Media);
                foreach (string sha in media.All())
                {
                    await zip.CreateEntryFromFileAsync(media.PathOf(sha), MediaFolder + sha, CompressionLevel.NoCompression, cancellationToken);
                    files++;
                }
            }

            File.Move(unfinished, archive, overwrite: true);
            return files;
        }
        finally
        {
            File.Delete(snapshot);
            File.Delete(unfinished);
        }
    }

    /// <exception cref="InvalidDataException">The data folder is in use, or the archive is not one of ours.</exception>
    public static async Task<int> RestoreAsync(HostSettings settings, string archive, CancellationToken cancellationToken)
    {
        if (!settings.Database.IsSqlite)
        {
            throw new InvalidDataException("On PostgreSQL use pg_restore for the database, and copy the media folder.");
        }

        if (File.Exists(settings.Database.SqlitePath))
        {
            throw new InvalidDataException($"{settings.Data} holds a database already; restore into an empty folder.");
        }

        await using ZipArchive zip = await OpenAsync(archive, cancellationToken);
        ZipArchiveEntry database = zip.GetEntry(Database)
            ?? throw new InvalidDataException($"{archive} holds no {Database}: it is not an archive that 'backup' wrote.");
        Directory.CreateDirectory(settings.Data);
        var media = new MediaDirectory(settings.Media);
        int files = 0;
        foreach (ZipArchiveEntry entry in zip.Entries.Where(e => e.FullName.StartsWith(MediaFolder, StringComparison.Ordinal)))
        {
            // The name must be a hash, so an entry can never leave the folder.
            string path = media.PathOf(entry.FullName[MediaFolder.Length..]);
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            await entry.ExtractToFileAsync(path, overwrite: true, cancellationToken);
            files++;
        }

        // Last, so that a restore that was cut short can be begun again.
        string unfinished = settings.Database.SqlitePath + ".part";
        await database.ExtractToFileAsync(unfinished, overwrite: true, cancellationToken);
        File.Move(unfinished, settings.Database.SqlitePath);
        return files;
    }

    private static async Task<ZipArchive> OpenAsync(string archive, CancellationToken cancellationToken)
    {
        try
        {
            return await ZipFile.OpenReadAsync(archive, cancellationToken);
        }
        catch (InvalidDataException)
        {
            throw new InvalidDataException($"{archive} is not an archive that 'backup' wrote, or it is damaged.");
        }
    }
}
