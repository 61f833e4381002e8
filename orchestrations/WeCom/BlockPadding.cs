namespace Xinjing.Serverless.WeCom;

/// <summary>
/// PKCS#7 to multiples of 32 bytes, not of the cipher's 16: one to 32 bytes, each of which says how many they are. None of the
/// padding modes of .NET takes away more than 16.
/// </summary>
internal static class BlockPadding
{
    public const int Block = 32;

    /// <summary>Bytes that are added to so many; never none.</summary>
    public static int For(int length) => Block - (length % Block);

    /// <summary>Bytes before the padding.</summary>
    /// <exception cref="CallbackRefusedException">It is no such padding.</exception>
    public static int Content(ReadOnlySpan<byte> padded)
    {
        if (padded.IsEmpty || padded.Length % Block != 0) throw Wrong();
        var added = padded[^1];
        if (added is < 1 or > Block || padded[^added..].ContainsAnyExcept(added)) throw Wrong();
        return padded.Length - added;
    }

    private static CallbackRefusedException Wrong() => new(CallbackRefusedException.Padding, "The padding is not that of this protocol; the key is another one.");
}
