using ChatAssist.Content;
using ChatAssist.Host.Storage;
using Microsoft.EntityFrameworkCore;

namespace ChatAssist.Host.Libraries;

/// <summary>Holds the current library; a reload swaps it whole. Where a new edition has mistakes the old one stays.</summary>
public sealed class LibraryShelf
{
    private readonly ContentFolders _folders;
    private readonly IDbContextFactory<LedgerContext> _contexts;
    private readonly Func<ContentFolders, Register, Library> _read;
    private readonly Lock _lock = new();
    private volatile Library? _current;

    public LibraryShelf(ContentFolders folders, IDbContextFactory<LedgerContext> contexts, Func<ContentFolders, Register, Library> read)
    {
        _folders = folders;
        _contexts = contexts;
        _read = read;
    }

    public Library Current => _current ?? throw new InvalidOperationException("The library is not loaded yet.");

    /// <summary>The files as they were when the current content was read.</summary>
    public string Stamp { get; private set; } = "";

    /// <summary>Which register the current library has; see <see cref="RegisterVersion"/>.</summary>
    public long RegisterVersion { get; private set; }

    /// <summary>Reads everything anew and uses it at once: for the start, when nobody is talking yet.</summary>
    /// <exception cref="ContentException">Something has a mistake; what was loaded before stays.</exception>
    public void Reload() => Put(Read());

    /// <summary>Reads everything anew, to be looked at before it is put to use.</summary>
    /// <exception cref="ContentException">Something has a mistake.</exception>
    public LibraryEdition Read()
    {
        string stamp = ContentStamp.Of(_folders);
        using LedgerContext context = _contexts.CreateDbContext();
        long version = Libraries.RegisterVersion.Read(context);
        Library library = _read(_folders, RegisterReading.Read(context));
        return new LibraryEdition(library, stamp, version);
    }

    public void Put(LibraryEdition edition)
    {
        lock (_lock)
        {
            (_current, Stamp, RegisterVersion) = (edition.Library, edition.Stamp, edition.RegisterVersion);
        }
    }

    /// <summary>Takes over people and targets that were changed, here or by another process; the content stays as it is.</summary>
    /// <returns>False where they were not changed.</returns>
    public bool RefreshRegister()
    {
        using LedgerContext context = _contexts.CreateDbContext();
        long version = Libraries.RegisterVersion.Read(context);
        if (version == RegisterVersion)
        {
            return false;
        }

        // The version was read first: what is written in between shows as another version at the next look.
        Register register = RegisterReading.Read(context);
        lock (_lock)
        {
            (_current, RegisterVersion) = (Current with { Register = register }, version);
        }

        return true;
    }
}

/// <summary>A library that was read and is not in use yet.</summary>
public sealed record LibraryEdition(Library Library, string Stamp, long RegisterVersion);

/// <summary>Where config/ and dialogs/ lie.</summary>
public sealed record ContentFolders(string Config, string Dialogs);

/// <summary>Mistakes in config/ or dialogs/; each says its file and line.</summary>
public sealed class ContentException(IReadOnlyList<ContentError> errors)
    : Exception(string.Join(Environment.NewLine, errors))
{
    public IReadOnlyList<ContentError> Errors { get; } = errors;
}
