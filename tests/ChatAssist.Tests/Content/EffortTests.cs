using ChatAssist.Host.Efforts;
using ChatAssist.Questionnaires;
using Xunit;

namespace ChatAssist.Tests.Content;

/// <summary>What an inspection costs in messages (C-01, I-04): the goal, and that docs/effort.md says what is so.</summary>
public sealed class EffortTests
{
    [Fact]
    public async Task C01_I04_Fourteen_items_with_two_failures_take_at_most_eight_messages_and_the_page_says_how_many()
    {
        using Store store = Store.Empty();
        EffortRow row = Assert.Single(await new Effort(store.Settings).MeasureAsync(l => l.Id == "work-safety"));
        Assert.Equal((14, 14, 2, 3), (row.Items, row.Asked, row.Failures, row.Photos));
        Assert.InRange(row.AsPeople, 1, 8);
        Assert.Contains(row.ToString(), await PageAsync());
    }

    [Fact]
    public async Task C01_The_page_has_every_checklist_once()
    {
        string[] page = await PageAsync();
        var lists = Home.Content().Checklists.Select(l => l.Id);
        Assert.Equal(lists, page.Where(l => l.StartsWith("| `", StringComparison.Ordinal)).Select(l => l.Split('`')[1]));
    }

    private static Task<string[]> PageAsync() => File.ReadAllLinesAsync(Home.Of(EffortPage.Path));
}
