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
    private volatile Library? _current;

    public LibraryShelf(ContentFolders folders, IDbContextFactory<LedgerContext> contexts, Func<ContentFolders, Register, Library> read)
    {
        _folders = folders;
        _contexts = contexts;
        _read = read;
    }

    public Library Current => _current ?? throw new InvalidOperationException("The library is not loaded yet.");

    /// <summary>Reads everything anew.</summary>
    /// <exception cref="ContentException">Something has a mistake; what was loaded before stays.</exception>
    public void Reload()
    {
        using LedgerContext context = _contexts.CreateDbContext();
        _current = _read(_folders, RegisterReading.Read(context));
    }
}

/// <summary>Where config/ and dialogs/ lie.</summary>
public sealed record ContentFolders(string Config, string Dialogs);

/// <summary>Mistakes in config/ or dialogs/; each says its file and line.</summary>
public sealed class ContentException(IReadOnlyList<ContentError> errors)
    : Exception(string.Join(Environment.NewLine, errors))
{
    public IReadOnlyList<ContentError> Errors { get; } = errors;
}
