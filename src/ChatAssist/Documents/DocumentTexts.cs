using ChatAssist.Questionnaires;
using ChatAssist.Texts;

namespace ChatAssist.Documents;

public static class DocumentTexts
{
    public static readonly TextKey AskWhich = new("document.ask-which");
    public static readonly TextKey NoneLately = new("document.none-lately");
    public static readonly TextKey WhichChoice = new("document.which-choice", "number", "target", "day");
    public static readonly TextKey NoRecord = new("document.no-record", "number");
    public static readonly TextKey NotYours = new("document.not-yours", "number");
    public static readonly TextKey OfferTitle = new("document.offer-title", "number");
    public static readonly TextKey Listed = new("document.listed", "reference", "name", "day");
    public static readonly TextKey ListedMaking = new("document.listed-making", "reference", "name", "day");
    public static readonly TextKey ListedVoid = new("document.listed-void", "reference", "name", "day", "reason");
    public static readonly TextKey NoneIssued = new("document.none-issued");
    public static readonly TextKey NothingFits = new("document.nothing-fits");
    public static readonly TextKey Offer = new("document.offer", "number");
    public static readonly TextKey Make = new("document.make", "name");
    public static readonly TextKey MakeBoth = new("document.make-both");
    public static readonly TextKey Send = new("document.send", "name");
    public static readonly TextKey Void = new("document.void", "name");
    public static readonly TextKey VoidHint = new("document.void-hint", "number");
    public static readonly TextKey Making = new("document.making", "names");
    public static readonly TextKey StillMaking = new("document.still-making", "reference");
    public static readonly TextKey HaveAlready = new("document.have-already", "name", "reference");
    public static readonly TextKey DoesNotFit = new("document.does-not-fit", "name", "number");
    public static readonly TextKey MayNot = new("document.may-not", "name");
    public static readonly TextKey WordsDefault = new("document.words-default");
    public static readonly TextKey WordsTooLong = new("document.words-too-long", "most");
    public static readonly TextKey AskVoidReason = new("document.ask-void-reason", "reference", "name");
    public static readonly TextKey Voided = new("document.voided", "reference", "name", "reason");
    public static readonly TextKey VoidedForIssuer = new("document.voided-for-issuer", "reference", "name", "who", "reason");
    public static readonly TextKey IsVoid = new("document.is-void", "reference", "reason");
    public static readonly TextKey Again = new("document.again");
    public static readonly TextKey Leave = new("document.leave");
    public static readonly TextKey LeftAlone = new("document.left-alone");
    public static readonly TextKey NoneToVoid = new("document.none-to-void", "number");
    public static readonly TextKey MayNotVoid = new("document.may-not-void");
    public static readonly TextKey Sending = new("document.sending", "reference", "name");
    public static readonly TextKey SendingWithoutPdf = new("document.sending-without-pdf", "reference", "name");
    public static readonly TextKey Trouble = new("document.trouble", "name", "number");
    public static readonly TextKey FileName = new("document.file-name", "name", "reference", "about");
    public static readonly TextKey Reference = new("document.reference", "team", "code", "year", "n");
    public static readonly TextKey Replaces = new("document.replaces", "reference");

    public static readonly TextKey Day = new("document.day", "year", "month", "day");
    public static readonly TextKey Moment = new("document.moment", "year", "month", "day", "hour", "minute");
    public static readonly TextKey None = new("document.none");
    public static readonly TextKey Sentence = new("document.sentence", "words");
    public static readonly TextKey Inspector = new("document.inspector", "name", "certificate");
    public static readonly TextKey NoFindings = new("document.no-findings");
    public static readonly TextKey NoStatement = new("document.no-statement");
    public static readonly TextKey Signed = new("document.signed");
    public static readonly TextKey NotSigned = new("document.not-signed", "words");
    public static readonly TextKey Photo = new("document.photo", "n", "words", "when", "by");
    public static readonly TextKey PhotoMissing = new("document.photo-missing");
    public static readonly TextKey PhotoElsewhere = new("document.photo-elsewhere", "sha");
    public static readonly TextKey Scene = new("document.scene");
    public static readonly TextKey AllPassed = new("document.all-passed", "count");
    public static readonly TextKey NotAllPassed = new("document.not-all-passed", "count", "passed", "left");
    public static readonly TextKey FindingLate = new("document.finding-late", "days");
    public static readonly TextKey FindingOpen = new("document.finding-open");
    public static readonly TextKey ComplaintLate = new("document.complaint-late", "state");
    public static readonly TextKey ComplaintOpen = new("document.complaint-open", "state");
    public static readonly TextKey Verified = new("document.verified", "outcome", "words");
    public static readonly TextKey ByOffice = new("document.by-office", "office");

    public static readonly TextKey PageValid = new("document.page-valid");
    public static readonly TextKey PageVoid = new("document.page-void", "day");
    public static readonly TextKey PageReplaced = new("document.page-replaced", "reference");
    public static readonly TextKey PageMaking = new("document.page-making");

    public static readonly IReadOnlyList<TextKey> Measures =
        [.. Enum.GetNames<Measure>().Select(m => new TextKey($"document.measure-{m.ToLowerInvariant()}"))];

    /// <summary>The name of each kind, the word for it in a number, and how its words are asked for.</summary>
    public static readonly IReadOnlyList<TextKey> Kinds =
        [.. DocumentKinds.All.SelectMany(k => k.AsksForWords ? [Name(k), Short(k), Code(k), AskWords(k), DefaultWords(k)] : (TextKey[])[Name(k), Short(k), Code(k)])];

    /// <summary>What each placeholder stands for, for those who edit a template.</summary>
    public static readonly IReadOnlyList<TextKey> Fields =
        [.. DocumentKinds.All.SelectMany(k => k.Shape.Names).Distinct().Select(Field)];

    public static TextKey Measure(Measure measure) => Measures[(int)measure];

    public static TextKey Name(DocumentKind kind) => new($"document.name-{kind.Id}");

    /// <summary>For buttons.</summary>
    public static TextKey Short(DocumentKind kind) => new($"document.short-{kind.Id}");

    public static TextKey DefaultWords(DocumentKind kind) => new($"document.default-words-{kind.Id}");

    public static TextKey Code(DocumentKind kind) => new($"document.code-{kind.Id}");

    public static TextKey AskWords(DocumentKind kind) => new($"document.ask-words-{kind.Id}");

    public static TextKey Field(string name) => new($"document.field-{name}");
}
