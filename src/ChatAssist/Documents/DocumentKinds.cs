using ChatAssist.Documents.Kinds;

namespace ChatAssist.Documents;

/// <summary>Every kind of paper, in the order in which they are offered.</summary>
public static class DocumentKinds
{
    public static readonly IReadOnlyList<DocumentKind> All =
    [
        new EntryNotice(),
        new InspectionPaper(),
        new RectificationOrder(),
        new ReinspectionOpinion(),
        new SupervisionOpinion(),
        new TransferLetter(),
        new ComplaintAnswer(),
    ];

    /// <summary>Where a paper's kind stands among them: papers of one turn are shown and made in this order.</summary>
    public static int PlaceOf(DocumentRow row) => All.ToList().FindIndex(k => k.Id == row.Kind);

    public static DocumentKind? Find(string id) => All.FirstOrDefault(k => k.Id == id);
}
