namespace ChatAssist.Chat;

/// <summary>Why a file cannot be used as it is.</summary>
public enum MediaProblem
{
    None,

    /// <summary>Not fetched yet; it is tried again until it is there or gone.</summary>
    Pending,

    /// <summary>Not what it claims to be, or cut short.</summary>
    Corrupt,

    TooLarge,

    /// <summary>The channel no longer has it.</summary>
    Gone,
}

/// <summary>A file that a person sent: where the channel keeps it and, once fetched, what was stored.</summary>
/// <param name="MediaId">The channel's id of the file.</param>
/// <param name="Sha256">Lower-case hex of the stored bytes; null until stored.</param>
/// <param name="Bytes">Size of the stored bytes.</param>
/// <param name="ContentType">By content, not by name.</param>
/// <param name="FileName">As the sender named it; never used as a path.</param>
public sealed record MediaRef(
    string MediaId,
    string? Sha256 = null,
    long Bytes = 0,
    string? ContentType = null,
    string? FileName = null,
    MediaProblem Problem = MediaProblem.Pending);
