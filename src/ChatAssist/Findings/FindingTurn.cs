using ChatAssist.Chat;
using ChatAssist.Desk;
using ChatAssist.Inspections;
using ChatAssist.People;
using ChatAssist.Targets;
using ChatAssist.Texts;

namespace ChatAssist.Findings;

/// <summary>One message about one finding.</summary>
internal sealed partial class FindingTurn(TurnContext c, FindingRow row, RectificationRow rectification, FindingDialog.State state)
{
    private const string AskUntil = "until";
    private const string AskExtensionReason = "extension-reason";
    private const string AskRefusal = "refusal";
    private const string AskPhoto = "photo";
    private const string AskNoPhoto = "no-photo";
    private const string AskMore = "more";
    private const string AskOrderPhoto = "order-photo";
    private const string AskDays = "days";
    private const string AskDaysReason = "days-reason";
    private const string AskListReason = "list-reason";
    private const string AskCaseReason = "case-reason";
    private const string AskClosureReason = "closure-reason";

    /// <summary>The last extension that was asked for; null where none was.</summary>
    public ExtensionRow? Extension { get; init; }

    /// <summary>The last word that it is put right; null where there was none.</summary>
    public RectificationReportRow? Report { get; init; }

    /// <summary>How many photos came with that word.</summary>
    public int Photos { get; init; }

    /// <summary>What the photo at hand says of itself.</summary>
    public PhotoRow? Photo { get; init; }

    private string Number => row.Number;

    private string DueSaid => c.Say(row.DueOn);

    /// <summary>Certified today for the finding's domain (P-02).</summary>
    private bool Inspects => Authority.OfInspecting(c.Sender, c.Today, row.Domain) == Bar.None;

    private bool Decides => FindingPeople.Deciders(c.Library.Register).Contains(c.Sender.UserId);

    public Turn? Pressed(string what, string argument) => what switch
    {
        "grant" => Grant(argument),
        "refuse" => AskWhyNot(argument),
        "no-photo" => Ask(AskNoPhoto, c.Say(FindingTexts.AskNoPhotoReason), said: state.Said),
        "keep" => c.End(c.Say(FindingTexts.Kept, Number, DueSaid)),
        _ => Do(what, ""),
    };

    /// <summary>What a word or a button begins; the words behind it may say all that would be asked.</summary>
    public Turn? Do(string what, string words) => what switch
    {
        "extend" => Extend(words),
        "reported" => Reported(words),
        "first" => First(),
        "link" => SendLink(),
        "days" => Inspecting(FindingTrigger.Order) ?? Longer(words),
        "list" => Inspecting(FindingTrigger.List) ?? List(words),
        "case" => Inspecting(FindingTrigger.ProposeCase) ?? ProposeCase(words),
        "closure" => Inspecting(FindingTrigger.ProposeClosure) ?? ProposeClosure(words),
        _ => null,
    };

    /// <summary>Words for what was asked; without a question, what is to be done with it.</summary>
    public Turn? Said(string text) => state.Ask switch
    {
        AskUntil => Extend(text),
        AskExtensionReason => ExtendTo(DateOnly.ParseExact(state.Chosen, "yyyy-MM-dd"), text),
        AskRefusal => RefuseExtension(state.Chosen, text),
        AskNoPhoto => ReportWith(null, Joined(state.Said, text)),
        AskPhoto => Ask(AskPhoto, c.Say(FindingTexts.AskRectifiedPhoto, Number, row.TargetName, row.Words), said: Joined(state.Said, text)),
        AskDays => Longer(text),
        AskDaysReason => SetDays(DateOnly.ParseExact(state.Chosen, "yyyy-MM-dd"), text),
        AskListReason => List(text),
        AskCaseReason => ProposeCase(text),
        AskClosureReason => ProposeClosure(text),
        AskMore or AskOrderPhoto => null,
        _ => Begun(text),
    };

    public Turn? MediaCame(MediaRef file) => Files.Refusal(c, file) is { } refusal ? c.Stay(refusal) : state.Ask switch
    {
        AskPhoto or AskNoPhoto => ReportWith(file, state.Said),
        AskMore => MoreCame(file),
        AskOrderPhoto when c.Message.Kind == MessageKind.Image => CorrectedNow(file),
        _ => null,
    };

    /// <summary>F-2026-0001 延期到3月30日 等配件: the word says what, the rest is about it.</summary>
    private Turn? Begun(string text)
    {
        foreach (string what in (ReadOnlySpan<string>)["extend", "list", "case", "closure", "first", "link"])
        {
            if (c.Library.FindingWords.After(what, text) is { } rest)
            {
                return Do(what, rest);
            }
        }

        // 改好了 of an inspector on the spot is a measure, of anybody else word from the target's side.
        if (!Inspects && c.Library.FindingWords.After("reported", text) is { } words)
        {
            return Reported(words);
        }

        return MeasureReading.Read(text, c.Library, c.Today) is [{ Items.Count: 0 } order] ? Order(order)
            : c.Library.FindingWords.After("reported", text) is { } reported ? Reported(reported) : null;
    }

    private Turn First() => c.Stay(FirstViolation.Say(
        c.Ledger, c.Library, Number, row.Inspection, row.TargetId, row.Domain, row.Checklist, row.Item, row.Severity, row.FoundAt)
        ?? c.Say(FindingTexts.FirstNotListed, Number, row.Words));

    /// <summary>Null where the sender may and the table allows it now; otherwise what to say.</summary>
    private Turn? Inspecting(FindingTrigger trigger) => !Inspects ? c.Stay(c.Say(FindingTexts.OnlyInspector)) : May(trigger);

    private Turn? May(FindingTrigger trigger) => FindingLifecycle.Table.TryFire(row.State, trigger, out _)
        ? null
        : c.End(c.Say(FindingTexts.NotAllowed, Number, FindingSaying.Of(c, row.State)));

    private Turn Ask(string ask, string question, string chosen = "", string said = "") => new(
        Position.At("finding", new FindingDialog.State(Number, ask, chosen, said)),
        [
            ask == AskPhoto
                ? c.Ask(question, "", new Choice(Key("no-photo"), c.Say(FindingTexts.NoRectifiedPhoto), Weight.Less))
                : c.Reply(question),
        ],
        []);

    private string Key(string what) => $"finding/{Number}/{what}";

    private IEnumerable<Reply> TellVillages(string words) =>
        FindingPeople.Villages(c.Library.Register, row.Village).Where(id => id != c.Sender.UserId).Select(id => new Reply(id, new TextBody(words)));

    private IEnumerable<Reply> Tell(IEnumerable<string> people, string words) =>
        people.Where(id => id != c.Sender.UserId).Distinct().Select(id => new Reply(id, new TextBody(words)));

    private string DayIn(int days) => c.Say(c.Today.AddDays(days));

    /// <summary>Null for a day from today on that is not too far; otherwise what to say.</summary>
    private Turn? Outside(DateOnly day) => day >= c.Today && day <= c.Today.AddDays(c.Library.Rules.LongestRectificationDays)
        ? null
        : c.Stay(c.Say(FindingTexts.OrderTooFar, DayIn(c.Library.Rules.LongestRectificationDays)));

    private Target? Target => c.Library.Register.Targets.GetValueOrDefault(row.TargetId);

    private static string Joined(string first, string second) => first.Length == 0 ? second : second.Length == 0 ? first : $"{first}；{second}";
}
