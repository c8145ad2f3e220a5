namespace ChatAssist.People;

public enum Role { Inspector, Auxiliary, Leader, Legal, Supervisor, Village }

public sealed record Certificate(string Number, DateOnly ValidFrom, DateOnly ValidTo, IReadOnlyList<string> Domains, bool AllDomains)
{
    public bool IsValidOn(DateOnly day) => day >= ValidFrom && day <= ValidTo;
    public bool Covers(string domain) => AllDomains || Domains.Contains(domain);
}

public sealed record Person(string UserId, string Name, Role Role, string Unit, Certificate? Certificate, IReadOnlyList<string> Areas, bool AllAreas, IReadOnlyDictionary<int, decimal> TrainingHours);
