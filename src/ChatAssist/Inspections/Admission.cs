using ChatAssist.Chat;
using ChatAssist.Desk;
using ChatAssist.People;
using ChatAssist.Questionnaires;

namespace ChatAssist.Inspections;

/// <summary>No valid certificate, no inspection: why the sender may not, and who could (P-02, P-06).</summary>
internal static class Admission
{
    private const int MostNamed = 3;

    /// <summary>Why somebody cannot count as the second one, for all these domains with their names; null where he can (P-03).</summary>
    public static string? PartnerBarred(TurnContext context, Person partner, IEnumerable<(string Id, string Name)> domains) => domains
        .Select(d => Authority.OfInspecting(partner, context.Today, d.Id) switch
        {
            Bar.None => null,
            Bar.Domain => context.Say(InspectionTexts.PartnerDomain, partner.Name, d.Name),
            _ => context.Say(InspectionTexts.PartnerBarred, partner.Name),
        })
        .FirstOrDefault(said => said is not null);

    /// <summary>What to say to a sender who may not inspect (by this list); null where he may.</summary>
    public static string? Barred(TurnContext context, Questionnaire? list)
    {
        Person p = context.Sender;
        Bar bar = Authority.OfInspecting(p, context.Today, list?.Domain);
        if (bar == Bar.None)
        {
            return null;
        }

        var able = Authority.Able(context.Library.Register, context.Today, list is null ? [] : [list.Domain], p.UserId);
        string names = string.Join('、', able.Take(MostNamed).Select(a => a.Name));
        return bar switch
        {
            Bar.Role => context.Say(InspectionTexts.BarRole, p.Name, names),
            Bar.NoCertificate => context.Say(InspectionTexts.BarNoCertificate, p.Name, names),
            Bar.NotYetValid => context.Say(InspectionTexts.BarNotYetValid, p.Certificate!.Number, $"{p.Certificate.ValidFrom:yyyy-MM-dd}", names),
            Bar.Expired => context.Say(InspectionTexts.BarExpired, p.Certificate!.Number, $"{p.Certificate.ValidTo:yyyy-MM-dd}", names),
            _ => context.Say(InspectionTexts.BarDomain, p.Certificate!.Number, list!.Name, names),
        };
    }
}
