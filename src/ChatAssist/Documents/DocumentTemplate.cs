namespace ChatAssist.Documents;

/// <summary>A template as the office saved it in Word.</summary>
/// <param name="Docx">The file's bytes.</param>
/// <param name="Sha256">Theirs, lower-case hex: says with which edition a paper was made.</param>
public sealed record DocumentTemplate(byte[] Docx, string Sha256);
