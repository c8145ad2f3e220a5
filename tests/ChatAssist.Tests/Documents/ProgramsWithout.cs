namespace ChatAssist.Tests.Documents;

/// <summary>The system's programs but some, until it is disposed of. For tests that run alone: a search path is the whole process's.</summary>
internal sealed class ProgramsWithout : IDisposable
{
    private readonly string _before = Environment.GetEnvironmentVariable("PATH")!;
    private readonly string _folder = Directory.CreateTempSubdirectory("chatassist-path-").FullName;

    public ProgramsWithout(params string[] missing)
    {
        foreach (string program in _before.Split(':').Where(Directory.Exists).SelectMany(Directory.EnumerateFileSystemEntries)
            .DistinctBy(Path.GetFileName).Where(p => !missing.Contains(Path.GetFileName(p))))
        {
            File.CreateSymbolicLink(Path.Combine(_folder, Path.GetFileName(program)), program);
        }

        Environment.SetEnvironmentVariable("PATH", _folder);
    }

    public void Add(string name, string script)
    {
        string path = Path.Combine(_folder, name);
        File.WriteAllText(path, script);
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserExecute);
        }
    }

    public void Dispose()
    {
        Environment.SetEnvironmentVariable("PATH", _before);
        Directory.Delete(_folder, recursive: true);
    }
}
