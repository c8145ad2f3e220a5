using ChatAssist.Chat;
using ChatAssist.Desk;
using ChatAssist.Findings;
using ChatAssist.People;
using ChatAssist.Questionnaires;
using ChatAssist.Targets;

namespace ChatAssist.Inspections;

/// <summary>Handing in (I-07): summary, the other party's statement, signature or refusal; then every failed item becomes a finding.</summary>
internal sealed partial class WalkTurn
{
    public Turn NotYet() => new(At(WalkAsk.HandIn), [c.Reply(c.Say(WalkTexts.HowToChange))], []);

    public Turn Submit()
    {
        if (record.Walk.Blocking is not null)
        {
            return Next([OpenItems()]);
        }

        // A round of the streets has no other party.
        return record.Row.Mode == InspectionMode.Patrol
            ? HandIn(Signature.None, "", [])
            : new Turn(
                At(WalkAsk.Statement),
                [c.Ask(c.Say(WalkTexts.AskStatement), "", new Choice($"walk/{Number}/no-statement", c.Say(WalkTexts.NoStatement)))],
                []);
    }

    /// <summary>What the other party said is written down as it was said; then it is asked to sign.</summary>
    public Turn Stated(string words, EvidenceGiven? shown = null)
    {
        var facts = new List<Fact>();
        if (words.Length > 0)
        {
            facts.Add(new StatementTaken(Number, record.Row.Version, words));
        }

        if (shown is not null)
        {
            facts.Add(shown);
        }

        return new Turn(
            At(WalkAsk.Signature, shown is null ? null : StatementKey),
            [
                // The link stands in a text of its own: on a card it could not be tapped.
                c.Reply(c.Say(WalkTexts.AskSignatureHow, Link.To("sign", Number, c.Sender.UserId, c.Now + SignatureLink.Life))),
                AskSignature(),
            ],
            facts);
    }

    private Reply AskSignature() => c.Ask(
        c.Say(WalkTexts.AskSignature), "", new Choice($"walk/{Number}/refused", c.Say(WalkTexts.Refused), Weight.Less));

    public Turn AskRefusal() => new(At(WalkAsk.Refusal), [c.Reply(c.Say(WalkTexts.AskRefusal))], []);

    /// <summary>Words where a signature is waited for: that there will be none, or nothing yet.</summary>
    private Turn NotSigned(string said) =>
        Is(c.Library.Answers.Refuse, said) ? AskRefusal()
        : c.Library.Answers.Refuse.Any(w => said.StartsWith(w, StringComparison.Ordinal)) ? Refused(said)
        : new Turn(Position.At("walk", state), [AskSignature()], []);

    /// <summary>A refusal counts with a witness only: whoever is not named is asked for.</summary>
    private Turn Refused(string said) =>
        Is(c.Library.Answers.NothingToSay, said) ? AskRefusal()
        : NamesWitness(said) && !Nobody(said)
            ? HandIn(Signature.Refused, said, [])
            : new Turn(At(WalkAsk.Witness, said: said), [c.Reply(c.Say(Nobody(said) ? WalkTexts.NoWitness : WalkTexts.AskWitness))], []);

    private Turn Witnessed(string said) =>
        Nobody(said) ? new Turn(At(WalkAsk.Witness, said: state.Said), [c.Reply(c.Say(WalkTexts.NoWitness))], [])
        : HandIn(
            Signature.Refused,
            c.Say(NamesWitness(said) ? WalkTexts.RefusalAndWords : WalkTexts.RefusalWithWitness, state.Said, said), []);

    private bool NamesWitness(string said) => c.Library.Answers.Witness.Any(w => said.Contains(w, StringComparison.Ordinal));

    /// <summary>没有人见证 names nobody, though it speaks of a witness.</summary>
    private bool Nobody(string said) =>
        Is(c.Library.Answers.NothingToSay, said) || c.Library.Answers.NoWitness.Any(w => said.Contains(w, StringComparison.Ordinal));

    private Turn HandIn(Signature signature, string refusal, IReadOnlyList<Fact> before)
    {
        InspectionRow row = record.Row;
        var compared = Compared();
        var review = Review.Of(
            row, record.Walk.Items.Count, record.Evidence + before.Count,
            c.Library.Register.Targets.GetValueOrDefault(row.TargetId), c.Now, c.Library.Rules);
        review = [.. review, .. Review.OfPhotos(compared, c.Library.Rules)];
        var facts = new List<Fact>(before) { new InspectionSubmitted(Number, row.Version, signature, refusal, review) };
        var numbers = new List<NewNumber>();
        var lines = new List<string>();
        var notices = new List<string>();
        var firsts = new List<string>();
        foreach (WalkItem item in record.Walk.Failures)
        {
            NewNumber number = c.NewNumber("F", numbers.Count + 1);
            numbers.Add(number);
            ItemMeasure measure = ItemMeasure.Of(record, item, c.Library.Rules, c.Today);
            FindingLogged finding = Log(item, number.Token, measure);
            facts.Add(finding);
            facts.AddRange(After(finding, measure));
            lines.Add(Line(finding, measure));
            if (!measure.Corrected)
            {
                notices.Add(Notice(finding, measure));
            }

            if (FirstViolation.Say(
                c.Ledger, c.Library, number.Token, Number, row.TargetId, finding.Domain, finding.Checklist, finding.Item, finding.Severity, c.Now) is { } first)
            {
                firsts.Add(first);
            }
        }

        string said = numbers.Count == 0
            ? c.Say(WalkTexts.SubmittedClean, Number, row.TargetName)
            : string.Join('\n', lines.Prepend(c.Say(WalkTexts.Submitted, Number, row.TargetName)));
        string reasons = string.Join('、', review.Select(r => c.Say(WalkTexts.Review(r))));
        var replies = new List<Reply>
        {
            c.Reply(review.Count == 0 ? said : $"{said}\n{c.Say(WalkTexts.MarkedForReview, reasons)}"),
        };
        replies.AddRange(record.Members.Where(m => m.UserId != c.Sender.UserId).Select(m => new Reply(m.UserId, new TextBody(said))));
        if (firsts.Count > 0)
        {
            replies.Add(c.Reply(string.Join('\n', firsts)));
        }

        facts.AddRange(compared);
        if (notices.Count > 0)
        {
            string notice = string.Join('\n', notices);
            replies.AddRange(FindingPeople.Villages(c.Library.Register, row.Village).Select(id => new Reply(id, new TextBody(notice))));
        }

        if (review.Count > 0)
        {
            string notice = c.Say(WalkTexts.ReviewNotice, Number, row.TargetName, c.Sender.Name, reasons);
            replies.AddRange(FindingPeople.Leaders(c.Library.Register)
                .Where(id => !record.IsMember(id)).Select(id => new Reply(id, new TextBody(notice))));
        }

        return new Turn(Position.Idle, replies, facts) { NewNumbers = numbers };
    }

    private FindingLogged Log(WalkItem item, string number, ItemMeasure measure)
    {
        Judgement judgement = item.Judgement;
        return new FindingLogged(
            number, Number, item.List.Id, item.Question.Id, item.List.Domain, record.Row.TargetId, record.Row.TargetName, record.Row.Village,
            judgement.Finding, judgement.Severity, measure.Measure, item.Question.Basis ?? "", measure.DueOn,
            measure.Corrected ? [] : FindingReminders.For(c.Library.Rules, measure.DueOn, c.Now));
    }

    /// <summary>What was put right on the spot is rectified, and by the rule of the house struck off; all else waits for a look.</summary>
    private IEnumerable<Fact> After(FindingLogged finding, ItemMeasure measure)
    {
        if (!measure.Corrected)
        {
            return [ReinspectionClock.For(c.Library, finding.Number, 1, finding.DueOn, null, c.Now)];
        }

        var corrected = new CorrectedOnSpot(finding.Number, 1, measure.Evidence);
        return StrikesOff(finding) ? [corrected, new FindingStruckOff(finding.Number, 2)] : [corrected];
    }

    private bool StrikesOff(FindingLogged finding) => StrikeOff.OnSpot(c.Library.Rules.StrikeOffOnSpot, finding.Severity);

    private string Line(FindingLogged finding, ItemMeasure measure) =>
        measure.Corrected ? c.Say(StrikesOff(finding) ? FindingTexts.LineCorrected : FindingTexts.LineCorrectedOpen, finding.Number, finding.Words)
        : measure.Measure == Measure.InTime ? c.Say(WalkTexts.FindingLine, finding.Number, finding.Words, c.Say(finding.DueOn))
        : c.Say(FindingTexts.LineMeasure, finding.Number, finding.Words, measure.Say(c.Library.Texts, c.Today));

    private string Notice(FindingLogged finding, ItemMeasure measure) => measure.Measure == Measure.InTime
        ? c.Say(WalkTexts.FindingNotice, record.Row.TargetName, finding.Number, finding.Words, c.Say(finding.DueOn), c.Sender.Name)
        : c.Say(
            FindingTexts.NoticeMeasure, record.Row.TargetName, finding.Number, finding.Words, measure.Say(c.Library.Texts, c.Today), c.Sender.Name);

    /// <summary>What the photos say of themselves, beside the place and the time of the visit .</summary>
    private List<EvidenceCompared> Compared()
    {
        var evidence = c.Ledger.Evidence.Where(e => e.Subject == Number && e.MediaId != "").Select(e => new { e.Id, e.MediaId }).ToList();
        var ids = evidence.Select(e => e.MediaId).ToList();
        var photos = c.Ledger.Photos.Where(p => ids.Contains(p.MediaId)).ToDictionary(p => p.MediaId);
        Target? target = c.Library.Register.Targets.GetValueOrDefault(record.Row.TargetId);
        return [.. evidence
            .Select(e => PhotoCheck.Of(photos.GetValueOrDefault(e.MediaId), e.Id, Number, target, record.Row.StartedAt, c.Now, c.Library.Rules))
            .OfType<EvidenceCompared>()];
    }

    /// <summary>普法 安全生产法: what was explained to people during the visit (I-10).</summary>
    private Turn Explained(string words) => words.Length == 0
        ? new Turn(Position.At("walk", state), [c.Reply(c.Say(WalkTexts.AskLaw))], [])
        : new Turn(Position.At("walk", state), [c.Reply(c.Say(WalkTexts.LawNoted))], [new LawExplained(c.Message.Key, Number, words)]);
}
