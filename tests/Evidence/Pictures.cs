using System.Buffers.Binary;
using SkiaSharp;

namespace Xinjing.Serverless.Tests.Evidence;

/// <summary>Pictures of 48 × 32 pixels with a colour in each quarter: red and green above, blue and white below.</summary>
internal static class Pictures
{
    public const int Width = 48;
    public const int Height = 32;

    public static byte[] Jpeg() => Draw(SKEncodedImageFormat.Jpeg);

    public static byte[] Png() => Draw(SKEncodedImageFormat.Png);

    public static byte[] Webp() => Draw(SKEncodedImageFormat.Webp);

    public static byte[] TransparentPng()
    {
        using var bitmap = new SKBitmap(Width, Height);
        bitmap.Erase(SKColors.Transparent);
        return Encode(bitmap, SKEncodedImageFormat.Png);
    }

    public static byte[] Gif() => Convert.FromBase64String("R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7");

    /// <summary>An HEIC file as its first box shows it.</summary>
    public static byte[] Heic() => [0, 0, 0, 24, .. "ftypheic"u8, 0, 0, 0, 0, .. "mif1heic"u8];

    /// <summary>A well-formed PNG of this size, with next to nothing in it.</summary>
    public static byte[] PngOfSize(int width, int height)
    {
        var header = new byte[13];
        BinaryPrimitives.WriteInt32BigEndian(header, width);
        BinaryPrimitives.WriteInt32BigEndian(header.AsSpan(4), height);
        (header[8], header[9]) = (8, 2);
        return [.. Png().AsSpan(0, 8), .. Chunks.Png("IHDR", header), .. Chunks.Png("IDAT", [0x78, 0x9C, 0x03, 0, 0, 0, 0, 1]), .. Chunks.Png("IEND", [])];
    }

    /// <summary>The colours in the middle of the quarters, in reading order, as letters.</summary>
    public static string Quarters(SKBitmap seen)
    {
        var (w, h) = (seen.Width / 4, seen.Height / 4);
        return string.Concat(new[] { (w, h), (3 * w, h), (w, 3 * h), (3 * w, 3 * h) }.Select(at => Letter(seen.GetPixel(at.Item1, at.Item2))));
    }

    private static char Letter(SKColor colour) => (colour.Red > 128, colour.Green > 128, colour.Blue > 128) switch
    {
        (true, false, false) => 'R',
        (false, true, false) => 'G',
        (false, false, true) => 'B',
        (true, true, true) => 'W',
        _ => '?',
    };

    private static byte[] Draw(SKEncodedImageFormat format)
    {
        using var bitmap = new SKBitmap(new SKImageInfo(Width, Height, SKColorType.Rgba8888, SKAlphaType.Opaque));
        using var canvas = new SKCanvas(bitmap);
        using var paint = new SKPaint();
        foreach (var (x, y, colour) in new[] { (0, 0, SKColors.Red), (1, 0, SKColors.Lime), (0, 1, SKColors.Blue), (1, 1, SKColors.White) })
        {
            paint.Color = colour;
            canvas.DrawRect(x * Width / 2, y * Height / 2, Width / 2, Height / 2, paint);
        }

        return Encode(bitmap, format);
    }

    private static byte[] Encode(SKBitmap bitmap, SKEncodedImageFormat format)
    {
        using var encoded = bitmap.Encode(format, 95);
        return encoded.ToArray();
    }
}
