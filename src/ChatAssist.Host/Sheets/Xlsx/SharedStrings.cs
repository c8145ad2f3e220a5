using System.Text;

namespace ChatAssist.Host.Sheets.Xlsx;

/// <summary>The texts that cells refer to by number.</summary>
internal static class SharedStrings
{
    public static IReadOnlyList<string> Read(XlsxPackage package, string? part)
    {
        List<string> texts = [];
        using PartReader? reader = package.OpenNamed(part);
        StringBuilder text = new();
        bool inText = false, inPhonetic = false;
        while (reader?.Next() == true)
        {
            switch (reader.Name)
            {
                case "si":
                    if (reader.IsEnd)
                    {
                        if (texts.Count == SheetLimits.Cells)
                        {
                            throw new SheetProblemException(package.Path, FileCode.TooManyCells);
                        }

                        texts.Add(EscapedText.Decode(text.ToString()));
                        text.Clear();
                    }

                    break;
                case "t":
                    inText = !reader.IsEnd;
                    break;
                case "rPh": // how it is pronounced, no part of the text
                    inPhonetic = !reader.IsEnd;
                    break;
                case "" when inText && !inPhonetic:
                    reader.AppendTextTo(text);
                    break;
            }
        }

        return texts;
    }
}
