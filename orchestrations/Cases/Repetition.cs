using System.Buffers;

namespace Xinjing.Serverless.Cases;

/// <summary>The hotline's text rule: an explanation may not just repeat the word that was chosen.</summary>
internal static class Repetition
{
    private static readonly SearchValues<char> Separators = SearchValues.Create("：:，,；;。 （(");

    /// <summary>Whether nothing is left of a text without these words, spaces and punctuation.</summary>
    public static bool OnlyRepeats(string text, params IEnumerable<string> words) =>
        words.Select(Plain).Where(word => word.Length > 0).OrderByDescending(word => word.Length)
            .Aggregate(Plain(text), (rest, word) => rest.Replace(word, "", StringComparison.Ordinal)).Length == 0;

    /// <summary>Whether what follows the first word, as in 属实：属实, only repeats it.</summary>
    public static bool IsInItself(string finding)
    {
        var end = finding.AsSpan().IndexOfAny(Separators);
        return end > 0 && Plain(finding[end..]).Length > 0 && OnlyRepeats(finding[end..], finding[..end]);
    }

    public static IEnumerable<string> Words(CaseResult result) => result switch
    {
        CaseResult.Solved => ["solved", "实际解决", "已解决", "解决"],
        CaseResult.Explained => ["explained", "解释说明", "解释", "说明"],
        CaseResult.Unfounded => ["unfounded", "诉求不属实", "不属实"],
        _ => [],
    };

    private static string Plain(string text) => string.Concat(text.Where(char.IsLetterOrDigit)).ToLowerInvariant();
}
