using System.Buffers.Binary;
using System.Text;

namespace Xinjing.Serverless.Tests.Evidence;

/// <summary>An EXIF block as a camera writes it, byte by byte, little-endian.</summary>
internal sealed record ExifBlock
{
    private const int Header = 8;

    public ushort? Orientation { get; init; }

    public string? TakenAt { get; init; }

    public string? Offset { get; init; }

    /// <summary>Degrees, minutes and seconds, each numerator and denominator.</summary>
    public uint[]? Latitude { get; init; }

    public string LatitudeRef { get; init; } = "N";

    public uint[]? Longitude { get; init; }

    public string LongitudeRef { get; init; } = "E";

    public byte[] Write()
    {
        List<Tag> exif = [.. Text(0x9003, TakenAt), .. Text(0x9011, Offset)];
        List<Tag> gps = [.. Text(1, LatitudeRef), .. Rationals(2, Latitude), .. Text(3, LongitudeRef), .. Rationals(4, Longitude)];
        List<Tag> main = [.. Short(0x0112, Orientation)];
        var exifAt = Header + 2 + (12 * (main.Count + 2)) + 4;
        var exifDirectory = Directory(exif, exifAt);
        main.Add(new Tag(0x8769, 4, 1, Bytes((uint)exifAt)));
        main.Add(new Tag(0x8825, 4, 1, Bytes((uint)(exifAt + exifDirectory.Length))));
        return [.. "II*\0"u8, .. Bytes(Header), .. Directory(main, Header), .. exifDirectory, .. Directory(gps, exifAt + exifDirectory.Length)];
    }

    private static byte[] Directory(List<Tag> tags, int at)
    {
        var valuesAt = at + 2 + (12 * tags.Count) + 4;
        List<byte> entries = [(byte)tags.Count, 0];
        List<byte> values = [];
        foreach (var (id, type, count, value) in tags)
        {
            entries.AddRange([(byte)id, (byte)(id >> 8), (byte)type, 0, .. Bytes((uint)count)]);
            entries.AddRange(value.Length <= 4 ? [.. value, .. new byte[4 - value.Length]] : Bytes((uint)(valuesAt + values.Count)));
            if (value.Length > 4) values.AddRange(value);
        }

        return [.. entries, 0, 0, 0, 0, .. values];
    }

    private static Tag[] Text(int id, string? text) => text is null ? [] : [new Tag(id, 2, text.Length + 1, Encoding.ASCII.GetBytes(text + '\0'))];

    private static Tag[] Short(int id, ushort? value) => value is { } number ? [new Tag(id, 3, 1, [(byte)number, (byte)(number >> 8)])] : [];

    private static Tag[] Rationals(int id, uint[]? parts) => parts is null ? [] : [new Tag(id, 5, parts.Length / 2, [.. parts.SelectMany(Bytes)])];

    private static byte[] Bytes(uint value)
    {
        var bytes = new byte[4];
        BinaryPrimitives.WriteUInt32LittleEndian(bytes, value);
        return bytes;
    }

    private sealed record Tag(int Id, int Type, int Count, byte[] Value);
}
