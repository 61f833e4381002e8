using System.Text.Json.Serialization;

namespace Xinjing.Serverless.Hotline.Reading;

/// <summary>What a batch's bytes are, told by their beginning.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<SourceFormat>))]
public enum SourceFormat
{
    [JsonStringEnumMemberName("csv")]
    Csv,

    [JsonStringEnumMemberName("xlsx")]
    Xlsx,

    [JsonStringEnumMemberName("json")]
    Json,
}

internal static class SourceFormats
{
    /// <summary>Bytes that tell one format from another.</summary>
    public const int BytesToTell = 64;

    private static readonly byte[] Zip = [0x50, 0x4B, 0x03, 0x04];
    private static readonly byte[] OldOffice = [0xD0, 0xCF, 0x11, 0xE0];
    private static readonly byte[] Utf8Mark = [0xEF, 0xBB, 0xBF];

    /// <exception cref="BatchRefusedException">It begins like nothing that is taken.</exception>
    public static SourceFormat Of(ReadOnlySpan<byte> beginning)
    {
        if (beginning.StartsWith(Zip)) return SourceFormat.Xlsx;
        if (beginning.StartsWith(OldOffice)) throw BatchRefusals.TypeNotKnown("an old XLS workbook; save it as XLSX");
        if (beginning is [0xFF, 0xFE, ..] or [0xFE, 0xFF, ..]) throw BatchRefusals.TypeNotKnown("UTF-16 text; save it as \"CSV UTF-8\"");
        var text = (beginning.StartsWith(Utf8Mark) ? beginning[Utf8Mark.Length..] : beginning).TrimStart(" \t\r\n"u8);
        if (text.Contains((byte)0)) throw BatchRefusals.TypeNotKnown("no text and no workbook");
        return text is [(byte)'[' or (byte)'{', ..] ? SourceFormat.Json : SourceFormat.Csv;
    }
}
