using System.Buffers.Binary;

namespace Xinjing.Serverless.Evidence;

/// <summary>Goes from chunk to chunk (PNG, third edition, section 5.3).</summary>
internal static class PngOutline
{
    private const int Signature = 8;

    /// <summary>Length and type before a chunk's data, and a checksum after it.</summary>
    private const int Frame = 12;

    public static PictureOutline Read(ReadOnlySpan<byte> picture)
    {
        var outline = new PictureOutline();
        for (var at = Signature; at <= picture.Length - Frame;)
        {
            var length = BinaryPrimitives.ReadUInt32BigEndian(picture[at..]);
            var type = picture.Slice(at + 4, 4);
            if (length > picture.Length - at - Frame) break;
            if (type.SequenceEqual("IEND"u8)) return outline with { IsComplete = true };
            if (type.SequenceEqual("acTL"u8)) outline = outline with { IsAnimated = true };
            if (type.SequenceEqual("eXIf"u8)) outline = outline with { Exif = (at + 8)..(at + 8 + (int)length) };
            at += Frame + (int)length;
        }

        return outline;
    }
}
