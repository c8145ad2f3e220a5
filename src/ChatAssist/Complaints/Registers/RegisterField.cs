namespace ChatAssist.Complaints.Registers;

/// <summary>What a column of the register takes; fixed by the form (S2 附件3 说明).</summary>
public enum FieldKind
{
    Text,
    Day,
    Choice,

    /// <summary>A whole number, not below 0.</summary>
    Whole,

    /// <summary>Yuan, not below 0, with at most two decimals.</summary>
    Money,

    /// <summary>A count of inspections from 1 where the nature says so, else money (附件3 备注一).</summary>
    MoneyOrCount,
}

/// <summary>A column of the register by its id in dialogs/tables/complaint-register.yaml; ids are stored and never renamed.</summary>
/// <param name="Filled">A person may fill it in; what comes from the record or the seal alone is not.</param>
public sealed record RegisterField(string Id, FieldKind Kind, bool Filled = true)
{
    public const string Serial = "serial";
    public const string Subject = "subject";
    public const string Enterprise = "enterprise";
    public const string Happened = "happened";
    public const string Office = "office";
    public const string EnforcementKind = "kind";
    public const string Nature = "nature";
    public const string Words = "words";
    public const string ReporterName = "reporter";
    public const string Contact = "contact";
    public const string Oversight = "oversight";
    public const string Outcome = "outcome";
    public const string HandledOn = "handled-on";
    public const string Discipline = "discipline";
    public const string People = "people";
    public const string Amount = "amount";
    public const string Recovered = "recovered";

    /// <summary>The 17 columns in the form's order.</summary>
    public static readonly IReadOnlyList<RegisterField> All =
    [
        new(Serial, FieldKind.Whole, Filled: false),
        new(Subject, FieldKind.Text),
        new(Enterprise, FieldKind.Text),
        new(Happened, FieldKind.Day),
        new(Office, FieldKind.Text),
        new(EnforcementKind, FieldKind.Choice),
        new(Nature, FieldKind.Choice),
        new(Words, FieldKind.Text),
        new(ReporterName, FieldKind.Text, Filled: false),
        new(Contact, FieldKind.Text, Filled: false),
        new(Oversight, FieldKind.Choice),
        new(Outcome, FieldKind.Choice),
        new(HandledOn, FieldKind.Day),
        new(Discipline, FieldKind.Choice),
        new(People, FieldKind.Whole),
        new(Amount, FieldKind.MoneyOrCount),
        new(Recovered, FieldKind.Money),
    ];
}
