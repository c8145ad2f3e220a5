using ChatAssist.Texts;

namespace ChatAssist.Host.Operators;

/// <summary>Marks an endpoint as a page for operators: it is listed on their first page and gets their headers.</summary>
/// <param name="Path">Where it begins.</param>
/// <param name="Title">What the first page calls it; null for pages that it does not list.</param>
/// <param name="Policy">Its Content-Security-Policy.</param>
public sealed record OperatorPage(string Path, TextKey? Title, string Policy);
