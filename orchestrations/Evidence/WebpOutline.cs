using System.Buffers.Binary;

namespace Xinjing.Serverless.Evidence;

/// <summary>Goes from chunk to chunk (RFC 9649, section 2).</summary>
internal static class WebpOutline
{
    private const int FirstChunk = 12;

    public static PictureOutline Read(ReadOnlySpan<byte> picture)
    {
        var outline = new PictureOutline { IsComplete = BinaryPrimitives.ReadUInt32LittleEndian(picture[4..]) + 8L <= picture.Length };
        for (var at = FirstChunk; at <= picture.Length - 8;)
        {
            var type = picture.Slice(at, 4);
            var length = BinaryPrimitives.ReadUInt32LittleEndian(picture[(at + 4)..]);
            if (length > picture.Length - at - 8) break;
            if (type.SequenceEqual("ANIM"u8) || type.SequenceEqual("ANMF"u8)) outline = outline with { IsAnimated = true };
            if (type.SequenceEqual("EXIF"u8)) outline = outline with { Exif = WithoutJpegPrefix(picture, at + 8, (int)length) };
            at += 8 + (int)length + (int)(length & 1);
        }

        return outline;
    }

    /// <summary>Some encoders copy the block with the six bytes that lead it in a JPEG.</summary>
    private static Range WithoutJpegPrefix(ReadOnlySpan<byte> picture, int start, int length) =>
        picture.Slice(start, length).StartsWith("Exif\0\0"u8) ? (start + 6)..(start + length) : start..(start + length);
}
