namespace Xinjing.Serverless.Tests.Hotline;

/// <summary>Changes bytes of a file, always the same ones for a number.</summary>
internal sealed class Damage(ulong seed)
{
    private static readonly byte[] Telling = [.. "\"',\r\n[]{}<>\\&;:0\0"u8];
    private ulong _state = seed;

    /// <summary>From 0, below the limit.</summary>
    public int Next(int limit)
    {
        // Sebastiano Vigna's SplitMix64.
        var value = _state += 0x9E3779B97F4A7C15;
        value = (value ^ (value >> 30)) * 0xBF58476D1CE4E5B9;
        value = (value ^ (value >> 27)) * 0x94D049BB133111EB;
        return (int)((value ^ (value >> 31)) % (ulong)limit);
    }

    /// <summary>One to five changes: a byte, a telling character, a part cut out, doubled, or all of the rest gone.</summary>
    public byte[] Of(byte[] good)
    {
        var bytes = good.ToList();
        for (var times = Next(5) + 1; times > 0 && bytes.Count > 0; times--) Change(bytes, Next(bytes.Count));
        return [.. bytes];
    }

    private void Change(List<byte> bytes, int at)
    {
        switch (Next(5))
        {
            case 0:
                bytes[at] = (byte)Next(256);
                break;
            case 1:
                bytes[at] = Telling[Next(Telling.Length)];
                break;
            case 2:
                bytes.RemoveRange(at, Math.Min(Next(30) + 1, bytes.Count - at));
                break;
            case 3:
                bytes.InsertRange(at, bytes.GetRange(at, Math.Min(Next(60) + 1, bytes.Count - at)));
                break;
            default:
                bytes.RemoveRange(at, bytes.Count - at);
                break;
        }
    }
}
