using ChatAssist.Sheets;

namespace ChatAssist.People;

/// <summary>The headings and words of a roster table: what people may write, in English and Chinese.</summary>
internal static class RosterWords
{
    public static readonly IReadOnlyList<Column> Columns =
    [
        new("userid", "企业微信账号", true, "账号", "成员账号", "企业微信userid", "企微账号", "用户账号"),
        new("name", "姓名", true),
        new("role", "角色", true, "身份", "人员类别", "岗位"),
        new("unit", "单位", true, "所在单位", "工作单位", "部门"),
        new("certificate", "执法证号", false, "执法证", "执法证件号", "执法证编号", "证号", "certificate_number"),
        new("valid_from", "有效期起", false, "有效期自", "有效期开始", "发证日期"),
        new("valid_to", "有效期止", false, "有效期至", "有效期结束", "到期日期"),
        new("domains", "领域", false, "执法领域", "domain"),
        new("areas", "负责区域", false, "责任区域", "包保区域", "片区", "area"),
    ];

    public static readonly Words<Role> Roles = new(
        (Role.Inspector, "inspector", "执法人员", ["执法员", "执法队员"]),
        (Role.Auxiliary, "auxiliary", "辅助人员", ["执法辅助人员", "辅助", "协管员"]),
        (Role.Leader, "leader", "队长", ["负责人", "中队长", "大队长"]),
        (Role.Legal, "legal", "法制审核员", ["法制审核人员", "法制审核", "法制员"]),
        (Role.Supervisor, "supervisor", "督查", ["督查员", "督查人员", "分管领导"]),
        (Role.Village, "village", "村干部", ["网格员", "社区干部", "村社区干部"]));

    /// <summary>The domains of the checklists (S0 五).</summary>
    public static readonly Words<string> Domains = new(
        ("work-safety", "work-safety", "安全生产", []),
        ("urban", "urban", "住建城管", ["城市管理", "城管", "住建", "住建和城市管理"]),
        ("environment", "environment", "环境保护", ["环保", "生态环境"]),
        ("culture", "culture", "文化旅游", ["文旅", "文化"]),
        ("training", "training", "校外培训", ["校外培训机构", "教育培训"]),
        ("fire", "fire", "消防安全", ["消防"]),
        ("food", "food", "食品安全", ["食品"]),
        ("agriculture", "agriculture", "农业", ["农业农村"]),
        ("water", "water", "水利", ["水务"]),
        ("land", "land", "土地", ["国土", "自然资源"]),
        ("forestry", "forestry", "林业", ["林草"]),
        ("freight", "freight", "交通运输治超", ["治超", "交通运输", "货运超限"]),
        ("other", "other", "其他", ["其它"]));
}
