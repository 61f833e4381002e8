using SkiaSharp;

namespace Xinjing.Serverless.Evidence;

/// <summary>Turns a picture from the way the sensor lay to the way people see it.</summary>
internal static class UprightBitmap
{
    /// <summary>Takes a bitmap over and gives the upright, opaque one: the same if there was nothing to do.</summary>
    public static SKBitmap Turn(SKBitmap decoded, SKEncodedOrigin origin)
    {
        if (origin == SKEncodedOrigin.TopLeft && decoded.AlphaType == SKAlphaType.Opaque) return decoded;
        using (decoded) return Draw(decoded, origin);
    }

    private static SKBitmap Draw(SKBitmap decoded, SKEncodedOrigin origin)
    {
        // The four origins from LeftTop on lie on their side.
        var size = origin >= SKEncodedOrigin.LeftTop ? new SKSizeI(decoded.Height, decoded.Width) : decoded.Info.Size;
        var upright = new SKBitmap(decoded.Info.WithSize(size).WithAlphaType(SKAlphaType.Opaque));
        using var canvas = new SKCanvas(upright);
        canvas.Clear(SKColors.White);
        canvas.SetMatrix(Matrix(origin, size));
        decoded.SetImmutable(); // Drawing a mutable bitmap would copy it first.
        canvas.DrawBitmap(decoded, 0, 0, SKSamplingOptions.Default);
        return upright;
    }

    /// <summary>From the stored place of a pixel to the upright one; EXIF 2.32, tag Orientation.</summary>
    private static SKMatrix Matrix(SKEncodedOrigin origin, SKSizeI upright)
    {
        var (w, h) = (upright.Width, upright.Height);
        return origin switch
        {
            SKEncodedOrigin.TopRight => new SKMatrix(-1, 0, w, 0, 1, 0, 0, 0, 1),
            SKEncodedOrigin.BottomRight => new SKMatrix(-1, 0, w, 0, -1, h, 0, 0, 1),
            SKEncodedOrigin.BottomLeft => new SKMatrix(1, 0, 0, 0, -1, h, 0, 0, 1),
            SKEncodedOrigin.LeftTop => new SKMatrix(0, 1, 0, 1, 0, 0, 0, 0, 1),
            SKEncodedOrigin.RightTop => new SKMatrix(0, -1, w, 1, 0, 0, 0, 0, 1),
            SKEncodedOrigin.RightBottom => new SKMatrix(0, -1, w, -1, 0, h, 0, 0, 1),
            SKEncodedOrigin.LeftBottom => new SKMatrix(0, 1, 0, -1, 0, h, 0, 0, 1),
            _ => SKMatrix.Identity,
        };
    }
}
