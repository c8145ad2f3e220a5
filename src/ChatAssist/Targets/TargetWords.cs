using ChatAssist.Sheets;

namespace ChatAssist.Targets;

/// <summary>The headings and words of a register table: what people may write, in English and Chinese.</summary>
internal static class TargetWords
{
    public static readonly IReadOnlyList<Column> Columns =
    [
        new("id", "编号", true, "对象编号"),
        new("name", "名称", true, "对象名称", "单位名称", "企业名称", "场所名称"),
        new("kind", "类别", true, "类型", "对象类别"),
        new("industry", "行业", false, "行业类别", "所属行业"),
        new("risk", "风险等级", false, "风险", "风险级别"),
        new("village", "所在村", false, "所属村", "责任村", "村", "所在村社区", "所在社区"),
        new("credit_code", "统一社会信用代码", false, "社会信用代码", "信用代码"),
        new("latitude", "纬度", false, "lat"),
        new("longitude", "经度", false, "lon", "lng"),
        new("contact_userid", "联系人", false, "联系人账号", "包保人", "contact"),
        new("address", "地址", false, "详细地址", "经营地址", "住所"),
        new("phone", "电话", false, "联系电话", "手机", "手机号", "手机号码"),
    ];

    public static readonly Words<TargetKind> Kinds = new(
        (TargetKind.Village, "village", "村", ["行政村", "自然村", "村庄"]),
        (TargetKind.Community, "community", "社区", []),
        (TargetKind.Street, "street", "街道", ["街巷", "道路"]),
        (TargetKind.Unit, "unit", "单位", ["机关单位", "事业单位"]),
        (TargetKind.Enterprise, "enterprise", "企业", ["公司"]),
        (TargetKind.Premises, "premises", "场所", ["经营场所", "商铺", "店铺", "门店", "门市", "shop"]),
        (TargetKind.Stall, "stall", "摊点", ["摊位", "摊贩"]));

    public static readonly Words<string> Risks = new(
        ("high", "high", "高", ["高风险"]),
        ("medium", "medium", "中", ["中风险"]),
        ("low", "low", "低", ["低风险"]),
        ("key", "key", "重点", ["重点对象", "重点区域"]));
}
