namespace ChatAssist.Host.Sheets;

/// <summary>What a file may hold at most. A township's register has a few thousand rows.</summary>
public static class SheetLimits
{
    public const int FileBytes = 10 * 1024 * 1024;

    /// <summary>All entries of an .xlsx unpacked, as declared; what is read is counted again.</summary>
    public const long UnpackedBytes = 100 * 1024 * 1024;

    /// <summary>Unpacked to packed size of one entry above 1 MB. Sheets reach 30; deflate can be driven to 1000.</summary>
    public const int UnpackingRatio = 200;
    public const int ArchiveEntries = 10_000;

    /// <summary>Rows with anything in them, the header not counted.</summary>
    public const int Rows = 100_000;
    public const int Columns = 100;

    /// <summary>Filled cells, and also the distinct texts of an .xlsx.</summary>
    public const int Cells = 1_000_000;

    /// <summary>Characters in one cell: Excel's own limit.</summary>
    public const int CellLength = 32_767;
}
