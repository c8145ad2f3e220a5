using System.Globalization;
using System.Text.RegularExpressions;
using ChatAssist.Sheets;

namespace ChatAssist.People;

/// <summary>The roster as a table, both ways (P-01, P-02). What is written is read back as equal records.</summary>
public static partial class RosterSheet
{
    private const string HoursPrefix = "training_hours_";
    private const double HoursOfAYear = 366 * 24;

    /// <summary>All people of the table, or what is wrong with it.</summary>
    /// <param name="areas">Names that an area may have, compared as the set compares; null: not checked.</param>
    /// <param name="taken">Userids that the table must not have; null: none. An import that updates people passes none.</param>
    public static SheetReading<Person> Read(Sheet sheet, IReadOnlySet<string>? areas = null, IReadOnlySet<string>? taken = null)
    {
        List<RowError> errors = [];
        ColumnMap columns = new(sheet, RosterWords.Columns, errors, HoursKey);
        foreach (string heading in sheet.Header.Where(LacksYear))
        {
            errors.RemoveAll(error => error.Column == heading && error.Code == RowCode.ColumnUnknown);
            errors.Add(new(sheet.HeaderLine, heading, RowCode.HoursYearMissing, heading));
        }

        string[] hours = [.. columns.Keys.Where(key => key.StartsWith(HoursPrefix, StringComparison.Ordinal))];
        Dictionary<string, int> userIds = new(StringComparer.OrdinalIgnoreCase);
        Dictionary<string, int> certificates = new(StringComparer.OrdinalIgnoreCase);

        return TableRows.Read(sheet, columns, errors, row =>
        {
            string userId = ReadUserId(row, taken);
            row.Once("userid", userId, userIds, RowCode.UserIdTwice);
            string name = row.Required("name");
            if (!row.Has("role")) row.Refuse("role", RowCode.Required);
            Role role = row.Word("role", RosterWords.Roles, RowCode.RoleUnknown);
            string unit = row.Required("unit");
            Certificate? certificate = ReadCertificate(row, role);
            row.Once("certificate", certificate?.Number, certificates, RowCode.CertificateTwice);
            (IReadOnlyList<string> inCharge, bool all) = row.Several("areas");
            foreach (string area in inCharge.Where(area => areas?.Contains(area) == false))
            {
                row.Refuse("areas", RowCode.AreaUnknown, area);
            }

            return new Person(userId, name, role, unit, certificate, inCharge, all, ReadHours(row, hours));
        });
    }

    /// <summary>The table of these people, hours of every year that one of them has.</summary>
    public static SheetToWrite Write(IReadOnlyCollection<Person> people, SheetLanguage language = SheetLanguage.Chinese)
    {
        bool chinese = language == SheetLanguage.Chinese;
        int[] years = [.. people.SelectMany(person => person.TrainingHours.Keys).Distinct().Order()];
        string[] header =
        [
            .. RosterWords.Columns.Select(column => column.Heading(language)),
            .. years.Select(year => (chinese ? "学时" : HoursPrefix) + year.ToString("0000", CultureInfo.InvariantCulture)),
        ];
        return new(chinese ? "花名册" : "roster", header, people.Select(person => Row(person, years, language)));
    }

    /// <summary>True for what WeCom takes as a userid: 1–64 of letters, digits, _ - @ . with a letter or digit first.</summary>
    public static bool IsUserId(string text) => UserId().IsMatch(text);

    private static IReadOnlyList<Cell> Row(Person person, int[] years, SheetLanguage language)
    {
        string domains = person.Certificate is not { } held ? ""
            : held.AllDomains ? "*"
            : string.Join(';', held.Domains.Select(domain => RosterWords.Domains.Write(domain, language)));
        return
        [
            person.UserId,
            person.Name,
            RosterWords.Roles.Write(person.Role, language),
            person.Unit,
            person.Certificate?.Number,
            person.Certificate?.ValidFrom,
            person.Certificate?.ValidTo,
            domains,
            person.AllAreas ? "*" : string.Join(';', person.Areas),
            .. years.Select(year => (Cell)(person.TrainingHours.TryGetValue(year, out decimal hours) ? hours : (decimal?)null)),
        ];
    }

    private static string ReadUserId(RowReader row, IReadOnlySet<string>? taken)
    {
        if (!row.Has("userid")) row.Refuse("userid", RowCode.Required);
        string? userId = row.Code("userid", RowReader.CellLength);
        if (userId is not null && !IsUserId(userId)) row.Refuse("userid", RowCode.UserIdInvalid);
        if (userId is not null && taken?.Contains(userId) == true) row.Refuse("userid", RowCode.UserIdTaken);
        return userId ?? "";
    }

    /// <summary>
    /// All four parts, or none; none for the roles that the law lets hold none. Domains written * without a certificate
    /// mean nothing: supervisors are listed so.
    /// </summary>
    private static Certificate? ReadCertificate(RowReader row, Role role)
    {
        string[] parts = ["certificate", "valid_from", "valid_to", "domains"];
        (IReadOnlyList<string> written, bool all) = row.Several("domains");
        bool Has(string part) => part == "domains" ? all || written.Count > 0 : row.Has(part);
        if (!parts[..^1].Any(row.Has) && written.Count == 0) return null;
        if (role is Role.Auxiliary or Role.Village)
        {
            row.Refuse(parts.First(Has), RowCode.CertificateNotForRole);
            return null;
        }

        foreach (string part in parts.Where(part => !Has(part))) row.Refuse(part, RowCode.CertificateIncomplete);
        string number = row.Code("certificate") ?? "";
        DateOnly? from = row.Day("valid_from"), to = row.Day("valid_to");
        if (from > to) row.Refuse("valid_to", RowCode.DatesReversed);
        List<string> domains = [];
        foreach (string word in written)
        {
            if (!RosterWords.Domains.TryRead(word, out string domain)) row.Refuse("domains", RowCode.DomainUnknown, word);
            else if (!domains.Contains(domain)) domains.Add(domain);
        }

        return new(number, from ?? default, to ?? default, domains, all);
    }

    private static Dictionary<int, decimal> ReadHours(RowReader row, string[] columns)
    {
        Dictionary<int, decimal> hours = [];
        foreach (string column in columns)
        {
            if (row.Number(column, 0, HoursOfAYear, RowCode.HoursRange) is not { } number) continue;
            int year = int.Parse(column.AsSpan(HoursPrefix.Length), CultureInfo.InvariantCulture);
            hours[year] = decimal.Round((decimal)number, 2);
        }

        return hours;
    }

    private static string? HoursKey(string headingKey)
    {
        Match match = HoursOfYear().Match(headingKey);
        return match.Success ? HoursPrefix + match.Groups["year"].Value : null;
    }

    private static bool LacksYear(string heading) =>
        HoursKey(Wording.Key(heading)) is null && HoursWithoutYear().IsMatch(Wording.KeyWithoutRemark(heading));

    [GeneratedRegex(@"\A[A-Za-z0-9][A-Za-z0-9_.@-]{0,63}\z")]
    private static partial Regex UserId();

    [GeneratedRegex(@"^((traininghours|(培训)?学时)\(?(?<year>(19|20)[0-9]{2})年?度?\)?|(?<year>(19|20)[0-9]{2})年?度?(培训)?学时)$")]
    private static partial Regex HoursOfYear();

    [GeneratedRegex("^(traininghours|(培训)?学时)$")]
    private static partial Regex HoursWithoutYear();
}
