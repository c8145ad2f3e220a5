using ChatAssist.Texts;

namespace ChatAssist.CaseFiles;

public static class CaseFileTexts
{
    public static readonly TextKey AskWhich = new("case-file.ask-which");
    public static readonly TextKey MayNot = new("case-file.may-not");
    public static readonly TextKey Making = new("case-file.making", "number");
    public static readonly TextKey Here = new("case-file.here", "number", "files", "size");
    public static readonly TextKey TooLarge = new("case-file.too-large", "number", "size");
    public static readonly TextKey Trouble = new("case-file.trouble", "number");
    public static readonly TextKey FileName = new("case-file.file-name", "number");
    public static readonly TextKey Reporter = new("case-file.reporter");
    public static readonly TextKey Assistant = new("case-file.assistant");
    public static readonly TextKey Sealed = new("case-file.sealed");
    public static readonly TextKey Pressed = new("case-file.pressed", "label");
    public static readonly TextKey FolderDocuments = new("case-file.folder-documents");
    public static readonly TextKey FolderMedia = new("case-file.folder-media");
    public static readonly TextKey FolderProof = new("case-file.folder-proof");
    public static readonly TextKey FileContents = new("case-file.file-contents");
    public static readonly TextKey FileTalk = new("case-file.file-talk");
    public static readonly TextKey FileJournal = new("case-file.file-journal");
    public static readonly TextKey FileHowTo = new("case-file.file-how-to");
}
