using ChatAssist.Content;

namespace ChatAssist.People;

/// <summary>Why a person may not inspect.</summary>
public enum Bar
{
    None,

    /// <summary>Neither inspector nor leader nor legal reviewer: auxiliary staff, village officials, supervisors.</summary>
    Role,
    NoCertificate,
    NotYetValid,
    Expired,

    /// <summary>The certificate does not cover the domain.</summary>
    Domain,
}

/// <summary>Who may inspect: nobody without a certificate that is valid today and covers the matter (P-02, S2 三(一)1).</summary>
public static class Authority
{
    public static Bar OfInspecting(Person person, DateOnly today, string? domain = null) => person switch
    {
        { Role: not (Role.Inspector or Role.Leader or Role.Legal) } => Bar.Role,
        { Certificate: null } => Bar.NoCertificate,
        { Certificate: var c } when today < c.ValidFrom => Bar.NotYetValid,
        { Certificate: var c } when today > c.ValidTo => Bar.Expired,
        { Certificate: var c } when domain is not null && !c.Covers(domain) => Bar.Domain,
        _ => Bar.None,
    };

    /// <summary>Who could go along: certified today for all these domains, inspectors before leaders, by name.</summary>
    public static IReadOnlyList<Person> Able(Register register, DateOnly today, IEnumerable<string> domains, string but)
    {
        var wanted = domains.DefaultIfEmpty(null!).ToList();
        return [.. register.People.Values
            .Where(p => p.UserId != but && wanted.All(d => OfInspecting(p, today, d) == Bar.None))
            .OrderBy(p => p.Role != Role.Inspector).ThenBy(p => p.UserId, StringComparer.Ordinal)];
    }
}
