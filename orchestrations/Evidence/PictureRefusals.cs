using static Xinjing.Serverless.Evidence.RefusalKind;

namespace Xinjing.Serverless.Evidence;

/// <summary>Every reason to refuse an upload. The codes are part of the public contract.</summary>
internal static class PictureRefusals
{
    private const string SendAgain = "Send it again, or export it anew from the photo app.";

    public static PictureRefusedException TooLarge(int maxBytes) =>
        new(RefusalKind.TooLarge, "picture-too-large", $"The picture has more than {maxBytes:N0} bytes. Send a smaller or more compressed one.");

    public static PictureRefusedException Empty() =>
        new(NotUsable, "picture-empty", "The request has no body. Send the picture's bytes as the body, without a form around them.");

    public static PictureRefusedException Heic() => new(
        TypeNotSupported, "heic-not-supported", "HEIC pictures are not taken. Set the camera to JPEG (\"most compatible\"), or convert the picture.");

    public static PictureRefusedException TypeNotKnown() => new(
        TypeNotSupported, "picture-type-not-supported", "The content is no JPEG, PNG or WebP picture, whatever its name says. Send one of these.");

    public static PictureRefusedException Animated() =>
        new(TypeNotSupported, "picture-animated", "The picture is animated, so that no single frame stands for it. Send a still picture.");

    public static PictureRefusedException PdfLocked() => new(NotUsable, "pdf-locked", "The PDF has a password. Send it without one, or as photos.");

    public static PictureRefusedException PdfCorrupt() => new(NotUsable, "pdf-corrupt", "The PDF cannot be read. Export it anew, or send photos.");

    public static PictureRefusedException PdfActs() => new(NotUsable, "pdf-active", "The PDF has scripts or attachments. Print it to a new PDF, or send photos.");

    public static PictureRefusedException PdfPages(int most) => new(NotUsable, "pdf-pages", $"A PDF of 1 to {most} pages is taken.");

    public static PictureRefusedException Truncated() => new(NotUsable, "picture-truncated", $"The picture ends too early. {SendAgain}");

    public static PictureRefusedException Corrupt() => new(NotUsable, "picture-corrupt", $"The picture does not decode. {SendAgain}");

    public static PictureRefusedException TooManyPixels(int width, int height, EvidenceOptions limits) => new(
        NotUsable,
        "picture-too-many-pixels",
        $"The picture has {width} × {height} pixels; {limits.MaxPixels:N0} in all and {limits.MaxSide:N0} on a side are taken. Scale it down.");

    public static PictureRefusedException TooManyScans(int maxScans) =>
        new(NotUsable, "picture-too-many-scans", $"The progressive JPEG has more than {maxScans} scans. Export it as an ordinary JPEG.");
}
