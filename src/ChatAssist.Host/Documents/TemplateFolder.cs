using System.Collections.Frozen;
using System.Security.Cryptography;
using ChatAssist.Content;
using ChatAssist.Documents;

namespace ChatAssist.Host.Documents;

/// <summary>Reads dialogs/documents/*.docx: one template for each kind of paper, each without a mistake.</summary>
public static class TemplateFolder
{
    /// <summary>What Word puts beside a document that is open.</summary>
    private const string Owner = "~$";

    public static FrozenDictionary<string, DocumentTemplate> Read(string folder, ContentErrors errors)
    {
        var templates = new Dictionary<string, DocumentTemplate>();
        foreach (DocumentKind kind in DocumentKinds.All)
        {
            string path = Path.Combine(folder, kind.Id + ".docx");
            if (Bytes(path, errors) is { } docx)
            {
                new TemplateCheck(path, kind, errors).Run(docx);
                templates.Add(kind.Id, new DocumentTemplate(docx, Convert.ToHexStringLower(SHA256.HashData(docx))));
            }
        }

        foreach (string path in Directory.Exists(folder) ? Directory.GetFiles(folder, "*.doc*").Order(StringComparer.Ordinal) : Enumerable.Empty<string>())
        {
            string name = Path.GetFileName(path);
            if (!name.StartsWith(Owner, StringComparison.Ordinal) && !DocumentKinds.All.Any(k => name == k.Id + ".docx"))
            {
                errors.Add(path, 1, $"no kind of paper is called so; there are: {string.Join(", ", DocumentKinds.All.Select(k => k.Id + ".docx"))}");
            }
        }

        return templates.ToFrozenDictionary();
    }

    private static byte[]? Bytes(string path, ContentErrors errors)
    {
        try
        {
            using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            if (file.Length <= TemplateFile.LargestFile)
            {
                byte[] bytes = new byte[file.Length];
                file.ReadExactly(bytes);
                return bytes;
            }

            errors.Add(path, 1, $"the template is larger than {TemplateFile.LargestFile / 1024 / 1024} MB");
        }
        catch (IOException)
        {
            errors.Add(path, 1, "the file cannot be read");
        }
        catch (UnauthorizedAccessException)
        {
            errors.Add(path, 1, "the file cannot be read");
        }

        return null;
    }
}
