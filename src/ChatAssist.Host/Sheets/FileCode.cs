namespace ChatAssist.Host.Sheets;

/// <summary>What can be wrong with a file as a whole: keys of the texts that tell the person.</summary>
public static class FileCode
{
    /// <summary>It is not there, or may not be read.</summary>
    public const string Unreadable = "file-unreadable";
    public const string Empty = "file-empty";

    /// <summary>More than <see cref="SheetLimits.FileBytes"/>.</summary>
    public const string TooBig = "file-too-big";

    /// <summary>A small archive that claims to unpack to far more than any table needs.</summary>
    public const string Bomb = "file-bomb";

    /// <summary>Protected by a password.</summary>
    public const string Encrypted = "file-encrypted";

    /// <summary>.xls or .et of before 2007: to be saved as .xlsx.</summary>
    public const string OldExcel = "file-old-excel";

    /// <summary>A web page that some systems export under the name of a table.</summary>
    public const string Html = "file-html";

    /// <summary>XML that is no .xlsx, such as Excel's of 2003.</summary>
    public const string Xml = "file-xml";

    /// <summary>Something else: a picture, a PDF, a Word document, another archive.</summary>
    public const string NotASheet = "file-not-a-sheet";

    /// <summary>It begins as an .xlsx but is cut off, altered or built as no spreadsheet program builds one.</summary>
    public const string Broken = "file-broken";

    /// <summary>Neither UTF-8 nor GB18030 nor, by its mark, UTF-16.</summary>
    public const string Encoding = "file-encoding";

    /// <summary>Quotation marks that do not pair in a text file; the line is where the row begins.</summary>
    public const string Quotes = "csv-quotes";

    /// <summary>No sheet of that name, or none that is visible.</summary>
    public const string SheetMissing = "sheet-missing";

    /// <summary>Not one filled cell.</summary>
    public const string SheetEmpty = "sheet-empty";

    /// <summary>Two columns of the same name.</summary>
    public const string ColumnTwice = "heading-twice";

    /// <summary>A filled cell under no heading.</summary>
    public const string CellWithoutColumn = "cell-without-column";
    public const string TooManyRows = "too-many-rows";
    public const string TooManyColumns = "too-many-columns";
    public const string TooManyCells = "too-many-cells";
    public const string CellTooLong = "cell-too-long";

    /// <summary>Every code, for whoever checks that each has its words.</summary>
    public static readonly IReadOnlyList<string> All =
        [.. typeof(FileCode).GetFields().Where(field => field.IsLiteral).Select(field => (string)field.GetRawConstantValue()!)];
}
