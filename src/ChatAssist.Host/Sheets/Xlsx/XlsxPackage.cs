using System.IO.Compression;

namespace ChatAssist.Host.Sheets.Xlsx;

/// <summary>
/// The archive that an .xlsx is. Nothing is unpacked before its sizes are judged, and only the parts that hold cells
/// are ever opened: links, pictures, macros and hyperlinks (whose malformed addresses make stricter readers refuse
/// good files) stay packed.
/// </summary>
internal sealed class XlsxPackage : IDisposable
{
    private const long RatioMatters = 1024 * 1024;

    private readonly ZipArchive archive;
    private readonly Dictionary<string, ZipArchiveEntry> entries = new(StringComparer.OrdinalIgnoreCase);

    /// <exception cref="SheetProblemException">A bomb, or encrypted.</exception>
    /// <exception cref="InvalidDataException">No archive, or one that is broken.</exception>
    public XlsxPackage(byte[] content, string path)
    {
        Path = path;
        archive = new ZipArchive(new MemoryStream(content, writable: false), ZipArchiveMode.Read);
        long unpacked = 0;
        foreach (ZipArchiveEntry entry in archive.Entries)
        {
            if (entry.IsEncrypted) throw new SheetProblemException(path, FileCode.Encrypted);
            if (entry.Length < 0 || entry.CompressedLength < 0) throw new InvalidDataException("An entry has no size.");
            unpacked = Math.Min(unpacked, SheetLimits.UnpackedBytes) + Math.Min(entry.Length, SheetLimits.UnpackedBytes);
            bool swells = entry.Length > RatioMatters && entry.Length / SheetLimits.UnpackingRatio > entry.CompressedLength;
            if (unpacked > SheetLimits.UnpackedBytes || swells || entries.Count >= SheetLimits.ArchiveEntries)
            {
                throw new SheetProblemException(path, FileCode.Bomb);
            }

            if (!entries.TryAdd(entry.FullName.Replace('\\', '/').TrimStart('/'), entry))
            {
                throw new InvalidDataException("Two entries have the same name.");
            }
        }
    }

    public string Path { get; }

    /// <summary>Opens a part by its path inside the archive, or returns null where there is none.</summary>
    public PartReader? Open(string part) =>
        entries.TryGetValue(part, out ZipArchiveEntry? entry)
            ? new(new PartStream(entry.Open(), entry.Length, entry.Crc32))
            : null;

    /// <summary>As <see cref="Open"/>, for a part that another one names: it must be there. Null of null.</summary>
    public PartReader? OpenNamed(string? part) =>
        part is null ? null : Open(part) ?? throw new InvalidDataException("A part that is referred to is missing.");

    /// <summary>Parts that a part points to, inside the archive only; "" is the package itself.</summary>
    public IReadOnlyList<Relation> Relations(string part)
    {
        int slash = part.LastIndexOf('/') + 1;
        string folder = part[..slash];
        List<Relation> relations = [];
        using PartReader? reader = Open($"{folder}_rels/{part[slash..]}.rels");
        while (reader?.Next() == true)
        {
            if (!reader.IsStart || reader.Name != "Relationship") continue;
            if (string.Equals(reader.Attribute("TargetMode"), "External", StringComparison.OrdinalIgnoreCase)) continue;
            string? id = reader.Attribute("Id"), type = reader.Attribute("Type"), target = reader.Attribute("Target");
            if (id is null || type is null || target is null) continue;
            relations.Add(new(id, type[(type.LastIndexOf('/') + 1)..], Resolve(folder, target)));
        }

        return relations;
    }

    public void Dispose() => archive.Dispose();

    private static string Resolve(string folder, string target)
    {
        List<string> steps = [];
        target = target.Replace('\\', '/');
        string path = target.StartsWith('/') ? target : folder + target;
        foreach (string step in path.Split('/', StringSplitOptions.RemoveEmptyEntries))
        {
            if (step == ".." && steps.Count > 0) steps.RemoveAt(steps.Count - 1);
            else if (step is not ("." or "..")) steps.Add(step);
        }

        return string.Join('/', steps);
    }
}

/// <summary>One part pointing to another.</summary>
/// <param name="Type">The last word of its type, such as <c>worksheet</c>.</param>
/// <param name="Part">Path inside the archive.</param>
internal sealed record Relation(string Id, string Type, string Part);
