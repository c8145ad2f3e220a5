using ChatAssist.Host.Storage;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace ChatAssist.Tests.EndToEnd.Host;

/// <summary>Acknowledged = effective exactly once, as the database shows it.</summary>
internal static class Once
{
    /// <summary>Every stored message is done, and its links stand together in the journal, none of them twice.</summary>
    public static async Task AssertAsync(LedgerContext ledger)
    {
        List<InboxRow> inbox = await ledger.Inbox.AsNoTracking().OrderBy(i => i.Id).ToListAsync();
        Assert.All(inbox, i => Assert.Equal(InboxState.Done, i.State));
        List<JournalRow> journal = await ledger.Journal.AsNoTracking().OrderBy(j => j.Node).ThenBy(j => j.Seq).ToListAsync();
        var turns = journal.Where(j => j.Message.Length > 0).GroupBy(j => j.Message).ToDictionary(g => g.Key, g => g.ToList());
        Assert.Equal(inbox.Select(i => $"m{i.Id}").Order(StringComparer.Ordinal), turns.Keys.Order(StringComparer.Ordinal));
        Assert.All(turns.Values, links =>
        {
            Assert.Equal(links.Count - 1, links[^1].Seq - links[0].Seq);
            Assert.Equal(links.Count, links.Select(l => (l.Kind, l.Subject, l.Payload)).Distinct().Count());
        });
    }

    /// <summary>How often each answer stands in the database as given: a version counts every overwriting.</summary>
    public static async Task AssertAnsweredOnceAsync(LedgerContext ledger, string inspection) =>
        Assert.All(await ledger.Answers.Where(a => a.Inspection == inspection).ToListAsync(), a => Assert.Equal(1, a.Version));
}
