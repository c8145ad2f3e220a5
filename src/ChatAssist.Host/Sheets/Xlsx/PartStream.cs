namespace ChatAssist.Host.Sheets.Xlsx;

/// <summary>
/// An entry of the archive while it unpacks. Counts what really comes out, whatever was declared, and checks the CRC
/// at the end, so that an altered file is not taken for what it was. Bounds what one XML node may swallow: a reader
/// keeps a node whole in memory.
/// </summary>
/// <exception cref="InvalidDataException">Length, checksum or the size of a node is wrong.</exception>
internal sealed class PartStream(Stream unpacked, long length, uint crc32) : Stream
{
    private const int NodeBytes = 1024 * 1024;

    private static readonly uint[] Table = [.. Enumerable.Range(0, 256).Select(i => TableEntry((uint)i))];

    private long read;
    private long sinceNode;
    private uint crc = uint.MaxValue;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => length;

    public override long Position
    {
        get => read;
        set => throw new NotSupportedException();
    }

    /// <summary>The XML reader asks for its next node.</summary>
    public void BeginNode() => sinceNode = 0;

    public override int Read(Span<byte> buffer)
    {
        int count = unpacked.Read(buffer);
        if (count == 0 && buffer.Length > 0 && (read != length || ~crc != crc32))
        {
            throw new InvalidDataException("An entry's length or checksum differs from what the archive says.");
        }

        read += count;
        sinceNode += count;
        if (read > length) throw new InvalidDataException("An entry holds more than the archive says.");
        if (sinceNode > NodeBytes) throw new InvalidDataException("An XML node is larger than any spreadsheet's.");
        foreach (byte b in buffer[..count]) crc = Table[(byte)(crc ^ b)] ^ (crc >> 8);
        return count;
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing) unpacked.Dispose();
        base.Dispose(disposing);
    }

    private static uint TableEntry(uint value)
    {
        for (int bit = 0; bit < 8; bit++) value = (value & 1) == 0 ? value >> 1 : 0xEDB88320 ^ (value >> 1);
        return value;
    }
}
