namespace Xinjing.Serverless.Evidence;

/// <summary>The kinds of picture that are taken.</summary>
public enum PictureFormat
{
    Jpeg,
    Png,
    Webp,
}

internal static class PictureFormats
{
    private static ReadOnlySpan<byte> PngSignature => [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A];

    public static string MediaType(this PictureFormat format) => format switch
    {
        PictureFormat.Jpeg => "image/jpeg",
        PictureFormat.Png => "image/png",
        PictureFormat.Webp => "image/webp",
        _ => throw new ArgumentOutOfRangeException(nameof(format), format, message: null),
    };

    /// <summary>Tells the format by the first bytes; a name or a header proves nothing.</summary>
    /// <exception cref="PictureRefusedException">It is none that is taken.</exception>
    public static PictureFormat Recognize(ReadOnlySpan<byte> picture)
    {
        if (picture.StartsWith<byte>([0xFF, 0xD8, 0xFF])) return PictureFormat.Jpeg;
        if (picture.StartsWith(PngSignature)) return PictureFormat.Png;
        if (picture.StartsWith("RIFF"u8) && picture.Length >= 12 && picture[8..].StartsWith("WEBP"u8)) return PictureFormat.Webp;
        throw IsHeic(picture) ? PictureRefusals.Heic() : PictureRefusals.TypeNotKnown();
    }

    private static bool IsHeic(ReadOnlySpan<byte> picture)
    {
        if (picture.Length < 12 || !picture[4..].StartsWith("ftyp"u8)) return false;
        var brand = picture[8..12];
        return brand.StartsWith("hei"u8) || brand.StartsWith("hev"u8) || brand.SequenceEqual("mif1"u8) || brand.SequenceEqual("msf1"u8);
    }
}
