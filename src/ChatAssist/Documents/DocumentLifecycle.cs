using ChatAssist.StateTables;

namespace ChatAssist.Documents;

/// <summary>A paper is never changed: it is made once, and where it is wrong it is declared void and another one issued.</summary>
public enum DocumentState
{
    /// <summary>It has its number and its words; its file is being made.</summary>
    Issued,

    /// <summary>The file is there.</summary>
    Ready,

    /// <summary>作废: kept with the reason, and its number is not used again.</summary>
    Voided,
}

public enum DocumentTrigger
{
    Render,
    Void,
}

public static class DocumentLifecycle
{
    public static readonly StateTable<DocumentState, DocumentTrigger> Table = new(
        (DocumentState.Issued, DocumentTrigger.Render, DocumentState.Ready),
        (DocumentState.Issued, DocumentTrigger.Void, DocumentState.Voided),
        (DocumentState.Ready, DocumentTrigger.Void, DocumentState.Voided));
}
