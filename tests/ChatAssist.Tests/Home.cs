using ChatAssist.Content;
using ChatAssist.Host.Libraries;

namespace ChatAssist.Tests;

/// <summary>The repository that is tested, and its content, read once.</summary>
internal static class Home
{
    private static readonly string Root = Find();
    private static readonly Lazy<Library> Once = new(() =>
        ContentReading.Read(new ContentFolders(Of("config"), Of("dialogs")), new Register([], [])));

    public static string Of(string path) => Path.Combine(Root, path);

    /// <summary>The content with nobody in the register.</summary>
    public static Library Content() => Once.Value;

    /// <summary>The content with the given register, as a <see cref="LibraryShelf"/> wants it.</summary>
    public static Library Content(ContentFolders folders, Register register) => Once.Value with { Register = register };

    private static string Find()
    {
        for (DirectoryInfo? d = new(AppContext.BaseDirectory); d is not null; d = d.Parent)
        {
            if (File.Exists(Path.Combine(d.FullName, "ChatAssist.sln")))
            {
                return d.FullName;
            }
        }

        throw new DirectoryNotFoundException("The tests run from somewhere outside the repository.");
    }
}
