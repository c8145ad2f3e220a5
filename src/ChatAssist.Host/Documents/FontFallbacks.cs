using System.Text;

namespace ChatAssist.Host.Documents;

/// <summary>
/// Papers ask for the typefaces of Chinese offices (GB/T 9704-2012 5.2.2 and 7.2). Where they are not installed, LibreOffice
/// takes what the system offers for an unknown name, which may be anything; this says what comes nearest of Debian's Noto.
/// </summary>
internal static class FontFallbacks
{
    private const string Serif = "Noto Serif CJK SC";
    private const string Sans = "Noto Sans CJK SC";

    private static readonly (string Font, string Instead, bool Bold)[] All =
    [
        ("方正小标宋简体", Serif, true), ("方正小标宋_GBK", Serif, true), ("FZXiaoBiaoSong-B05S", Serif, true),
        ("仿宋_GB2312", Serif, false), ("仿宋", Serif, false), ("FangSong", Serif, false), ("方正仿宋_GBK", Serif, false),
        ("楷体_GB2312", Serif, false), ("楷体", Serif, false), ("KaiTi", Serif, false),
        ("黑体", Sans, false), ("SimHei", Sans, false), ("宋体", Serif, false), ("SimSun", Serif, false),
    ];

    /// <summary>fontconfig's file for the converting process: the system's own, and behind each typeface what stands in for it.</summary>
    public static string Config
    {
        get
        {
            var xml = new StringBuilder("<?xml version=\"1.0\"?>\n<!DOCTYPE fontconfig SYSTEM \"fonts.dtd\">\n<fontconfig>\n");
            xml.Append("<include ignore_missing=\"yes\">/etc/fonts/fonts.conf</include>\n");
            foreach (var (font, instead, bold) in All)
            {
                xml.Append($"<match target=\"pattern\"><test qual=\"any\" name=\"family\"><string>{font}</string></test>")
                    .Append($"<edit name=\"family\" mode=\"append\" binding=\"strong\"><string>{instead}</string></edit>")
                    .Append(bold ? "<edit name=\"weight\" mode=\"assign\"><const>bold</const></edit>" : "")
                    .Append("</match>\n");
            }

            return xml.Append("</fontconfig>\n").ToString();
        }
    }
}
