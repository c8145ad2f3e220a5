namespace ChatAssist.Host.Sheets.Xlsx;

/// <summary>Finds the sheet to read, and what its cells refer to.</summary>
internal static class Workbook
{
    /// <param name="wanted">Name of the sheet, case ignored, hidden or not; null: the first visible one.</param>
    /// <returns>The sheet's name and its rows, which are read while they are enumerated.</returns>
    public static (string Name, IEnumerable<RawRow> Rows) Open(XlsxPackage package, string? wanted)
    {
        string workbook = package.Relations("").FirstOrDefault(relation => relation.Type == "officeDocument")?.Part
            ?? throw new SheetProblemException(package.Path, FileCode.NotASheet);
        if (!workbook.EndsWith(".xml", StringComparison.OrdinalIgnoreCase))
        {
            throw new SheetProblemException(package.Path, FileCode.NotASheet);
        }

        IReadOnlyList<Relation> relations = package.Relations(workbook);
        Dictionary<string, string> worksheets = new(StringComparer.Ordinal);
        foreach (Relation relation in relations.Where(relation => relation.Type == "worksheet"))
        {
            worksheets.TryAdd(relation.Id, relation.Part);
        }

        (List<SheetEntry> sheets, bool from1904) = Contents(package, workbook);
        foreach (SheetEntry sheet in sheets)
        {
            bool isWanted = wanted is null
                ? sheet.IsVisible
                : string.Equals(sheet.Name, wanted, StringComparison.OrdinalIgnoreCase);
            if (!isWanted) continue;
            if (!worksheets.TryGetValue(sheet.Relation, out string? part)) continue; // a chart has a tab, but no cells
            CellValues values = new(
                SharedStrings.Read(package, PartOf(relations, "sharedStrings")),
                DateStyles.Read(package, PartOf(relations, "styles")),
                from1904);
            return (sheet.Name, WorksheetRows.Read(package, part, values));
        }

        throw new SheetProblemException(package.Path, FileCode.SheetMissing);
    }

    private static (List<SheetEntry> Sheets, bool From1904) Contents(XlsxPackage package, string workbook)
    {
        using PartReader reader = package.OpenNamed(workbook)!;
        List<SheetEntry> sheets = [];
        bool from1904 = false, isRoot = true;
        while (reader.Next())
        {
            if (!reader.IsStart) continue;
            if (isRoot && reader.Name != "workbook") throw new SheetProblemException(package.Path, FileCode.NotASheet);
            isRoot = false;
            if (reader.Name == "workbookPr") from1904 = reader.Attribute("date1904") is "1" or "true";
            else if (reader.Name == "sheet")
            {
                bool visible = reader.Attribute("state") is null or "visible";
                sheets.Add(new(reader.Attribute("name") ?? "", reader.RelationshipId ?? "", visible));
            }
        }

        return (sheets, from1904);
    }

    private static string? PartOf(IReadOnlyList<Relation> relations, string type) =>
        relations.FirstOrDefault(relation => relation.Type == type)?.Part;

    private sealed record SheetEntry(string Name, string Relation, bool IsVisible);
}
