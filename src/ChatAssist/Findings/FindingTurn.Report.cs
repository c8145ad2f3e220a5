using ChatAssist.Chat;
using ChatAssist.Desk;
using ChatAssist.Inspections;
using ChatAssist.People;

namespace ChatAssist.Findings;

/// <summary>
/// Word and photos from the target's side that it is put right (F-05), for a look before the visit: from the village
/// official in the chat, from the enterprise on its page, or told to the inspector. Each is the party's request for a
/// re-inspection and starts its clock (S1.3 五(三)). The first photo is the report: whoever stops after it has been heard.
/// </summary>
internal sealed partial class FindingTurn
{
    private const int MostPhotos = 20;

    /// <summary>Photos of the enterprise's page that come this soon after each other belong to one report.</summary>
    private static readonly TimeSpan OneSitting = TimeSpan.FromMinutes(30);

    private Turn Reported(string words)
    {
        if (May(FindingTrigger.Report) is { } not)
        {
            return not;
        }

        if (c.Sender.Role == Role.Village)
        {
            return Ask(AskPhoto, c.Say(FindingTexts.AskRectifiedPhoto, Number, row.TargetName, row.Words), said: words);
        }

        if (!Inspects)
        {
            return c.End(c.Say(FindingTexts.OnlyVillageOrInspector));
        }

        var (facts, on) = NewReport(ReportedBy.Inspector, words);
        return new Turn(
            Position.Idle,
            [
                c.Ask(
                    c.Say(FindingTexts.ReportedByInspector, Number, on), "",
                    new Choice($"reinspect/{Number}", c.Say(FindingTexts.Reinspect, Number), Weight.Main)),
                .. TellInspector(c.Sender.Name, words, on, null),
            ],
            facts);
    }

    /// <param name="file">Null where no photo could be taken; then the words say why.</param>
    private Turn ReportWith(MediaRef? file, string words)
    {
        if (May(FindingTrigger.Report) is { } not)
        {
            return not;
        }

        int place = rectification.Reports + 1;
        var (facts, on) = NewReport(ReportedBy.Village, words);
        if (file is null)
        {
            facts.Add(new EvidenceGiven(c.Message.Key, Number, "", RectificationReportRow.ItemOf(place), "waived", "", words));
        }
        else
        {
            facts.AddRange(Evidence(file, place));
        }

        string inspector = string.Join('、', FindingPeople.InCharge(c.Library.Register, row).Select(c.Library.Register.NameOf));
        return new Turn(
            Position.At("finding", new FindingDialog.State(Number, AskMore, place.ToString())),
            [c.Reply(c.Say(FindingTexts.Reported, Number, inspector, on)), .. TellInspector(c.Sender.Name, words, on, file)],
            facts);
    }

    /// <summary>More photos of the same report.</summary>
    private Turn? MoreCame(MediaRef file) =>
        row.State != FindingState.Open || rectification.Reports.ToString() != state.Chosen ? null
        : Photos >= MostPhotos ? c.Stay(c.Say(FindingTexts.EnoughPhotos))
        : new Turn(
            c.Conversation.Position,
            [c.Reply(c.Say(FindingTexts.MoreTaken)), .. Forwarded(file), .. Doubts(file)],
            Evidence(file, rectification.Reports));

    /// <summary>From the enterprise's page; nobody is there to be answered.</summary>
    public Turn FromLink()
    {
        MediaRef file = c.Message.Media!;
        if (c.Sender.Role != Role.Guest || !FindingLifecycle.Table.TryFire(row.State, FindingTrigger.Report, out _))
        {
            return new Turn(c.Conversation.Position, [], []);
        }

        if (Report is { Source: ReportedBy.Enterprise } last && c.Now - last.At < OneSitting)
        {
            return Photos >= MostPhotos
                ? new Turn(c.Conversation.Position, [], [])
                : new Turn(c.Conversation.Position, [.. Forwarded(file), .. Doubts(file)], Evidence(file, last.Place));
        }

        string words = Text.Shorten(c.Message.Text.Trim(), 500);
        var (facts, on) = NewReport(ReportedBy.Enterprise, words);
        facts.AddRange(Evidence(file, rectification.Reports + 1));
        return new Turn(c.Conversation.Position, [.. TellInspector(c.Say(FindingTexts.Enterprise), words, on, file)], facts);
    }

    private (List<Fact> Facts, string On) NewReport(ReportedBy source, string words)
    {
        var facts = new List<Fact>
        {
            new RectificationReported(Number, row.Version, rectification.Reports + 1, source, Text.Shorten(words, 500), c.Message.SentAt),
        };
        DateOnly? on = rectification.ReinspectOn;
        bool provisional = rectification.ReinspectProvisional;
        if (rectification.ReportedAt is null)
        {
            // The first word sets the clock; saying it once more wins no time.
            ReinspectionDue due = ReinspectionClock.For(c.Library, Number, row.Version + 1, row.DueOn, c.Message.SentAt, c.Now);
            facts.Add(due);
            (on, provisional) = (due.On, due.Provisional);
        }

        return (facts, FindingSaying.On(c.Library.Texts, on ?? row.DueOn, provisional));
    }

    private IEnumerable<Reply> TellInspector(string who, string words, string on, MediaRef? file)
    {
        string said = words.Length == 0 ? "。" : c.Say(FindingTexts.Said, words);
        CardBody card = Desk.Turns.Card(
            c.Say(FindingTexts.NoticeReported, who, Number, row.TargetName, row.Words, said, on), "",
            [new Choice($"reinspect/{Number}", c.Say(FindingTexts.Reinspect, Number), Weight.Main)]);
        var replies = FindingPeople.InCharge(c.Library.Register, row).Where(id => id != c.Sender.UserId).Select(id => new Reply(id, card));
        return file is null ? replies : [.. replies, .. Forwarded(file), .. Doubts(file)];
    }

    /// <summary>The photo itself, where it has arrived; one that is still on its way stands in the record later.</summary>
    private IEnumerable<Reply> Forwarded(MediaRef file) => file.Sha256 is not { } sha || c.Message.Kind != MessageKind.Image ? []
        : FindingPeople.InCharge(c.Library.Register, row).Select(id => new Reply(
            id, new FileBody(sha, $"{Number}.{(file.ContentType == "image/png" ? "png" : "jpg")}", FileKind.Image)));

    private IReadOnlyList<Fact> Evidence(MediaRef file, int place)
    {
        var given = new EvidenceGiven(
            c.Message.Key, Number, "", RectificationReportRow.ItemOf(place), c.Message.Kind.ToString().ToLowerInvariant(), file.MediaId, "");
        return Compared() is { } compared ? [given, compared] : [given];
    }

    /// <summary>A photo of what was put right is no older than the finding.</summary>
    private EvidenceCompared? Compared() => PhotoCheck.Of(Photo, c.Message.Key, Number, Target, row.FoundAt, c.Now, c.Library.Rules);

    private IEnumerable<Reply> Doubts(MediaRef file) => Compared() is { Doubtful: true } compared && file.MediaId.Length > 0
        ? Tell(FindingPeople.InCharge(c.Library.Register, row), FindingSaying.Doubt(c.Library, compared, Photo!, row.TargetName))
        : [];

    private Turn SendLink()
    {
        if (!Inspects && c.Sender.Role != Role.Village)
        {
            return c.End(c.Say(FindingTexts.OnlyVillageOrInspector));
        }

        DateOnly until = c.Today.AddDays(c.Library.Rules.LinkDays);
        return May(FindingTrigger.Report) ?? c.Stay(c.Say(
            FindingTexts.Link, Number, row.TargetName, row.Words, c.Say(until),
            Chat.Link.To("rectify", Number, until.ToString("yyyyMMdd"))));
    }
}
