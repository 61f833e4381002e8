using Xinjing.Serverless.Records;

namespace Xinjing.Serverless.Chat;

/// <summary>A message that begins with a word of command.</summary>
/// <param name="Case">Number of a case, whole or its end; <c>null</c> when none is named.</param>
/// <param name="Text">What follows; empty for nothing.</param>
public sealed record ChatCommand(ChatWord Word, string? Case, string Text)
{
    private const int WholeNumber = 19;
    private const int LeastDigits = 4;
    private static readonly char[] Marks = [' ', '　', '\n', '\t', ':', '：', ',', '，'];

    private static readonly (string Chinese, ChatWord Word)[] Words =
    [
        ("我的待办", ChatWord.Todo), ("待办", ChatWord.Todo), ("上报", ChatWord.Report), ("查询", ChatWord.Look), ("查", ChatWord.Look),
        ("接单", ChatWord.Accept), ("退单", ChatWord.Return), ("进展", ChatWord.Progress), ("办结", ChatWord.Complete), ("催办", ChatWord.Urge),
        ("帮助", ChatWord.Help), ("?", ChatWord.Help), ("？", ChatWord.Help),
    ];

    /// <summary>
    /// The command that a text is; <c>null</c> for one that tells of something. A word counts only by itself: followed by
    /// nothing, a space, a mark or a number, so that 查封了一家店 is a report.
    /// </summary>
    public static ChatCommand? Read(string? text)
    {
        var said = text?.Trim() ?? "";
        foreach (var (chinese, word) in Words)
        {
            if (!said.StartsWith(chinese, StringComparison.Ordinal) || !Ends(said.AsSpan(chinese.Length))) continue;
            var rest = said[chinese.Length..].Trim(Marks);
            var number = word == ChatWord.Report ? 0 : NumberLength(rest);
            return new ChatCommand(word, number == 0 ? null : rest[..number].ToUpperInvariant(), rest[number..].TrimStart(Marks));
        }

        return null;
    }

    private static bool Ends(ReadOnlySpan<char> rest) => rest.IsEmpty || !char.IsLetter(rest[0]) || char.IsAsciiLetter(rest[0]);

    /// <summary>Characters at the beginning that are a case's number, or its end standing by itself; 0 for none.</summary>
    private static int NumberLength(string text)
    {
        var length = text.AsSpan().IndexOfAnyExceptInRange('\0', '\x7f') is var end and >= 0 ? end : text.Length;
        var number = text.AsSpan(0, length);
        number = number[..(number.IndexOfAnyExcept(AsciiLettersAndDigits) is var stop and >= 0 ? stop : number.Length)];
        if (number.Length == WholeNumber && number.StartsWith("XJ", StringComparison.OrdinalIgnoreCase)) return WholeNumber;
        var standsAlone = number.Length == text.Length || Marks.Contains(text[number.Length]);
        return standsAlone && number.Length is >= LeastDigits and < WholeNumber && IsEndOfNumber(number) ? number.Length : 0;
    }

    /// <summary>One end in ten has letters alone; in capitals, as it was shown, it is a number and not a word.</summary>
    private static bool IsEndOfNumber(ReadOnlySpan<char> text) => text.ContainsAnyInRange('0', '9') || !text.ContainsAnyExcept(RecordId.DigitSet);

    private static readonly System.Buffers.SearchValues<char> AsciiLettersAndDigits =
        System.Buffers.SearchValues.Create("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz");
}
