using System.Globalization;

namespace ChatAssist.Host.Sheets;

/// <summary>
/// A file cannot be taken as a table. It is the only exception that reading one throws, whatever the file holds; its
/// message is for operators and quotes nothing from the file.
/// </summary>
/// <param name="path">The file as the caller named it.</param>
/// <param name="code">One of <see cref="FileCode"/>.</param>
/// <param name="line">1-based, as the person sees it; null where the file as a whole is meant.</param>
/// <param name="column">The column's letters as Excel shows them, where one is meant.</param>
public sealed class SheetProblemException(
    string path, string code, int? line = null, string? column = null, Exception? cause = null)
    : Exception(string.Create(CultureInfo.InvariantCulture, $"{path}{(line is null ? "" : $"({column}{line})")}: {code}"), cause)
{
    public string Path { get; } = path;

    public string Code { get; } = code;

    public int? Line { get; } = line;

    public string? Column { get; } = column;
}
