using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;

namespace ChatAssist.Host.Records;

/// <summary>A file of an archive, as its list of hashes names it.</summary>
public sealed record ArchivedFile(string Name, string Sha256, long Bytes);

/// <summary>An archive whose files are hashed while they stream into it; the list of hashes is its last file.</summary>
internal sealed class HashedZip(Stream to) : IAsyncDisposable
{
    private const int LongestName = 80;
    private readonly ZipArchive _zip = new(to, ZipArchiveMode.Create, leaveOpen: true, Encoding.UTF8);
    private readonly List<ArchivedFile> _files = [];
    private readonly HashSet<string> _names = new(StringComparer.OrdinalIgnoreCase);

    public IReadOnlyList<ArchivedFile> Files => _files;

    /// <summary>A name that every system takes and no other file of this archive has; it holds no folder.</summary>
    public string NameOf(string folder, string wanted, string extension)
    {
        var safe = new StringBuilder();
        foreach (Rune r in wanted.EnumerateRunes())
        {
            safe.Append(Rune.IsControl(r) || Rune.GetUnicodeCategory(r) == System.Globalization.UnicodeCategory.Format || "<>:\"/\\|?*".Contains(r.ToString(), StringComparison.Ordinal) ? "_" : r.ToString());
        }

        string name = Desk.Text.Shorten(safe.ToString().Trim(' ', '.'), LongestName).TrimEnd('.', ' ');
        name = name.Length == 0 ? "_" : name;
        string full = $"{folder}/{name}{extension}";
        for (int i = 2; !_names.Add(full); i++)
        {
            full = $"{folder}/{name} ({i}){extension}";
        }

        return full;
    }

    public async Task<ArchivedFile> AddAsync(string name, Func<Stream, Task> write, CompressionLevel level, CancellationToken cancellationToken)
    {
        ZipArchiveEntry entry = _zip.CreateEntry(name, level);
        await using Stream stream = await entry.OpenAsync(cancellationToken);
        using var sha = SHA256.Create();
        await using var hashing = new CryptoStream(stream, sha, CryptoStreamMode.Write, leaveOpen: true);
        var counted = new Counted(hashing);
        await write(counted);
        await hashing.FlushFinalBlockAsync(cancellationToken);
        var file = new ArchivedFile(name, Convert.ToHexStringLower(sha.Hash!), counted.Bytes);
        _files.Add(file);
        return file;
    }

    public Task<ArchivedFile> AddAsync(string name, string text, CancellationToken cancellationToken) =>
        AddAsync(name, s => s.WriteAsync(Encoding.UTF8.GetBytes(text), cancellationToken).AsTask(), CompressionLevel.Optimal, cancellationToken);

    public Task<ArchivedFile> AddFileAsync(string name, string path, CancellationToken cancellationToken) => AddAsync(
        name,
        async s =>
        {
            await using FileStream file = File.OpenRead(path);
            await file.CopyToAsync(s, cancellationToken);
        },
        CompressionLevel.NoCompression,
        cancellationToken);

    /// <summary>The list, as <c>sha256sum -c</c> reads it.</summary>
    public async Task EndAsync(CancellationToken cancellationToken) =>
        await AddAsync("SHA256SUMS.txt", string.Concat(_files.Select(f => $"{f.Sha256}  {f.Name}\n")), cancellationToken);

    public ValueTask DisposeAsync() => _zip.DisposeAsync();

    /// <summary>Counts what goes through; nothing is kept.</summary>
    private sealed class Counted(Stream inner) : Stream
    {
        public long Bytes { get; private set; }

        public override bool CanRead => false;
        public override bool CanSeek => false;
        public override bool CanWrite => true;
        public override long Length => throw new NotSupportedException();
        public override long Position { get => Bytes; set => throw new NotSupportedException(); }

        public override void Flush() => inner.Flush();
        public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();
        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();
        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count)
        {
            inner.Write(buffer, offset, count);
            Bytes += count;
        }

        public override async ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
        {
            await inner.WriteAsync(buffer, cancellationToken);
            Bytes += buffer.Length;
        }
    }
}
