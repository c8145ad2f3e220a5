using System.CommandLine;
using ChatAssist.Content;
using ChatAssist.Documents;
using ChatAssist.Host.Documents;
using ChatAssist.Host.Libraries;

namespace ChatAssist.Host.Commands;

/// <summary>
/// chatassist documents [KIND|FILE] [--sample FILE.docx]: which papers there are, what their templates may ask for, what they
/// say, and what one looks like when it is filled. For those who edit templates, and for git, which cannot show a .docx.
/// </summary>
internal static class DocumentsCommand
{
    private static readonly Argument<string?> Which = new("kind")
    {
        Description = "A kind of paper, or a template's file; all kinds without it.",
        Arity = ArgumentArity.ZeroOrOne,
    };

    private static readonly Option<string?> Sample = new("--sample")
    {
        Description = "A .docx to write: the template filled with the meaning of each placeholder.",
    };

    public static Command Build()
    {
        var command = new Command("documents", "Shows the kinds of papers, their placeholders and the text of their templates.") { Which, Sample };
        command.SetAction((parsed, ct) => Common.RunAsync(() => RunAsync(parsed, ct)));
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        string? which = parsed.GetValue(Which);
        if (which is not null && File.Exists(which))
        {
            // As git's textconv calls it: the text alone, whatever it is a template of.
            Print(await File.ReadAllBytesAsync(which, cancellationToken));
            return 0;
        }

        var errors = new ContentErrors();
        Library library = ContentReading.Read(Common.Settings(parsed).Folders, new Register([], []), errors);
        if (which is null)
        {
            foreach (DocumentKind each in DocumentKinds.All)
            {
                Console.WriteLine($"{each.Id,-12} {library.Texts[DocumentTexts.Name(each)]}  dialogs/documents/{each.Id}.docx");
            }

            return 0;
        }

        DocumentKind kind = DocumentKinds.Find(which)
            ?? throw new FormatException($"There is no kind of paper '{which}'; there are: {string.Join(", ", DocumentKinds.All.Select(k => k.Id))}");
        Fields(library, kind.Shape, "");
        Console.WriteLine();
        DocumentTemplate template = library.Templates.GetValueOrDefault(kind.Id) ?? throw new FormatException($"There is no template {kind.Id}.docx.");
        Print(template.Docx);
        if (errors.Any)
        {
            throw new ContentException(errors.All);
        }

        if (parsed.GetValue(Sample) is { } to)
        {
            await SafeFile.WriteAsync(
                Path.GetFullPath(to),
                file => DocxWriting.WriteAsync(template, Filled(library, kind.Shape), (_, _) => (null, null), file, cancellationToken),
                cancellationToken);
        }

        return 0;
    }

    private static void Fields(Library library, Shape shape, string indent)
    {
        string Means(string name) => library.Texts[DocumentTexts.Field(name)];
        foreach (string name in shape.Fields)
        {
            Console.WriteLine($"{indent}{{{{{name}}}}}  {Means(name)}");
        }

        foreach (string name in shape.Pictures)
        {
            Console.WriteLine($"{indent}{{{{image {name} 60mm}}}}  {Means(name)}");
        }

        foreach (var (name, inner) in shape.Repeats)
        {
            Console.WriteLine($"{indent}{{{{each {name}}}}}  {Means(name)}");
            Fields(library, inner, indent + "    ");
            Console.WriteLine($"{indent}{{{{end}}}}");
        }
    }

    private static void Print(byte[] docx)
    {
        foreach (var (line, where, text) in TemplateCheck.Lines(docx))
        {
            Console.WriteLine($"{line,3} {where}: {text}");
        }
    }

    private static DocumentData Filled(Library library, Shape shape)
    {
        var data = DocumentData.Of(shape.Fields.Select(f => (f, library.Texts[DocumentTexts.Field(f)])));
        foreach (string name in shape.Pictures)
        {
            data.With(name, "");
        }

        foreach (var (name, inner) in shape.Repeats)
        {
            data.With(name, [Filled(library, inner), Filled(library, inner)]);
        }

        return data;
    }
}
