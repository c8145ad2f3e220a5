namespace ChatAssist.Sheets;

/// <summary>What can be wrong with a row or a column: keys of the texts that tell the person.</summary>
public static class RowCode
{
    // The table
    public const string ColumnUnknown = "column-unknown";
    public const string ColumnMissing = "column-missing";
    public const string ColumnTwice = "column-twice";
    public const string NoRows = "no-rows";
    public const string TooManyErrors = "too-many-errors";

    // Any cell
    public const string Required = "required";
    public const string TooLong = "too-long";
    public const string ControlCharacter = "control-character";

    /// <summary>The spreadsheet shows an error there, such as #N/A.</summary>
    public const string CellError = "cell-error";

    /// <summary>A long number that the spreadsheet keeps as 9.11E+17: the column must be formatted as text.</summary>
    public const string DigitsLost = "digits-lost";
    public const string NumberInvalid = "number-invalid";
    public const string DateInvalid = "date-invalid";

    /// <summary>* (all) beside other values.</summary>
    public const string AllAndOthers = "all-and-others";

    // People
    public const string UserIdInvalid = "userid-invalid";
    public const string UserIdTwice = "userid-twice";
    public const string UserIdTaken = "userid-taken";
    public const string RoleUnknown = "role-unknown";
    public const string CertificateIncomplete = "certificate-incomplete";

    /// <summary>A role that holds no enforcement certificate has one.</summary>
    public const string CertificateNotForRole = "certificate-not-for-role";
    public const string CertificateTwice = "certificate-twice";
    public const string DatesReversed = "dates-reversed";
    public const string DomainUnknown = "domain-unknown";
    public const string AreaUnknown = "area-unknown";
    public const string HoursYearMissing = "hours-year-missing";
    public const string HoursRange = "hours-range";

    // Targets
    public const string IdInvalid = "id-invalid";
    public const string IdTwice = "id-twice";
    public const string IdTaken = "id-taken";
    public const string KindUnknown = "kind-unknown";
    public const string RiskUnknown = "risk-unknown";
    public const string VillageUnknown = "village-unknown";
    public const string ContactUnknown = "contact-unknown";
    public const string LatitudeRange = "latitude-range";
    public const string LongitudeRange = "longitude-range";
    public const string CoordinatesIncomplete = "coordinates-incomplete";
    public const string CreditCodeLength = "credit-code-length";
    public const string CreditCodeAlphabet = "credit-code-alphabet";
    public const string CreditCodeAuthority = "credit-code-authority";
    public const string CreditCodeArea = "credit-code-area";
    public const string CreditCodeCheckDigit = "credit-code-check-digit";

    // Work orders
    public const string TimeInvalid = "time-invalid";
    public const string InFuture = "in-future";

    /// <summary>Every code, for whoever checks that each has its words.</summary>
    public static readonly IReadOnlyList<string> All =
        [.. typeof(RowCode).GetFields().Where(field => field.IsLiteral).Select(field => (string)field.GetRawConstantValue()!)];
}
