namespace ChatAssist.Questions;

internal enum NameKind
{
    Person,

    /// <summary>A village or community; its name is the value.</summary>
    Village,

    /// <summary>Any other target; its id is the value.</summary>
    Target,
}

/// <summary>Whom or what a name means.</summary>
/// <param name="Value">Userid, name of the village, or id of the target.</param>
internal sealed record NameHit(NameKind Kind, string Value, string Label);

/// <summary>How surely a name means what it hits; the surest alone counts.</summary>
internal enum NameRank
{
    /// <summary>The name itself, or the id.</summary>
    Full,

    /// <summary>The name without 村, the person's title.</summary>
    Short,

    /// <summary>东村 for 东沟村, 老张 for 张三.</summary>
    Called,

    /// <summary>Any part of a target's name: 砖厂.</summary>
    Part,

    /// <summary>Its characters in their order: 兴旺站.</summary>
    Spread,
}
