using System.Text;

namespace Xinjing.Serverless.Cases;

/// <summary>
/// Text from outside without what is no text: control characters but tab and line feed, halves of surrogate pairs, and
/// code points that Unicode keeps from use (U+FFFE in a payload has hung orchestrations silently:
/// azure-functions-durable-extension issue 3152).
/// </summary>
public static class PlainText
{
    public static string Clean(string text)
    {
        if (IsClean(text)) return text;
        var clean = new StringBuilder(text.Length);
        for (var rest = text.AsSpan(); !rest.IsEmpty;)
        {
            var status = Rune.DecodeFromUtf16(rest, out var rune, out var consumed);
            if (status == System.Buffers.OperationStatus.Done && IsText(rune)) clean.Append(rest[..consumed]);
            rest = rest[consumed..];
        }

        return clean.ToString();
    }

    private static bool IsClean(string text)
    {
        for (var rest = text.AsSpan(); !rest.IsEmpty;)
        {
            if (Rune.DecodeFromUtf16(rest, out var rune, out var consumed) != System.Buffers.OperationStatus.Done || !IsText(rune)) return false;
            rest = rest[consumed..];
        }

        return true;
    }

    private static bool IsText(Rune rune) =>
        (rune.Value & 0xFFFE) != 0xFFFE
        && rune.Value is not (>= 0xFDD0 and <= 0xFDEF)
        && (!Rune.IsControl(rune) || rune.Value is '\n' or '\t');
}
