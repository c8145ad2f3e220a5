using ChatAssist.Host;
using ChatAssist.Host.Libraries;

namespace ChatAssist.Tests;

/// <summary>A copy of config/ and dialogs/ that a test may edit as an operator would.</summary>
internal sealed class EditableContent : IDisposable
{
    private readonly string _root = Directory.CreateTempSubdirectory("chatassist-content-").FullName;

    public EditableContent()
    {
        foreach (string folder in (string[])["config", "dialogs"])
        {
            foreach (string file in Directory.EnumerateFiles(Home.Of(folder), "*", SearchOption.AllDirectories))
            {
                string to = Path.Combine(_root, Path.GetRelativePath(Home.Of("."), file));
                Directory.CreateDirectory(Path.GetDirectoryName(to)!);
                File.Copy(file, to);
            }
        }
    }

    public ContentFolders Folders => new(Path.Combine(_root, "config"), Path.Combine(_root, "dialogs"));

    public HostSettings With(HostSettings settings) => settings with { Config = Folders.Config, Dialogs = Folders.Dialogs };

    /// <param name="path">As dialogs/checklists/fire.yaml.</param>
    public string Of(string path) => Path.Combine(_root, path);

    public void Replace(string path, string what, string by)
    {
        string text = File.ReadAllText(Of(path));
        if (!text.Contains(what, StringComparison.Ordinal))
        {
            throw new ArgumentException($"{path} does not hold '{what}'.", nameof(what));
        }

        File.WriteAllText(Of(path), text.Replace(what, by, StringComparison.Ordinal));
    }

    public void Dispose() => Directory.Delete(_root, recursive: true);
}
