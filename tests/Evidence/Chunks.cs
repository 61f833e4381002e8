using System.Buffers.Binary;
using System.Text;

namespace Xinjing.Serverless.Tests.Evidence;

/// <summary>Puts blocks of bytes where each file format keeps what is not pixels.</summary>
internal static class Chunks
{
    private const int AfterPngHeader = 33;

    public static byte[] JpegWithExif(byte[] jpeg, byte[] exif) => JpegWithApp1(jpeg, [.. "Exif\0\0"u8, .. exif]);

    public static byte[] PngWith(byte[] png, string type, byte[] data) => [.. png.AsSpan(0, AfterPngHeader), .. Png(type, data), .. png.AsSpan(AfterPngHeader)];

    /// <summary>Makes the extended form of a plain WebP, whose header says that it has EXIF (8) or is animated (2).</summary>
    public static byte[] WebpWith(byte[] webp, byte flags, string type, byte[] data, int width, int height)
    {
        byte[] header = [flags, 0, 0, 0, (byte)(width - 1), 0, 0, (byte)(height - 1), 0, 0];
        byte[] body = [.. "WEBP"u8, .. Riff("VP8X", header), .. webp.AsSpan(12), .. Riff(type, data)];
        return Riff("RIFF", body);
    }

    public static byte[] Png(string type, byte[] data)
    {
        byte[] named = [.. Encoding.ASCII.GetBytes(type), .. data];
        var chunk = new byte[named.Length + 8];
        BinaryPrimitives.WriteInt32BigEndian(chunk, data.Length);
        named.CopyTo(chunk, 4);
        BinaryPrimitives.WriteUInt32BigEndian(chunk.AsSpan(named.Length + 4), Crc(named));
        return chunk;
    }

    private static byte[] JpegWithApp1(byte[] jpeg, byte[] data)
    {
        var length = data.Length + 2;
        return [0xFF, 0xD8, 0xFF, 0xE1, (byte)(length >> 8), (byte)length, .. data, .. jpeg.AsSpan(2)];
    }

    private static byte[] Riff(string type, byte[] data)
    {
        var chunk = new byte[8 + data.Length + (data.Length & 1)];
        Encoding.ASCII.GetBytes(type, chunk);
        BinaryPrimitives.WriteInt32LittleEndian(chunk.AsSpan(4), data.Length);
        data.CopyTo(chunk, 8);
        return chunk;
    }

    private static uint Crc(byte[] data)
    {
        var crc = uint.MaxValue;
        foreach (var value in data)
        {
            crc ^= value;
            for (var bit = 0; bit < 8; bit++) crc = (crc >> 1) ^ ((crc & 1) * 0xEDB88320);
        }

        return ~crc;
    }
}
