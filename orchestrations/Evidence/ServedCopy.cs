using SkiaSharp;

namespace Xinjing.Serverless.Evidence;

/// <summary>
/// Makes the copy that people see: pixels and nothing else, upright, in sRGB, on white where the picture was transparent,
/// always as JPEG. That it can be made proves the upload to be a picture.
/// </summary>
internal static class ServedCopy
{
    public const string MediaType = "image/jpeg";

    /// <param name="origin">From the metadata as we read it: the decoder reads none in a PNG.</param>
    /// <returns>The encoded copy and its size, upright.</returns>
    /// <exception cref="PictureRefusedException">No whole picture, or one too large to decode.</exception>
    public static (SKData Jpeg, SKSizeI Size) Make(SKData picture, PictureFormat format, SKEncodedOrigin origin, EvidenceOptions limits)
    {
        using var upright = UprightBitmap.Turn(Decode(picture, limits), origin);
        return (Encode(upright, format, limits.Quality), upright.Info.Size);
    }

    /// <summary>The decoder, which may hold as much memory as the pixels, ends here, before the encoder wants its own.</summary>
    private static SKBitmap Decode(SKData picture, EvidenceOptions limits)
    {
        using var stream = new SKMemoryStream(picture);
        using var codec = SKCodec.Create(stream, out var result);
        if (result != SKCodecResult.Success) throw Refusal(result);
        RequireWithin(limits, codec.Info);
        if (codec.FrameCount > 1) throw PictureRefusals.Animated();
        using var colours = SKColorSpace.CreateSrgb();
        var alpha = codec.Info.AlphaType == SKAlphaType.Opaque ? SKAlphaType.Opaque : SKAlphaType.Premul;
        var bitmap = new SKBitmap(new SKImageInfo(codec.Info.Width, codec.Info.Height, SKColorType.Rgba8888, alpha, colours));
        result = codec.GetPixels(bitmap.Info, bitmap.GetPixels());
        if (result == SKCodecResult.Success) return bitmap;
        bitmap.Dispose();
        throw Refusal(result);
    }

    private static void RequireWithin(EvidenceOptions limits, SKImageInfo header)
    {
        if (Math.Max(header.Width, header.Height) > limits.MaxSide || (long)header.Width * header.Height > limits.MaxPixels)
            throw PictureRefusals.TooManyPixels(header.Width, header.Height, limits);
    }

    private static PictureRefusedException Refusal(SKCodecResult result) =>
        result == SKCodecResult.IncompleteInput ? PictureRefusals.Truncated() : PictureRefusals.Corrupt();

    /// <summary>Without a colour space the encoder writes no profile. Screenshots keep the full colour of their letters.</summary>
    private static SKData Encode(SKBitmap upright, PictureFormat format, int quality)
    {
        var info = new SKImageInfo(upright.Width, upright.Height, upright.ColorType, upright.AlphaType);
        using var pixels = new SKPixmap(info, upright.GetPixels(), upright.RowBytes);
        var colour = format == PictureFormat.Png ? SKJpegEncoderDownsample.Downsample444 : SKJpegEncoderDownsample.Downsample420;
        return pixels.Encode(new SKJpegEncoderOptions(quality, colour, SKJpegEncoderAlphaOption.Ignore))
            ?? throw new InvalidOperationException("A decoded picture could not be encoded.");
    }
}
