using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Drawing;
using DocumentFormat.OpenXml.Drawing.Pictures;
using DocumentFormat.OpenXml.Drawing.Wordprocessing;
using Drawing = DocumentFormat.OpenXml.Wordprocessing.Drawing;
using PictureElement = DocumentFormat.OpenXml.Drawing.Pictures.Picture;

namespace ChatAssist.Host.Documents;

/// <summary>A picture in a line of text, as Word wants it.</summary>
internal static class Drawings
{
    private const long PerMillimetre = 36000;

    /// <param name="link">The relationship that leads to its file.</param>
    /// <param name="id">Unique in the document.</param>
    public static Drawing Of(Picture picture, Placeholder box, string link, uint id)
    {
        double width = box.Width, height = width * picture.Height / Math.Max(1, picture.Width);
        if (box.Height > 0 && height > box.Height)
        {
            (width, height) = (box.Height * (double)picture.Width / Math.Max(1, picture.Height), box.Height);
        }

        long cx = (long)(width * PerMillimetre), cy = (long)(height * PerMillimetre);
        return new Drawing(new Inline(
            new Extent { Cx = cx, Cy = cy },
            new EffectExtent { LeftEdge = 0, TopEdge = 0, RightEdge = 0, BottomEdge = 0 },
            new DocProperties { Id = id, Name = $"图{id}" },
            new DocumentFormat.OpenXml.Drawing.Wordprocessing.NonVisualGraphicFrameDrawingProperties(new GraphicFrameLocks { NoChangeAspect = true }),
            new Graphic(new GraphicData(new PictureElement(
                new DocumentFormat.OpenXml.Drawing.Pictures.NonVisualPictureProperties(
                    new DocumentFormat.OpenXml.Drawing.Pictures.NonVisualDrawingProperties { Id = id, Name = $"图{id}" },
                    new DocumentFormat.OpenXml.Drawing.Pictures.NonVisualPictureDrawingProperties()),
                new DocumentFormat.OpenXml.Drawing.Pictures.BlipFill(new Blip { Embed = link }, new Stretch(new FillRectangle())),
                new DocumentFormat.OpenXml.Drawing.Pictures.ShapeProperties(
                    new Transform2D(new Offset { X = 0, Y = 0 }, new Extents { Cx = cx, Cy = cy }),
                    new PresetGeometry(new AdjustValueList()) { Preset = ShapeTypeValues.Rectangle })))
            { Uri = "http://schemas.openxmlformats.org/drawingml/2006/picture" }))
        {
            DistanceFromTop = 0,
            DistanceFromBottom = 0,
            DistanceFromLeft = 0,
            DistanceFromRight = 0,
        });
    }
}
