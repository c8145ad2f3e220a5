using ChatAssist.Content;
using ChatAssist.Host.Libraries;
using ChatAssist.Host.Storage;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace ChatAssist.Tests.Content;

/// <summary>What shows only where all files lie beside each other, and that a mistake in one of them stops all (C-06).</summary>
public sealed class ContentReadingTests : IDisposable
{
    private readonly EditableContent _content = new();

    public void Dispose() => _content.Dispose();

    [Fact]
    public void C06_What_is_shipped_has_no_mistakes() => Assert.Equal([], Told());

    [Fact]
    public void C06_Two_lists_of_one_name_cannot_be_told_apart()
    {
        _content.Replace("dialogs/checklists/land.yaml", "name: 土地\n", "name: 林业\n");
        Assert.Equal(["dialogs/checklists/land.yaml:2: '林业' is the name of checklists/forestry.yaml too"], Told());
    }

    [Fact]
    public void C06_One_id_in_two_folders()
    {
        Directory.CreateDirectory(_content.Of("dialogs/forms"));
        File.Copy(_content.Of("dialogs/checklists/land.yaml"), _content.Of("dialogs/forms/land.yaml"));
        Assert.Equal(["dialogs/forms/land.yaml:1: id 'land' stands in checklists/land.yaml too"], Told());
    }

    [Theory]
    [InlineData("parks.yml", true)]
    [InlineData("parks.YAML", true)]
    [InlineData("parks.yaml~", false)]
    [InlineData(".parks.yaml.swp", false)]
    [InlineData("parks.xlsx", false)]
    public void C06_A_list_under_a_name_that_is_never_read_is_told(string file, bool told)
    {
        File.Copy(_content.Of("dialogs/checklists/land.yaml"), _content.Of($"dialogs/checklists/{file}"));
        Assert.Equal(told ? [$"dialogs/checklists/{file}:1: files here are called NAME.yaml; this one would never be read"] : [], Told());
    }

    [Fact]
    public void C06_No_lists_at_all()
    {
        Directory.Delete(_content.Of("dialogs/checklists"), recursive: true);
        Assert.Equal(["dialogs/checklists:1: there is no checklist here"], Told());
    }

    [Fact]
    public void C06_A_file_that_cannot_be_read_is_one_mistake()
    {
        File.Delete(_content.Of("dialogs/questions/answers.yaml"));
        Assert.Equal(["dialogs/questions/answers.yaml:1: the file cannot be read"], Told());
    }

    [Fact]
    public void C06_Mistakes_of_all_files_are_told_at_once()
    {
        _content.Replace("dialogs/checklists/land.yaml", "domain: land\nsource: S0/五/(十)\n", "domain: land\n");
        _content.Replace("dialogs/texts/desk.yaml", "apology:", "apologie:");
        _content.Replace("config/rules.yaml", "\"08:05\"", "\"8 o'clock\"");
        string[] told = [.. Told()];
        Assert.Contains("dialogs/checklists/land.yaml:1: 'source' is missing", told);
        Assert.Contains(told, t => t.StartsWith("dialogs/texts/desk.yaml:", StringComparison.Ordinal));
        Assert.Contains(told, t => t.StartsWith("config/rules.yaml:", StringComparison.Ordinal));
    }

    [Fact]
    public async Task C06_Nothing_is_half_loaded()
    {
        using Store store = await Store.WithDemoRegisterAsync();
        var contexts = new PooledContexts(store.Settings.Database);
        var shelf = new LibraryShelf(_content.Folders, contexts, ContentReading.Read);
        shelf.Reload();
        Library before = shelf.Current;
        _content.Replace("dialogs/checklists/fire.yaml", "name: 消火栓\n", "name: 室外消火栓\n");
        _content.Replace("dialogs/checklists/land.yaml", "domain: land\nsource: S0/五/(十)\n", "domain: land\n");
        Assert.Throws<ContentException>(shelf.Reload);
        Assert.Same(before, shelf.Current);
        Assert.Equal("消火栓", shelf.Current.Questionnaires["fire"].Find("hydrant")!.Name);
    }

    private IEnumerable<string> Told()
    {
        var errors = new ContentErrors();
        ContentReading.Read(_content.Folders, new Register([], []), errors);
        return errors.All.Select(e => (e with { Path = Path.GetRelativePath(_content.Of("."), e.Path) }).ToString());
    }

    private sealed class PooledContexts(DatabaseOptions database) : IDbContextFactory<LedgerContext>
    {
        public LedgerContext CreateDbContext() => new(database.Build());
    }
}
