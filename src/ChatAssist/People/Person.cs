namespace ChatAssist.People;

/// <summary>What a person may do here (P-01). One role each.</summary>
public enum Role
{
    Inspector,

    /// <summary>辅助人员: may accompany, never lead or count (P-03); holds no enforcement certificate.</summary>
    Auxiliary,
    Leader,

    /// <summary>法制审核员.</summary>
    Legal,

    /// <summary>督查室, 分管领导: sees everything.</summary>
    Supervisor,

    /// <summary>村干部, 网格员: reports from the own area; holds no enforcement certificate.</summary>
    Village,

    /// <summary>Nobody of the roster: whoever opened a sealed page, and may say there what the page is about and nothing else.</summary>
    Guest,
}

/// <summary>A person of the roster (P-01). Two that say the same are equal, lists included.</summary>
/// <param name="UserId">WeCom's userid, 1–64 characters; WeCom does not tell upper from lower case.</param>
/// <param name="Name">At most 60 characters.</param>
/// <param name="Certificate">Null where the person holds none.</param>
/// <param name="Areas">Villages, communities, streets in the person's charge; empty with <paramref name="AllAreas"/>.</param>
/// <param name="TrainingHours">Hours by calendar year, in hundredths at the finest; a year without an entry is not known.</param>
public sealed record Person(
    string UserId,
    string Name,
    Role Role,
    string Unit,
    Certificate? Certificate,
    IReadOnlyList<string> Areas,
    bool AllAreas,
    IReadOnlyDictionary<int, decimal> TrainingHours)
{
    public bool Equals(Person? other) =>
        other is not null
        && (UserId, Name, Role, Unit, AllAreas) == (other.UserId, other.Name, other.Role, other.Unit, other.AllAreas)
        && Certificate == other.Certificate
        && Areas.SequenceEqual(other.Areas)
        && TrainingHours.Count == other.TrainingHours.Count
        && TrainingHours.All(year => other.TrainingHours.TryGetValue(year.Key, out decimal hours) && hours == year.Value);

    public override int GetHashCode() => HashCode.Combine(UserId, Name, Role, Unit, Certificate);
}

/// <summary>An enforcement certificate (执法证, P-02).</summary>
/// <param name="ValidFrom">First valid day.</param>
/// <param name="ValidTo">Last valid day.</param>
/// <param name="Domains">Keys of domains, as in the checklists; empty with <paramref name="AllDomains"/>.</param>
public sealed record Certificate(
    string Number,
    DateOnly ValidFrom,
    DateOnly ValidTo,
    IReadOnlyList<string> Domains,
    bool AllDomains)
{
    /// <summary>Both ends belong to the period.</summary>
    public bool IsValidOn(DateOnly day) => ValidFrom <= day && day <= ValidTo;

    public bool Covers(string domain) => AllDomains || Domains.Contains(domain, StringComparer.Ordinal);

    public bool Equals(Certificate? other) =>
        other is not null
        && (Number, ValidFrom, ValidTo, AllDomains) == (other.Number, other.ValidFrom, other.ValidTo, other.AllDomains)
        && Domains.SequenceEqual(other.Domains);

    public override int GetHashCode() => HashCode.Combine(Number, ValidFrom, ValidTo, AllDomains);
}
