using System.Buffers.Binary;

namespace Xinjing.Serverless.Evidence;

/// <summary>Goes from marker to marker (ITU-T T.81, annex B), as forgiving of bytes in between as decoders are.</summary>
internal static class JpegOutline
{
    private const byte FirstWithLength = 0xC0;
    private const byte StartOfImage = 0xD8;
    private const byte EndOfImage = 0xD9;
    private const byte StartOfScan = 0xDA;
    private const byte App1 = 0xE1;

    public static PictureOutline Read(ReadOnlySpan<byte> picture)
    {
        var (scans, exif) = (0, default(Range));
        for (var at = NextMarker(picture, from: 2); at >= 0; at = NextMarker(picture, at))
        {
            var marker = picture[at - 1];
            if (marker == EndOfImage) return new PictureOutline { Exif = exif, Scans = scans, IsComplete = true };
            if (marker is StartOfImage or < FirstWithLength) continue;
            if (at + 2 > picture.Length) break;
            var end = Math.Min(at + Math.Max((int)BinaryPrimitives.ReadUInt16BigEndian(picture[at..]), 2), picture.Length);
            if (marker == StartOfScan) scans++;
            if (marker == App1 && exif.Equals(default) && picture[(at + 2)..end].StartsWith("Exif\0\0"u8)) exif = (at + 8)..end;
            at = end;
        }

        return new PictureOutline { Exif = exif, Scans = scans };
    }

    /// <summary>The place after the next marker; stuffed zeros, fill bytes and restarts are no markers.</summary>
    private static int NextMarker(ReadOnlySpan<byte> picture, int from)
    {
        while (picture[from..].IndexOf((byte)0xFF) is var found and >= 0 && from + found + 1 < picture.Length)
        {
            from += found + 1;
            if (picture[from] is not (0x00 or 0xFF or (>= 0xD0 and <= 0xD7))) return from + 1;
        }

        return -1;
    }
}
