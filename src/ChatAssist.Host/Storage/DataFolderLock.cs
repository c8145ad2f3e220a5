namespace ChatAssist.Host.Storage;

/// <summary>
/// One serving program to a data folder with a SQLite file: a second one would send every message a second time. The system
/// gives the lock back when the process ends, whichever way it does. On PostgreSQL nodes may share the folder, and a
/// <see cref="Nodes.NodeLease"/> keeps them apart.
/// </summary>
public sealed class DataFolderLock(HostSettings settings) : IDisposable
{
    private FileStream? _file;

    /// <exception cref="InvalidDataException">Another program answers from this folder.</exception>
    public void Take()
    {
        Directory.CreateDirectory(settings.Data);
        if (!settings.Database.IsSqlite)
        {
            return;
        }

        try
        {
            _file = new FileStream(Path.Combine(settings.Data, "serve.lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException)
        {
            throw new InvalidDataException(
                $"{settings.Data} is in use by another chatassist, which serves from it or chats in it. Stop that one, or name another folder with --data.");
        }
    }

    public void Dispose() => _file?.Dispose();
}
