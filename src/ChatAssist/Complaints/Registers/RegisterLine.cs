using System.Text.Json;
using ChatAssist.Chat;
using ChatAssist.Content;
using ChatAssist.Desk;
using ChatAssist.Targets;

namespace ChatAssist.Complaints.Registers;

/// <summary>
/// One complaint as a line of the register: what follows from its record, and over that what a person filled in. Who
/// reported it is not here, only a mark where the host puts it (K-09).
/// </summary>
/// <param name="Version">Of the entry; 0 where nobody has filled in anything.</param>
/// <param name="Filled">Values by column id that people filled in.</param>
public sealed record RegisterLine(ComplaintRow Complaint, long Version, IReadOnlyDictionary<string, string> Filled, Library Library)
{
    private const int NameWords = 20;

    private static readonly TargetKind[] Businesses =
        [TargetKind.Enterprise, TargetKind.Premises, TargetKind.Stall, TargetKind.Unit];

    private RegisterForm Form => Library.ComplaintForm;

    public static RegisterLine Of(ComplaintRow complaint, RegisterEntryRow? entry, Library library) => new(
        complaint,
        entry?.Version ?? 0,
        entry is null ? new Dictionary<string, string>() : JsonSerializer.Deserialize<Dictionary<string, string>>(entry.Json, ChatJson.Options)!,
        library);

    public string Nature => Value(RegisterField.Nature);

    /// <summary>The columns that the form requires and nobody has given yet, in its order.</summary>
    public IReadOnlyList<RegisterColumn> Missing => [.. Form.Columns.Where(c => c.Field.Filled && Value(c.Field.Id).Length == 0)];

    /// <summary>The value as it is kept; "" where it is missing or no longer fits.</summary>
    public string Value(string id)
    {
        RegisterColumn column = Form[id];
        string value = Filled.GetValueOrDefault(id) ?? Given(id);
        string nature = column.Field.Kind == FieldKind.MoneyOrCount ? Nature : "";
        bool waits = column.CountWhere.Length > 0 && nature.Length == 0; // a sum or a count? the nature says
        return value.Length > 0 && !waits && RegisterValues.Fits(column, value, nature) ? value : "";
    }

    /// <summary>The line with more filled in; an amount given for another nature means nothing any more and is asked for again.</summary>
    public RegisterLine With(IReadOnlyDictionary<string, string> more)
    {
        var all = new Dictionary<string, string>(Filled);
        string before = Nature;
        foreach (var (id, value) in more)
        {
            all[id] = value;
        }

        RegisterLine changed = this with { Filled = all };
        string countWhere = Form[RegisterField.Amount].CountWhere;
        if (before.Length > 0 && (before == countWhere) != (changed.Nature == countWhere) && !more.ContainsKey(RegisterField.Amount))
        {
            all.Remove(RegisterField.Amount);
        }

        return changed;
    }

    /// <summary>What follows from the complaint itself.</summary>
    private string Given(string id) => id switch
    {
        RegisterField.Subject => Form.About.Replace("{words}", Text.Shorten(Masking.Numbers(Complaint.Words).Split('；', '，', '。')[0], NameWords), StringComparison.Ordinal),
        RegisterField.Enterprise => Library.Register.Targets.GetValueOrDefault(Complaint.TargetId) is { } target && Businesses.Contains(target.Kind) ? target.Name : "",
        RegisterField.Happened => RegisterValues.Of(Library.Rules.DayOf(Complaint.ReceivedAt)),
        RegisterField.Office => Form.Office,
        RegisterField.Words => Complaint.Words,
        RegisterField.Outcome => Complaint.Office.Length > 0 ? Form[id].Transferred : Complaint.Substantiated == false ? Form[id].Unfounded : "",
        RegisterField.HandledOn => (Complaint.HandledAt ?? Complaint.FedBackAt) is { } at ? RegisterValues.Of(Library.Rules.DayOf(at)) : "",
        _ => "",
    };
}
