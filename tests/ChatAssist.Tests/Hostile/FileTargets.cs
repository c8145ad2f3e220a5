using System.Text;
using ChatAssist.Chat;
using ChatAssist.Complaints;
using ChatAssist.Content;
using ChatAssist.Host.Commands;
using ChatAssist.Host.Documents;
using ChatAssist.Host.Libraries;
using ChatAssist.Host.Media;
using ChatAssist.Host.Sheets;
using ChatAssist.Host.Transcripts;
using ChatAssist.Inspections;
using ChatAssist.People;
using ChatAssist.Questionnaires;
using ChatAssist.Questionnaires.Tables;
using ChatAssist.Sheets;
using ChatAssist.Targets;
using ChatAssist.Tests.Sheets;
using static ChatAssist.Tests.Hostile.Targets;

namespace ChatAssist.Tests.Hostile;

/// <summary>R-01 T-01 P-01 K-01 C-06 I-08: files that people send, and tables and templates that an office makes.</summary>
internal static class FileTargets
{
    private static readonly Library Library = Home.Content();
    private static readonly ListWords Words = new(Library.Texts);
    private static readonly string Folder = Directory.CreateTempSubdirectory("chatassist-fuzz-").FullName;
    private static readonly DateTimeOffset Now = new(2026, 3, 2, 1, 0, 0, TimeSpan.Zero);

    private const string Orders =
        "工单编号,受理时间,诉求内容,诉求地址,诉求人,联系电话,类别\n12345-1,2026-03-01 08:00,夜里施工太吵,东街1号,王某,13800000000,噪声\n12345-2,2026-03-01,垃圾没人管,西坡村,,,\n";

    private static byte[][] Tables { get; } =
    [
        File.ReadAllBytes(Files.Demo("roster.csv")),
        File.ReadAllBytes(Files.Demo("targets.csv")),
        Utf8(Orders),
        CodePagesEncodingProvider.Instance.GetEncoding("GB18030")!.GetBytes(Orders),
        [0xFF, 0xFE, .. Encoding.Unicode.GetBytes(Orders.Replace(',', '\t'))],
    ];

    public static IEnumerable<Target> All =>
    [
        new("table-text", Shape.Bytes, Tables, Table) { Times = 500, Floor = 8 * 1024 * 1024, PerByte = 2000 },
        new("table-xlsx", Shape.Archive, [.. Tables.Take(3).Select(Xlsx)], Table) { Floor = 16 * 1024 * 1024, PerByte = 4000 },
        new("list-table", Shape.Archive, [Files.Written([.. ExportCommand.Checklist(new(Home.Of("config"), Home.Of("dialogs")), "fire")])], List)
        {
            Times = 100, Floor = 32 * 1024 * 1024, PerByte = 4000,
        },
        new("photo", Shape.Bytes, [ExifPhoto.Of("2026-03-01T08:05_36.3167,113.0279"), SampleFiles.Png("门口")], Photo) { Times = 600 },
        new("template", Shape.Archive, [.. Directory.EnumerateFiles(Home.Of("dialogs/documents")).Order(StringComparer.Ordinal).Select(File.ReadAllBytes)], Template)
        {
            Times = 60, Floor = 48 * 1024 * 1024, PerByte = 4000,
        },
    ];

    private static byte[] Xlsx(byte[] text)
    {
        Sheet sheet = Files.Read(text);
        return Files.Written(new SheetToWrite("表", sheet.Header, sheet.Rows.Select(r => (IReadOnlyList<Cell>)[.. sheet.Header.Select(h => (Cell)r[h])])));
    }

    private static void Table(byte[] bytes)
    {
        try
        {
            Sheet sheet = Files.Read(bytes);
            RosterSheet.Read(sheet);
            TargetSheet.Read(sheet);
            WorkOrderSheet.Read(sheet, Library, Now);
        }
        catch (SheetProblemException e)
        {
            Must(FileCode.All.Contains(e.Code), $"{e.Code} is not declared");
        }
    }

    private static void List(byte[] bytes)
    {
        try
        {
            var errors = new ContentErrors();
            var sheets = new[] { ListPart.List, ListPart.Items, ListPart.Options }.Select(p => Files.Read(bytes, Words.Sheet(p))).ToList();
            ListDraft draft = new ListSheetReader("表.xlsx", Words, Library.Texts, errors).Read(sheets[0], sheets[1], sheets[2]);
            if (errors.Any)
            {
                return;
            }

            DraftYaml yaml = DraftYaml.Of(draft);
            if (QuestionnaireReader.Read("fire.yaml", yaml.Yaml, errors) is { } list && !errors.Any)
            {
                DraftYaml.Of(DraftMaking.Of(list));
            }

            Must(errors.All.Select(e => ListMistakes.InTable("表.xlsx", e, yaml, Words, Library.Texts)).All(e => e.Line > 0), "a mistake without a row");
        }
        catch (SheetProblemException e)
        {
            Must(FileCode.All.Contains(e.Code), $"{e.Code} is not declared");
        }
    }

    private static void Photo(byte[] bytes)
    {
        string path = Path.Combine(Folder, "photo");
        File.WriteAllBytes(path, bytes);
        var (type, problem) = MediaLook.At(path);
        Picture? picture = Picture.Of(path);
        if (problem == MediaProblem.None && type.StartsWith("image/", StringComparison.Ordinal))
        {
            // What is let in is what a paper would draw: the two never see another size.
            Must(picture is { Width: > 0, Height: > 0 } && (long)picture.Width * picture.Height <= 100_000_000, "a picture larger than it was measured");
        }

        PhotoRow? photo = PhotoLook.At(path, "m", "image/jpeg", Library.Rules);
        Must(photo is null || (Math.Abs(photo.Latitude ?? 0) <= 90 && Math.Abs(photo.Longitude ?? 0) <= 180 && photo.Camera.Length <= 60), "a place that is nowhere");
    }

    private static void Template(byte[] bytes)
    {
        string folder = Path.Combine(Folder, "documents");
        Directory.CreateDirectory(folder);
        File.WriteAllBytes(Path.Combine(folder, "order.docx"), bytes);
        TemplateFolder.Read(folder, new ContentErrors());
    }
}
