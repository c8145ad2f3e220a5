using System.Text.RegularExpressions;
using ChatAssist.People;
using ChatAssist.Sheets;

namespace ChatAssist.Targets;

/// <summary>The register as a table, both ways (T-01). What is written is read back as equal records.</summary>
public static partial class TargetSheet
{
    /// <summary>All targets of the table, or what is wrong with it.</summary>
    /// <param name="villages">
    /// Villages and communities known besides those of the table itself, compared as the set compares; null: not checked.
    /// </param>
    /// <param name="contacts">Userids that a contact may have, compared as the set compares; null: not checked.</param>
    /// <param name="taken">Ids that the table must not have; null: none. An import that updates targets passes none.</param>
    public static SheetReading<Target> Read(
        Sheet sheet,
        IReadOnlySet<string>? villages = null,
        IReadOnlySet<string>? contacts = null,
        IReadOnlySet<string>? taken = null)
    {
        List<RowError> errors = [];
        ColumnMap columns = new(sheet, TargetWords.Columns, errors);
        HashSet<string> own = columns.IsUsable ? OwnVillages(sheet, columns) : [];
        Dictionary<string, int> ids = new(StringComparer.OrdinalIgnoreCase);

        return TableRows.Read(sheet, columns, errors, row =>
        {
            string id = ReadId(row, taken);
            row.Once("id", id, ids, RowCode.IdTwice);
            string name = row.Required("name");
            if (!row.Has("kind")) row.Refuse("kind", RowCode.Required);
            TargetKind kind = row.Word("kind", TargetWords.Kinds, RowCode.KindUnknown);
            string? industry = row.Text("industry", RowReader.NameLength);
            string? risk = row.Word("risk", TargetWords.Risks, RowCode.RiskUnknown);
            string? village = row.Text("village", RowReader.NameLength);
            if (village is not null && villages?.Contains(village) == false && !own.Contains(village))
            {
                row.Refuse("village", RowCode.VillageUnknown);
            }

            string? creditCode = ReadCreditCode(row);
            double? latitude = row.Number("latitude", -90, 90, RowCode.LatitudeRange);
            double? longitude = row.Number("longitude", -180, 180, RowCode.LongitudeRange);
            if (row.Has("latitude") != row.Has("longitude"))
            {
                row.Refuse(row.Has("latitude") ? "longitude" : "latitude", RowCode.CoordinatesIncomplete);
            }

            string? contact = ReadContact(row, contacts);
            return new Target(
                id, name, kind, industry, risk, village, creditCode, latitude, longitude, contact,
                row.Text("address"), row.Code("phone"));
        });
    }

    public static SheetToWrite Write(IEnumerable<Target> targets, SheetLanguage language = SheetLanguage.Chinese) => new(
        language == SheetLanguage.Chinese ? "检查对象" : "targets",
        [.. TargetWords.Columns.Select(column => column.Heading(language))],
        targets.Select(target => (IReadOnlyList<Cell>)
        [
            target.Id,
            target.Name,
            TargetWords.Kinds.Write(target.Kind, language),
            target.Industry,
            target.Risk is null ? null : TargetWords.Risks.Write(target.Risk, language),
            target.Village,
            target.CreditCode,
            target.Latitude,
            target.Longitude,
            target.ContactUserId,
            target.Address,
            target.Phone,
        ]));

    /// <summary>True for an id of a target: 1–64 letters of any script, digits, - _ and dots, a letter or digit first.</summary>
    public static bool IsId(string text) => Id().IsMatch(text);

    private static HashSet<string> OwnVillages(Sheet sheet, ColumnMap columns)
    {
        HashSet<string> names = new(StringComparer.Ordinal);
        foreach (SheetRow row in sheet.Rows)
        {
            if (TargetWords.Kinds.TryRead(row[columns.Heading("kind")!], out TargetKind kind)
                && kind is TargetKind.Village or TargetKind.Community)
            {
                names.Add(Wording.Trimmed(row[columns.Heading("name")!]));
            }
        }

        return names;
    }

    private static string ReadId(RowReader row, IReadOnlySet<string>? taken)
    {
        if (!row.Has("id")) row.Refuse("id", RowCode.Required);
        string? id = row.Code("id", RowReader.CellLength);
        if (id is not null && !IsId(id)) row.Refuse("id", RowCode.IdInvalid);
        if (id is not null && taken?.Contains(id) == true) row.Refuse("id", RowCode.IdTaken);
        return id ?? "";
    }

    private static string? ReadCreditCode(RowReader row)
    {
        string? code = row.Code("credit_code", RowReader.CellLength)?.ToUpperInvariant();
        CreditCodeFault? fault = code is null ? null : CreditCode.FaultOf(code);
        if (fault is not null)
        {
            row.Refuse("credit_code", fault switch
            {
                CreditCodeFault.Length => RowCode.CreditCodeLength,
                CreditCodeFault.Alphabet => RowCode.CreditCodeAlphabet,
                CreditCodeFault.Authority => RowCode.CreditCodeAuthority,
                CreditCodeFault.Area => RowCode.CreditCodeArea,
                _ => RowCode.CreditCodeCheckDigit,
            });
        }

        return code;
    }

    private static string? ReadContact(RowReader row, IReadOnlySet<string>? contacts)
    {
        string? contact = row.Code("contact_userid", RowReader.CellLength);
        if (contact is null) return null;
        if (!RosterSheet.IsUserId(contact)) row.Refuse("contact_userid", RowCode.UserIdInvalid);
        else if (contacts?.Contains(contact) == false) row.Refuse("contact_userid", RowCode.ContactUnknown);
        return contact;
    }

    [GeneratedRegex(@"\A[\p{L}\p{N}][\p{L}\p{N}._-]{0,63}\z")]
    private static partial Regex Id();
}
