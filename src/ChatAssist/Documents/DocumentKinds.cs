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

    public static DocumentKind? Find(string id) => All.FirstOrDefault(k => k.Id == id);
}
