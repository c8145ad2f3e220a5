using ChatAssist.Chat;
using ChatAssist.Ledger;

namespace ChatAssist.People;

/// <summary>How a person wants to be answered. Who has chosen nothing has no row, and gets cards.</summary>
public sealed class PreferenceRow
{
    public required string UserId { get; set; }

    /// <summary>Numbered words in place of cards: the WeChat plug-in, where many read, shows no cards.</summary>
    public bool WordsOnly { get; set; }
}

[FactName("person.words-only.1")]
public sealed record WordsChosen(string UserId, bool WordsOnly) : Fact
{
    public override void Apply(ILedgerRows rows, FactStamp stamp)
    {
        if (rows.Find<PreferenceRow>(UserId) is { } row)
        {
            row.WordsOnly = WordsOnly;
        }
        else
        {
            rows.Add(new PreferenceRow { UserId = UserId, WordsOnly = WordsOnly });
        }
    }
}
