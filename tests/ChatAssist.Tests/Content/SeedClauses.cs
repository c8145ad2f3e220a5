using ChatAssist.Content;

namespace ChatAssist.Tests.Content;

/// <summary>One matter that a plan's own list names.</summary>
/// <param name="List">Id of the checklist that asks about it.</param>
/// <param name="Clause">Where the plan names it: S0/五/(一)/3.</param>
/// <param name="Items">The items that ask about it, in that checklist.</param>
internal sealed record SeedMatter(string List, string Clause, string Matter, IReadOnlyList<string> Items)
{
    /// <summary>All of seed-clauses.yaml, written from the plans and not from the checklists.</summary>
    public static IReadOnlyList<SeedMatter> All { get; } = Read();

    private static List<SeedMatter> Read()
    {
        string path = Home.Of("tests/ChatAssist.Tests/Content/seed-clauses.yaml");
        var errors = new ContentErrors();
        YamlReading top = YamlReading.Parse(path, File.ReadAllText(path), errors) ?? throw new ContentErrorsException(errors);
        var all = new List<SeedMatter>();
        foreach (var (list, at) in top.Entries())
        {
            foreach (YamlReading entry in at.List())
            {
                entry.AllowOnly("clause", "matter", "items");
                all.Add(new SeedMatter(list, entry.NeedText("clause", 40), entry.NeedText("matter", 20), entry.Texts("items")));
            }
        }

        return errors.Any ? throw new ContentErrorsException(errors) : all;
    }

    private sealed class ContentErrorsException(ContentErrors errors) : Exception(string.Join('\n', errors.All));
}
