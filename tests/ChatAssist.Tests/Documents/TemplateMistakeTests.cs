using System.IO.Compression;
using System.Text;
using ChatAssist.Content;
using ChatAssist.Host.Documents;
using Xunit;

namespace ChatAssist.Tests.Documents;

/// <summary>I-08 W-04: a template with a mistake is refused, and the place is told; what Word does to a text is no mistake.</summary>
public sealed class TemplateMistakeTests : IDisposable
{
    private readonly EditableContent _content = new();

    public void Dispose() => _content.Dispose();

    [Fact]
    public void What_is_shipped_has_no_mistakes() => Assert.Equal([], Told());

    [Theory]
    [InlineData("order", "{{target.name}}", "{{target.nmae}}", "paragraph 6: {{target.nmae}} is not known here; did you mean 'target.name'?")]
    [InlineData("order", "{{target.name}}", "{{target.name", "paragraph 6: {{target.name：")]
    [InlineData("order", "{{target.name}}", "target.name}}", "the braces are not closed")]
    [InlineData("order", "{{finding.due}}{{end}}", "{{finding.due}}", "table 1, row 2: {{each findings}} a row that repeats has one {{each …}} and after it one {{end}}")]
    [InlineData("order", "{{each findings}}", "", "table 1, row 2: {{finding.n}} belongs between {{each findings}} and {{end}}")]
    [InlineData("order", "{{each findings}}", "{{each faults}}", "table 1, row 2: {{each faults}} is not known here; did you mean 'findings'?")]
    [InlineData("order", "{{due}}", "{{finding.due}}", "{{finding.due}} belongs between {{each findings}} and {{end}}")]
    [InlineData("order", "{{due}}", "{{image qr 20mm}}", "{{image qr 20mm}} a picture stands alone in its paragraph")]
    [InlineData("order", "{{due}}", "{{qr}}", "{{qr}} is a picture: {{image qr 60mm}}")]
    [InlineData("order", "{{image qr 20mm}}", "{{image qr}}", "a picture says how wide it is")]
    [InlineData("order", "{{image qr 20mm}}", "{{image qr 220mm}}", "a picture says how wide it is")]
    [InlineData("order", "{{image qr 20mm}}", "{{image photo.left 22mm}}", "{{image photo.left 22mm}} is not known here")]
    [InlineData("order", "{{number}}", "", "the paper has no {{number}}")]
    [InlineData("record", "{{if findings}}", "{{each findings}} …", "stands alone in its paragraph, or within one row of a table")]
    [InlineData("record", "{{image photo.left 74x56mm}}", "{{image photo.left wide}}", "is not known here")]
    public void A_mistake_is_told_with_its_place(string kind, string what, string by, string expected)
    {
        Replace(kind, "word/document.xml", what, by);
        Assert.Contains(Told(), t => t.StartsWith($"dialogs/documents/{kind}.docx:", StringComparison.Ordinal) && t.Contains(expected, StringComparison.Ordinal));
    }

    [Fact]
    public void A_block_without_an_end()
    {
        Replace("record", "word/document.xml", "{{if laws}}", "{{if statement}}");
        Assert.Equal([], Told());
        string text = Read("record", "word/document.xml");
        int at = text.LastIndexOf("{{end}}", StringComparison.Ordinal);
        Write("record", "word/document.xml", text.Remove(at, "{{end}}".Length));
        Assert.Contains(Told(), t => t.Contains("{{if photos}} has no {{end}} in the same place", StringComparison.Ordinal));
    }

    [Fact]
    public void What_Word_cut_into_runs_is_one_placeholder_as_are_the_braces_of_a_Chinese_keyboard()
    {
        Replace("order", "word/document.xml", "{{target.name}}", "{</w:t></w:r><w:proofErr w:type=\"spellStart\"/><w:r><w:rPr><w:b/></w:rPr><w:t>{target</w:t></w:r><w:r><w:t>.name}</w:t></w:r><w:r><w:t>}");
        Replace("order", "word/document.xml", "{{date}}", "｛｛date｝｝");
        Assert.Equal([], Told());
    }

    [Fact]
    public void What_is_no_template_is_told()
    {
        File.WriteAllText(_content.Of("dialogs/documents/order.docx"), "一封信");
        File.Delete(_content.Of("dialogs/documents/notice.docx"));
        File.Copy(_content.Of("dialogs/documents/record.docx"), _content.Of("dialogs/documents/minutes.docx"));
        File.WriteAllText(_content.Of("dialogs/documents/~$record.docx"), "Word is open");
        Replace("answer", "word/_rels/document.xml.rels", "</Relationships>", "<Relationship Id=\"x\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/image\" Target=\"http://127.0.0.1/x.png\" TargetMode=\"External\"/></Relationships>");
        string[] told = [.. Told()];
        Assert.Equal(4, told.Length);
        Assert.Contains(told, t => t.StartsWith("dialogs/documents/order.docx:1: ", StringComparison.Ordinal));
        Assert.Contains("dialogs/documents/notice.docx:1: the file cannot be read", told);
        Assert.Contains(told, t => t.StartsWith("dialogs/documents/minutes.docx:1: no kind of paper is called so", StringComparison.Ordinal));
        Assert.Contains(told, t => t.StartsWith("dialogs/documents/answer.docx:1: a template must not fetch anything from elsewhere", StringComparison.Ordinal));
    }

    private IEnumerable<string> Told()
    {
        var errors = new ContentErrors();
        TemplateFolder.Read(_content.Of("dialogs/documents"), errors);
        return errors.All.Select(e => (e with { Path = Path.GetRelativePath(_content.Of("."), e.Path) }).ToString());
    }

    private void Replace(string kind, string part, string what, string by)
    {
        string text = Read(kind, part);
        Assert.Contains(what, text, StringComparison.Ordinal);
        int at = text.IndexOf(what, StringComparison.Ordinal);
        Write(kind, part, text.Remove(at, what.Length).Insert(at, by));
    }

    private string Read(string kind, string part)
    {
        using ZipArchive zip = ZipFile.OpenRead(_content.Of($"dialogs/documents/{kind}.docx"));
        using var reader = new StreamReader(zip.GetEntry(part)!.Open());
        return reader.ReadToEnd();
    }

    private void Write(string kind, string part, string text)
    {
        using ZipArchive zip = ZipFile.Open(_content.Of($"dialogs/documents/{kind}.docx"), ZipArchiveMode.Update);
        zip.GetEntry(part)!.Delete();
        using Stream stream = zip.CreateEntry(part).Open();
        stream.Write(Encoding.UTF8.GetBytes(text));
    }
}
