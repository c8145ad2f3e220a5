using ChatAssist.Content;
using ChatAssist.Host.Commands;
using ChatAssist.Host.Libraries;
using ChatAssist.Host.Sheets;
using ChatAssist.Questionnaires;
using ChatAssist.Questionnaires.Tables;
using ChatAssist.Sheets;
using Xunit;

namespace ChatAssist.Tests.Content;

/// <summary>Checklists for those who work in Excel: out as a table and back, unchanged or with every mistake told (C-06).</summary>
public sealed class ListTableTests : IDisposable
{
    private readonly EditableContent _content = new();

    private string Table => _content.Of("table.xlsx");

    public static TheoryData<string> Names() => [.. Home.Content().Questionnaires.Keys.Order(StringComparer.Ordinal)];

    public void Dispose() => _content.Dispose();

    [Theory]
    [MemberData(nameof(Names))]
    public async Task C06_A_list_comes_back_as_it_was_to_the_letter(string id)
    {
        Questionnaire before = Home.Content().Questionnaires[id];
        string file = _content.Of($"dialogs/checklists/{id}.yaml"), text = await File.ReadAllTextAsync(file);
        Save(ExportCommand.Checklist(_content.Folders, id));

        ListImported untouched = await ImportAsync();
        Assert.True(untouched.Same);

        File.Delete(file);
        ListImported done = await ImportAsync();
        Assert.True(done.New);
        Assert.True(ListImport.Same(before, done.List));
        Assert.Equal(text, await File.ReadAllTextAsync(file));
        Assert.Equal(before.Version, done.List.Version);
    }

    [Fact]
    public async Task C06_What_was_changed_in_the_table_is_changed_in_the_file()
    {
        Save(Edit("fire", ListPart.Items, row => row["编号"] == "hydrant", ("问法", "消火栓能用？"), ("处置", "限期改正"), ("整改天数", 3), ("严重程度", "重大")));
        ListImported done = await ImportAsync();
        Assert.False(done.Same);
        Question item = Read("fire").Find("hydrant")!;
        Assert.Equal(("消火栓能用？", Measure.InTime, 3, Severity.Major), (item.Ask, item.Measure, item.Days, item.Severity));
        Assert.Equal(done.List.Version, Read("fire").Version);
        Assert.Equal([], Directory.EnumerateFiles(_content.Of("dialogs/checklists"), ".*"));
    }

    [Fact]
    public async Task C06_YAML_words_and_English_headings_are_understood_as_well()
    {
        Questionnaire list = Home.Content().Questionnaires["training"];
        var words = new ListWords(Home.Content().Texts);
        Save(ListSheets.Write(list, words).Select((sheet, part) => sheet with
        {
            Header = [.. ListSheets.Fields((ListPart)part)],
            Rows = sheet.Rows.Select(row => (IReadOnlyList<Cell>)[.. row.Select((cell, i) =>
                ListSheets.Fields((ListPart)part)[i] is var field && words.IsWord(field) && field != "show.is" && cell.Value is string s
                    ? (Cell)words.Read(field, s)
                    : cell)]).ToList(),
        }));
        Assert.True((await ImportAsync()).Same);
    }

    [Fact]
    public async Task C06_Remarks_of_the_file_are_lost_only_where_something_changed_and_that_is_said()
    {
        string file = _content.Of("dialogs/checklists/land.yaml");
        File.WriteAllText(file, "# Written in March.\n" + File.ReadAllText(file));
        Save(ExportCommand.Checklist(_content.Folders, "land"));
        Assert.True((await ImportAsync()) is { Same: true, LostRemarks: false });
        Assert.StartsWith("# Written", File.ReadAllText(file), StringComparison.Ordinal);
        Save(Edit("land", ListPart.Items, row => row["编号"] == "kiln", ("问法", "没有私自建窑？")));
        Assert.True((await ImportAsync()) is { Same: false, LostRemarks: true });
        Assert.StartsWith("id: land", File.ReadAllText(file), StringComparison.Ordinal);
    }

    /// <summary>Which row, which cell, what is told. The header is row 1.</summary>
    public static TheoryData<string, ListPart, int, string, string, string> Mistakes() => new()
    {
        { "fire", ListPart.Items, 3, "依据条款", "", "3: “项目”表：缺少“依据条款”" },
        { "fire", ListPart.Items, 3, "问法", new string('通', 61), "3: “项目”表：“问法”有61个字，最多60个" },
        { "fire", ListPart.Items, 4, "编号", "hydrant", "4: “项目”表：id“hydrant”用了两次" },
        { "fire", ListPart.Items, 4, "名称", "消火栓", "4: “项目”表：名称“消火栓”用了两次" },
        { "fire", ListPart.Items, 4, "编号", "取水口", "4: “项目”表：“编号”只能用小写字母、数字和 -" },
        { "fire", ListPart.Items, 3, "类型", "颜色", "3: “项目”表：“颜色”不能用作“类型”，可以写的有：合格与否、数字、金额、时间、日期、单选、多选、文字、照片、视频、语音、文件、位置、签名" },
        { "fire", ListPart.Items, 3, "处置", "罚款", "3: “项目”表：“罚款”不能用作“处置”，可以写的有：限期改正、当场改正、停止作业、停止使用、立即排险、撤出人员、暂时停业、扣押、查封、提请关闭、移送" },
        { "land", ListPart.Items, 2, "整改天数", "七天", "2: “项目”表：“整改天数”要写0到365的整数" },
        { "fire", ListPart.Items, 3, "最大", "4", "3: “项目”表：只有数字、金额、时间和日期才有界限" },
        { "fire", ListPart.Items, 3, "前提回答", "合格", "3: “项目”表：缺少“前提项目编号”" },
        { "training", ListPart.Items, 32, "最大", "八点半", "32: “项目”表：“八点半”不是时间的值（时间如 20:30，日期如 2026-12-31）" },
        { "training", ListPart.Items, 32, "前提项目编号", "fee-way", "32: “项目”表：“fee-way”不是前面的项目" },
        { "training", ListPart.Items, 32, "前提回答", "线下", "32: “项目”表：项目“mode”不会有“线下”这个回答，可以写的有：offline、online、both、不适用" },
        { "training", ListPart.Options, 2, "名称", "", "2: “选项”表：缺少“名称”" },
        { "training", ListPart.Options, 3, "算问题", "也许", "3: “选项”表：“也许”不能用作“算问题”，可以写的有：是、否" },
        { "training", ListPart.Options, 2, "处置", "移送", "2: “选项”表：这个选项不算问题，“处置”用不上" },
        { "training", ListPart.Options, 2, "名称", "暂停", "2: “选项”表：有人回“暂停”时，认不出是这个选项，请换个说法" },
        { "training", ListPart.Options, 2, "所属项目编号", "nothing", "2: “选项”表：“项目”表里没有编号是“nothing”的项目" },
        { "training", ListPart.Options, 2, "所属项目编号", "", "2: “选项”表：没写这个选项属于哪个项目" },
        { "fire", ListPart.List, 2, "领域", "消房", "2: “检查表”表：“消房”不能用作“领域”，可以写的有：安全生产、住建城管、环境保护、文化旅游、校外培训、消防安全、食品安全、农业、水利、土地、林业、交通运输治超、其他" },
        { "fire", ListPart.List, 2, "名称", "土地", "2: “检查表”表：名称“土地”已用在land" },
        { "fire", ListPart.List, 2, "编号", "../../fire", "2: “检查表”表：“编号”只能用小写字母、数字和 -" },
    };

    [Theory]
    [MemberData(nameof(Mistakes))]
    public async Task C06_A_mistake_in_the_table_is_told_with_its_row_and_changes_nothing(
        string id, ListPart part, int line, string column, string value, string told)
    {
        string[] before = Files();
        int at = 1;
        Save(Edit(id, part, _ => ++at == line, (column, value)));
        Assert.Equal([told], await RefusedAsync());
        Assert.Equal(before, Files());
    }

    [Fact]
    public async Task C06_An_items_id_is_not_changed_by_the_way()
    {
        string[] before = Files();
        var table = Edit("land", ListPart.Items, row => row["编号"] == "kiln", ("编号", "kilns"));
        Save(table);
        Assert.Equal(["10: “项目”表：项目“建窑”的编号从“kiln”变成了“kilns”。台账按编号记了多年，编号不能改"], await RefusedAsync());
        Assert.Equal(before, Files());

        ListImported done = await new ListImport(_content.Folders).RunAsync(Table, idsMayChange: true);
        Assert.Equal(("kiln", "kilns"), done.Changes.Renamed.Select(c => (c.Before.Id, c.After.Id)).Single());
        Assert.NotNull(Read("land").Find("kilns"));
    }

    [Fact]
    public async Task C06_An_items_id_is_not_given_to_something_else()
    {
        Save(Edit("land", ListPart.Items, row => row["编号"] == "kiln", ("名称", "挖塘"), ("问法", "没有在耕地上挖塘？")));
        Assert.Equal(["10: “项目”表：编号“kiln”原来是“建窑”，现在名称和问法都换了。编号不能拿给别的项目用，请给新项目一个新编号"], await RefusedAsync());
    }

    [Fact]
    public async Task C06_Items_that_come_and_go_are_named()
    {
        Save(Edit("land", ListPart.Items, row => row["编号"] == "kiln", ("编号", "pond"), ("名称", "挖塘"), ("问法", "没有在耕地上挖塘？")));
        ItemChanges changes = (await ImportAsync()).Changes;
        Assert.Equal("pond", Assert.Single(changes.Added).Id);
        Assert.Equal("kiln", Assert.Single(changes.Gone).Id);
    }

    [Fact]
    public async Task C06_A_new_list_is_a_new_file()
    {
        Save(Edit("land", ListPart.List, _ => true, ("编号", "ponds"), ("名称", "坑塘")));
        ListImported done = await ImportAsync();
        Assert.True(done.New);
        Assert.Equal("坑塘", Read("ponds").Name);
    }

    [Fact]
    public async Task C06_What_Excel_makes_of_a_time_is_a_time_all_the_same()
    {
        Save(Edit("training", ListPart.Items, row => row["编号"] == "offline-end", ("最大", "20:30:00")));
        Assert.True((await ImportAsync()).Same);
    }

    [Fact]
    public async Task C06_Sheets_and_columns_that_are_missing_or_unknown_are_told()
    {
        var table = ExportCommand.Checklist(_content.Folders, "land");
        Save(table.Where((_, i) => i != 1));
        Assert.Equal(["1: “项目”表：缺少这张工作表"], await RefusedAsync());
        Save(table.Where((_, i) => i != 2));
        Assert.True((await ImportAsync()).Same);
        Save(table.Select((s, i) => i == 1 ? s with { Header = [.. s.Header.Select(h => h == "怎么查" ? "怎样查" : h)] } : s));
        Assert.Equal(["1: “项目”表：不认识“怎样查”这一列"], await RefusedAsync());
        Save(table.Select((s, i) => i == 0 ? s with { Rows = [.. s.Rows, .. s.Rows] } : s));
        Assert.Equal(["3: “检查表”表：这里只写一行，现在有2行"], await RefusedAsync());
        await File.WriteAllTextAsync(Table, "<html><body>检查表</body></html>");
        Assert.Equal(["1: 这其实是网页，请用表格软件打开后另存为 .xlsx"], await RefusedAsync());
    }

    [Fact]
    public async Task C06_A_list_whose_present_file_is_broken_is_not_written_over()
    {
        Save(ExportCommand.Checklist(_content.Folders, "land"));
        _content.Replace("dialogs/checklists/land.yaml", "domain: land\n", "domain: lands\n");
        Assert.Contains("'lands' is not a domain", Assert.Single(await RefusedAsync()), StringComparison.Ordinal);

        // Another one that is broken is no hindrance.
        _content.Replace("dialogs/checklists/land.yaml", "domain: lands\n", "domain: land\n");
        _content.Replace("dialogs/checklists/fire.yaml", "domain: fire\n", "domain: fires\n");
        Assert.True((await ImportAsync()).Same);
    }

    [Fact]
    public void C06_Any_text_survives_the_way_into_YAML_and_back()
    {
        var chance = new Random(20260302);
        string signs = "合格？、：:#-,[]{}&*!|>'\"%@`\\ 0a~=<《》（）\t\n😀";
        for (int i = 0; i < 3000; i++)
        {
            string Any(int most) => string.Concat(Enumerable.Range(0, chance.Next(1, most)).Select(_ => signs[chance.Next(signs.Length - 2)])).Trim('\ud83d', ' ', '\t', '\n') is { Length: > 0 } text ? text : "x";
            var head = Row(ListPart.List, ("id", "any"), ("name", Any(12)), ("domain", "fire"), ("source", Any(20)));
            var option = Row(ListPart.Options, ("id", "o"), ("name", Any(20)), ("finding", Any(20)));
            var item = Row(ListPart.Items, ("id", "i"), ("name", Any(14)), ("help", Any(100)), ("limit.max", Any(8)), ("limit.rule", Any(60)));
            DraftYaml yaml = DraftYaml.Of(new ListDraft(head, [new DraftItem(item, [option])]));
            var errors = new ContentErrors();
            YamlReading top = YamlReading.Parse("any.yaml", yaml.Yaml, errors)!;
            Assert.Equal([], errors.All);
            YamlReading first = top.Find("items")!.List().Single();
            Assert.Equal<string?[]>(
                [head["name"], head["source"], item["name"], item["help"], item["limit.max"], item["limit.rule"], option["name"], option["finding"]],
                [
                    top.Find("name")!.Scalar(), top.Find("source")!.Scalar(), first.Find("name")!.Scalar(), first.Find("help")!.Scalar(),
                    first.Find("limit")!.Find("max")!.Scalar(), first.Find("limit")!.Find("rule")!.Scalar(),
                    first.Find("options")!.List().Single().Find("name")!.Scalar(), first.Find("options")!.List().Single().Find("finding")!.Scalar(),
                ]);
        }
    }

    [Fact]
    public async Task P01_T01_Roster_and_targets_go_out_and_come_back_unchanged()
    {
        using Store store = await Store.WithDemoRegisterAsync();
        foreach (string name in (string[])["roster", "targets"])
        {
            int exit = await Program($"export {name} --to {Table} --data {store.Folder}");
            Assert.Equal(0, exit);
            ImportResult result = await ImportCommand.RunAsync(
                store.Settings,
                i => name == "roster" ? i.RosterAsync(Table, CancellationToken.None) : i.TargetsAsync(Table, CancellationToken.None),
                CancellationToken.None);
            Assert.True(result is { Added: 0, Changed: 0, Same: > 10 }, $"{name}: {result}");
        }
    }

    private static Task<int> Program(string line)
    {
        var root = new System.CommandLine.RootCommand { ExportCommand.Build() };
        Common.AddTo(root);
        return root.Parse(line).InvokeAsync();
    }

    private static DraftRow Row(ListPart part, params (string Field, string Value)[] fields) =>
        new(part, 0, fields.ToDictionary(f => f.Field, f => f.Value));

    private Questionnaire Read(string id) => ContentReading.Read(_content.Folders, new Register([], [])).Questionnaires[id];

    private Task<ListImported> ImportAsync() => new ListImport(_content.Folders).RunAsync(Table);

    private async Task<IReadOnlyList<string>> RefusedAsync() =>
        [.. (await Assert.ThrowsAsync<ContentException>(ImportAsync)).Errors.Select(e => $"{e.Line}: {e.What}")];

    private string[] Files() =>
        [.. Directory.EnumerateFiles(_content.Of("dialogs"), "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal).Select(f => f + File.ReadAllText(f))];

    private void Save(IEnumerable<SheetToWrite> sheets)
    {
        using FileStream file = File.Create(Table);
        SheetFile.WriteXlsx(file, sheets);
    }

    /// <summary>The list's table with some cells of the first row that is meant changed.</summary>
    private IReadOnlyList<SheetToWrite> Edit(
        string id, ListPart part, Func<IReadOnlyDictionary<string, string>, bool> which, params (string Column, Cell Value)[] cells)
    {
        var sheets = ExportCommand.Checklist(_content.Folders, id).ToList();
        SheetToWrite sheet = sheets[(int)part];
        bool done = false;
        var rows = sheet.Rows.Select(row =>
        {
            if (done || !which(sheet.Header.Zip(row).ToDictionary(x => x.First, x => x.Second.ToString())))
            {
                return row;
            }

            done = true;
            return [.. row.Select((cell, i) => cells.FirstOrDefault(c => c.Column == sheet.Header[i]) is { Column: not null } c ? c.Value : cell)];
        }).ToList();
        Assert.True(done, "No row was meant.");
        sheets[(int)part] = sheet with { Rows = rows };
        return sheets;
    }
}
