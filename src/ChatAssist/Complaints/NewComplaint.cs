using ChatAssist.Chat;
using ChatAssist.Content;
using ChatAssist.Desk;
using ChatAssist.Ledger;
using ChatAssist.Targets;

namespace ChatAssist.Complaints;

/// <summary>How every complaint begins, whoever brings it (K-01): guessed, put on the clock, shown to those who sort it.</summary>
public static class NewComplaint
{
    private const int MostWords = 200;
    private const int MostLines = 10;
    private const int MostLineWords = 24;

    /// <param name="place">Where it is known already; "" guesses it from the words.</param>
    /// <param name="village">Where it is if the words do not say so.</param>
    public static ComplaintReceived Fact(
        Library library,
        string number,
        Source source,
        string words,
        DateTimeOffset received,
        DateTimeOffset now,
        bool anonymous,
        string place = "",
        string village = "",
        string domain = "",
        string external = "")
    {
        (words, place) = (Link.Harmless(words), Link.Harmless(place));
        var (target, at) = Where(library, $"{place} {words}");
        string where = place.Length > 0 ? place
            : library.Categories.PlaceOf(words) is { Length: > 0 } said ? said
            : target?.Name ?? "";
        ComplaintClock clock = ComplaintClock.For(library, Clue.Unsorted, received, now);
        return new ComplaintReceived(
            number, source, domain.Length > 0 ? domain : library.Categories.DomainOf(words), words, where, target?.Id ?? "",
            at ?? village, anonymous, received, clock.DueAt, clock.Provisional, clock.Steps, external);
    }

    /// <summary>Many at once, as a table brings them: one message that names those which are due first.</summary>
    public static IReadOnlyList<Reply> TellLeadersOfMany(Library library, IReadOnlyList<ComplaintReceived> facts)
    {
        var lines = facts.OrderBy(f => f.DueAt).Take(MostLines).Select(f => library.Texts[
            ComplaintTexts.ImportedLine, f.Number, Text.Shorten(f.Words, MostLineWords), ComplaintSaying.Due(library, Clue.Unsorted, f.DueAt, f.DueProvisional)]);
        string said = library.Texts[ComplaintTexts.Imported, facts.Count, string.Join('\n', lines)];
        return [.. ComplaintPeople.Leaders(library.Register).Select(id => new Reply(id, new TextBody(said)))];
    }

    /// <summary>The target whose name stands in the words, and the village: that of a business, or the one that is named.</summary>
    public static (Target? Target, string? Village) Where(Library library, string words)
    {
        Target? target = TargetFinder.NamedIn(library.Register.Targets.Values, words);
        Target? village = library.Register.Targets.Values
            .Where(t => t.Kind is TargetKind.Village or TargetKind.Community && words.Contains(t.Name, StringComparison.Ordinal))
            .MinBy(t => words.IndexOf(t.Name, StringComparison.Ordinal));
        bool business = target is { Kind: not (TargetKind.Village or TargetKind.Community or TargetKind.Street) };
        return (target, business ? target!.Village ?? village?.Name : village?.Name ?? target?.Village);
    }

    /// <summary>The card on which it is sorted, given away, or merged into what may be the same (K-08).</summary>
    public static async Task<IReadOnlyList<Reply>> TellLeadersAsync(
        Library library, ILedger ledger, ComplaintReceived fact, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var orders = new List<Choice>
        {
            new(ComplaintCards.Key(fact.Number, "general"), library.Texts[ComplaintTexts.General]),
            new(ComplaintCards.Key(fact.Number, "complex"), library.Texts[ComplaintTexts.Complex]),
            new(ComplaintCards.Key(fact.Number, "office"), library.Texts[ComplaintTexts.ToOffice], Weight.Less),
        };
        if (await Duplicates.FindAsync(ledger, now, fact.Words, fact.Domain, fact.TargetId, fact.Village, cancellationToken) is { } same)
        {
            orders.Add(new(ComplaintCards.Key(fact.Number, $"merge/{same.Number}"), library.Texts[ComplaintTexts.SameAs, same.Number]));
        }

        var card = Turns.Card(
            library.Texts[
                ComplaintTexts.New, fact.Number, library.Texts[ComplaintTexts.From(fact.Source)], Text.Shorten(fact.Words, MostWords),
                ComplaintSaying.Domain(library, fact.Domain), ComplaintSaying.Place(library, fact.Place, fact.Village),
                ComplaintSaying.Due(library, Clue.Unsorted, fact.DueAt, fact.DueProvisional)],
            "",
            orders);
        return [.. ComplaintPeople.Leaders(library.Register).Select(id => new Reply(id, card))];
    }
}
