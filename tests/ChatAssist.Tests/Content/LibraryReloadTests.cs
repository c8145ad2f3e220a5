using ChatAssist.Host.Efforts;
using ChatAssist.Host.Libraries;
using ChatAssist.Host.Transcripts;
using ChatAssist.Questionnaires;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace ChatAssist.Tests.Content;

/// <summary>Checklists that are edited while inspections are under way (C-06).</summary>
public sealed class LibraryReloadTests : IAsyncLifetime
{
    private const string Fire = "dialogs/checklists/fire.yaml";
    private static readonly DateTimeOffset Morning = new(2026, 3, 2, 9, 0, 0, TimeSpan.FromHours(8));

    private readonly EditableContent _content = new();
    private Store _store = null!;
    private ChatSession _session = null!;

    public async Task InitializeAsync()
    {
        _store = await Store.WithDemoRegisterAsync();
        _session = new ChatSession(_content.With(_store.Settings), new ScriptClock(Morning), keep: true);
        await _session.LibraryAsync();
    }

    public async Task DisposeAsync()
    {
        await _session.DisposeAsync();
        _store.Dispose();
        _content.Dispose();
    }

    [Fact]
    public async Task C06_A_walk_under_way_ends_on_the_edition_that_it_began_with_and_the_next_one_uses_the_new()
    {
        var (zhang, before) = await BeginAsync("张三", "fire", "E-01", "insp02");
        string inspection = (await zhang.WhereAsync())!.Inspection;
        await zhang.SayAsync(zhang.Answers.Passing(before.Items[0]));
        Assert.Equal("hydrant", (await zhang.WhereAsync())!.Asked!.Value.Item);

        // The hydrants are asked about in other words, the water intakes are gone, the list has another name.
        _content.Replace(Fire, "name: 消火栓\n", "name: 室外消火栓\n");
        _content.Replace(Fire, "name: 消防安全\n", "name: 消防安全（新）\n");
        RemoveItem("water-intake");
        var told = await ReloadAsync(ReloadOutcome.Published);
        Assert.Equal(["助手→周队: 检查表已更新：\n  消防安全（新）：新的检查用新版，正在查的1个按原来的查完"], told.Select(TranscriptPlayer.Show));

        await zhang.SayAsync("看2");
        Assert.Contains("消火栓", zhang.Heard[0].Text, StringComparison.Ordinal);
        Assert.DoesNotContain("室外", zhang.Heard[0].Text, StringComparison.Ordinal);
        var asked = new List<string>();
        while (await zhang.WhereAsync() is { Asked: { } key } at)
        {
            asked.Add(key.Item);
            await zhang.SayAsync(at.Ask == Inspections.WalkAsk.Photo ? Bracketed.Photo : zhang.Answers.Failing(before.Find(key.Item)!) ?? "1");
        }

        Assert.Contains("water-intake", asked);
        await zhang.HandInAsync(inspection);
        var findings = await zhang.ReadAsync(l => l.Findings.Select(f => f.Item).ToListAsync());
        Assert.Contains("water-intake", findings);
        var kept = await zhang.ReadAsync(l => l.Checklists.Where(c => c.Inspection == inspection).Select(c => c.QuestionnaireVersion).SingleAsync());
        Assert.Equal(before.Version, kept);

        var (wang, after) = await BeginAsync("王五", "fire", "E-02", "insp01");
        Assert.NotEqual(before.Version, after.Version);
        Assert.Equal(before.Items.Count - 1, after.Items.Count);
        await wang.SayAsync(wang.Answers.Passing(after.Items[0]));
        await wang.SayAsync("看2");
        Assert.Contains("室外消火栓", wang.Heard[0].Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task C06_A_list_that_is_taken_away_can_still_be_walked_to_its_end()
    {
        var (zhang, before) = await BeginAsync("张三", "land", "E-01", "insp03");
        string inspection = (await zhang.WhereAsync())!.Inspection;
        File.Delete(_content.Of("dialogs/checklists/land.yaml"));
        var told = await ReloadAsync(ReloadOutcome.Published);
        Assert.Equal(["助手→周队: 检查表已更新：\n  土地：不再用了，正在查的1个可以查完"], told.Select(TranscriptPlayer.Show));
        await zhang.AnswerAllAsync(before, q => zhang.Answers.Failing(q)!);
        await zhang.HandInAsync(inspection);
        Assert.Equal(before.Items.Count, (await zhang.ReadAsync(l => l.Findings.ToListAsync())).Count);
    }

    [Fact]
    public async Task C06_A_broken_file_leaves_the_old_edition_in_use_and_the_leader_hears_of_it_once()
    {
        Questionnaire before = (await _session.LibraryAsync()).Questionnaires["fire"];
        _content.Replace(Fire, "  - id: hydrant\n", "  - id: place\n");
        var told = await ReloadAsync(ReloadOutcome.Broken);
        Assert.Equal(
            ["助手→周队: 检查表和话术的文件有1处写错，现在仍按原来的内容运行，请改好：\n  dialogs/checklists/fire.yaml 第19行：id“place”用了两次"],
            told.Select(TranscriptPlayer.Show));
        Assert.Same(before, (await _session.LibraryAsync()).Questionnaires["fire"]);

        // Saved again as broken as before, and looked at again without being saved: not another word.
        File.SetLastWriteTimeUtc(_content.Of(Fire), DateTime.UtcNow.AddSeconds(3));
        Assert.Equal([], await ReloadAsync(ReloadOutcome.Broken));
        Assert.Equal([], await ReloadAsync(ReloadOutcome.Unchanged));

        // Broken in another way: that is another edition.
        _content.Replace(Fire, "domain: fire\n", "domain: fires\n");
        Assert.Contains("有2处写错", Assert.Single(await ReloadAsync(ReloadOutcome.Broken)).Text, StringComparison.Ordinal);

        _content.Replace(Fire, "domain: fires\n", "domain: fire\n");
        _content.Replace(Fire, "  - id: place\n    group", "  - id: hydrant\n    group");
        Assert.Equal("检查表和话术的文件已改好，现在按新内容运行。", Assert.Single(await ReloadAsync(ReloadOutcome.Published)).Text);
        Assert.Equal(before.Version, (await _session.LibraryAsync()).Questionnaires["fire"].Version);
    }

    [Fact]
    public async Task C06_Other_words_are_used_from_the_next_message_on_and_nobody_is_bothered()
    {
        _content.Replace("dialogs/texts/desk.yaml", "您可以这样说", "在镇里您可以这样说");
        Assert.Equal([], await ReloadAsync(ReloadOutcome.Published));
        Assert.Contains("在镇里", string.Concat((await _session.SayAsync("张三", "帮助")).Select(s => s.Text)), StringComparison.Ordinal);
        Assert.Equal([], await ReloadAsync(ReloadOutcome.Unchanged));
    }

    [Fact]
    public async Task C06_Every_edition_is_kept_before_it_is_used_and_the_journal_knows_it()
    {
        _content.Replace(Fire, "name: 消火栓\n", "name: 室外消火栓\n");
        await ReloadAsync(ReloadOutcome.Published);
        Questionnaire now = (await _session.LibraryAsync()).Questionnaires["fire"];
        await _session.RunAsync(async services =>
        {
            await using var ledger = await services.GetRequiredService<IDbContextFactory<Host.Storage.LedgerContext>>().CreateDbContextAsync();
            Assert.Equal(now.Yaml, await ledger.QuestionnaireVersions.Where(v => v.Id == "fire" && v.Version == now.Version).Select(v => v.Yaml).SingleAsync());
            var kept = await ledger.Journal.Where(j => j.Kind == "questionnaires.kept.1").OrderBy(j => j.Seq).Select(j => j.Payload).ToListAsync();
            Assert.Equal($"[{{\"id\":\"fire\",\"version\":\"{now.Version}\"}}]", kept[^1]);
        });
    }

    private async Task<(Walker, Questionnaire)> BeginAsync(string who, string list, string target, string partner)
    {
        var library = await _session.LibraryAsync();
        var walker = new Walker(_session, library, who);
        await walker.BeginAsync(target, library.Questionnaires[list], partner);
        return (walker, library.Questionnaires[list]);
    }

    private async Task<IReadOnlyList<Said>> ReloadAsync(ReloadOutcome expected) => await _session.RunAsync(async services =>
        Assert.Equal(expected, await services.GetRequiredService<LibraryReload>().RunAsync(CancellationToken.None)));

    private void RemoveItem(string id)
    {
        string[] blocks = File.ReadAllText(_content.Of(Fire)).Split("\n\n");
        Assert.Contains(blocks, b => b.StartsWith($"  - id: {id}\n", StringComparison.Ordinal));
        File.WriteAllText(_content.Of(Fire), string.Join("\n\n", blocks.Where(b => !b.StartsWith($"  - id: {id}\n", StringComparison.Ordinal))));
    }
}
