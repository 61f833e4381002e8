namespace Xinjing.Serverless.Evidence;

/// <summary>What a file tells by its structure alone, before a decoder works on it.</summary>
internal sealed record PictureOutline
{
    /// <summary>Where the EXIF block (a TIFF file of its own) stands; empty when there is none.</summary>
    public Range Exif { get; init; }

    /// <summary>The file's own end is there. A decoder may be content with less.</summary>
    public bool IsComplete { get; init; }

    public bool IsAnimated { get; init; }

    /// <summary>Passes over the whole picture; more than one in a progressive JPEG.</summary>
    public int Scans { get; init; } = 1;

    public static PictureOutline Read(PictureFormat format, ReadOnlySpan<byte> picture) => format switch
    {
        PictureFormat.Jpeg => JpegOutline.Read(picture),
        PictureFormat.Png => PngOutline.Read(picture),
        PictureFormat.Webp => WebpOutline.Read(picture),
        _ => throw new ArgumentOutOfRangeException(nameof(format), format, message: null),
    };
}
